import { describe, expect, it } from "vitest";
import { enact } from "../../../functions/platform/enact.ts";
import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import { accept, refuse } from "../../../shared/kernel/result.ts";
import { london } from "../../builders/competition.ts";
import { aPortal, key } from "../../builders/portal.ts";
import { COMPETITION, PERSON, soundEntries } from "./an-act.ts";

const actor: AuthorityActor = {
  audience: "authority",
  personId: PERSON,
  name: "Ada",
  role: "national-lead",
  lots: "all",
};

/** A lot is closed once: `stands` says what is found of it. */
async function closings() {
  const portal = await aPortal({ at: london("2014-05-16T11:59") });
  let stands: "open" | "closed" | "gone" = "open";
  return {
    portal,
    becomes: (state: typeof stands) => void (stands = state),
    close: (reason: string, requestKey = key("close")) =>
      enact(
        portal.deps,
        { actor, command: { competitionId: COMPETITION, reason }, requestKey, what: "lot.closed" },
        async (at) => {
          if (stands === "gone") return refuse({ code: "not-found" });
          if (stands === "closed") return refuse({ code: "already-closed" });
          return accept({
            writes: [],
            subject: "lot-7",
            detail: { reason, closesAt: at },
            answer: { lotId: "lot-7" },
          });
        },
      ),
  };
}

describe("enact", () => {
  it("commits one entry of what was decided, at the instant of the request, with the competition of the command", async () => {
    const { portal, close } = await closings();
    const closed = await close("Full");
    expect(closed.ok && closed.value.answer).toEqual({ lotId: "lot-7" });
    expect(await soundEntries(portal)).toMatchObject([
      {
        what: "lot.closed",
        subject: "lot-7",
        competitionId: COMPETITION,
        at: portal.deps.now(),
        answer: { lotId: "lot-7" },
      },
    ]);
  });

  it("commits nothing of what is refused", async () => {
    const { portal, close, becomes } = await closings();
    becomes("closed");
    const before = await portal.digest();
    expect(await close("Full")).toEqual({ ok: false, error: { code: "already-closed" } });
    expect(await portal.digest()).toBe(before);
  });

  it.each(["closed", "gone"] as const)(
    "gives a repeat the answer that it had, though what it stood on is now %s",
    async (state) => {
      const { portal, close, becomes } = await closings();
      await close("Full");
      becomes(state);
      const again = await close("Full");
      expect(again.ok && [again.value.repeated, again.value.answer]).toEqual([true, { lotId: "lot-7" }]);
      expect(await soundEntries(portal)).toHaveLength(1);
    },
  );

  it.each(["open", "closed", "gone"] as const)(
    "refuses a key that was used for something else, when what it stood on is %s",
    async (state) => {
      const { close, becomes } = await closings();
      await close("Full");
      becomes(state);
      expect(await close("Empty")).toEqual({ ok: false, error: { code: "request-key-reused" } });
    },
  );
});
