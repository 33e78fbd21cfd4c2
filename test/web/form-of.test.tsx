import { beforeEach, expect, it } from "vitest";
import * as z from "zod";
import { loadActor } from "../../functions/people/facts.ts";
import { NATIONAL_LEADS } from "../../shared/kernel/actor.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { openDoor } from "../../web/doors/door.tsx";
import { formOf } from "../../web/doors/form-of.tsx";
import { only } from "../../web/doors/guard.tsx";
import { Button } from "../../web/govuk/button.tsx";
import { HeadedPage } from "../../web/govuk/headed-page.tsx";
import { anyKey, london } from "../builders/competition.ts";
import { aPortal } from "../builders/portal.ts";
import { words } from "../builders/answer.ts";
import { type Visitor, visitorAt } from "../builders/visitor.ts";

type CloseRefusal = { code: "already-closed" } | { code: "not-found" } | { code: "request-key-reused" };

/** What closing the lot comes out with, and what the lot is by then. */
let comesOut: { readonly refusal?: CloseRefusal; readonly lot?: string };
let lot: string;
const closing = {
  audience: "authority",
  who: NATIONAL_LEADS,
  command: z.strictObject({ reason: z.string() }),
  refusals: { "already-closed": "reason" },
  words: ({ code }: { code: string }) => `Refused: ${code}`,
  does: async () => {
    lot = comesOut.lot ?? lot;
    return comesOut.refusal === undefined ? accept({ answer: {} }) : refuse(comesOut.refusal);
  },
} as const;

let lead: Visitor;
beforeEach(async () => {
  [lot, comesOut] = ["The lot is open", {}];
  const portal = await aPortal({ at: london("2013-10-01T09:00") });
  const form = (path: string, refusals: Partial<Record<CloseRefusal["code"], string>>) =>
    formOf<"authority", (typeof closing)["command"], CloseRefusal, object, { lot: string }>(
      { ...closing, refusals: { ...closing.refusals, ...refusals } },
      {
        path,
        facts: async (c) => (lot === "" ? c.notFound() : { lot }),
        page: (facts, { frame, errors, Form }) => (
          <HeadedPage frame={frame} title="Close the lot" errors={errors}>
            <p id="reason">{facts.lot}</p>
            <Form>
              <Button text="Close" />
            </Form>
          </HeadedPage>
        ),
        to: () => "/authority",
      },
    );
  const door = openDoor(portal.deps, "authority", { actorOf: async () => loadActor })
    .use("*", only("authority"))
    .route("/authority", form("/close", {}))
    .route("/authority", form("/close-named", { "not-found": "reason" }));
  lead = await visitorAt(portal, "lead@authority.example", { name: "Ada", doors: door });
});

const close = async (path = "close") => {
  const { status, text } = await lead.post(`/authority/${path}`, { reason: "Full" });
  return { status, says: words(text) };
};

it("a form that is refused is shown on what there is by then", async () => {
  comesOut = { refusal: { code: "already-closed" }, lot: "The lot was closed meanwhile" };
  const { status, says } = await close();
  expect(status).toBe(422);
  expect(says).toContain("The lot was closed meanwhile");
  expect(says).not.toContain("The lot is open");
});

it("a form that is refused keeps its key, unless that was used for something else", async () => {
  const requestKey = anyKey();
  const keyAfter = async (code: CloseRefusal["code"]) => {
    comesOut = { refusal: { code } };
    const { text } = await lead.post("/authority/close", { reason: "Full", requestKey });
    return /name="requestKey" value="([^"]*)"/.exec(text)?.[1];
  };
  expect(await keyAfter("already-closed")).toBe(requestKey);
  expect(await keyAfter("request-key-reused")).not.toBe(requestKey);
});

it("a form that is refused about what has gone meanwhile is not found", async () => {
  comesOut = { refusal: { code: "already-closed" }, lot: "" };
  expect((await close()).status).toBe(404);
});

it("a form whose operation finds nothing is not found, unless it was the form that named it", async () => {
  comesOut = { refusal: { code: "not-found" } };
  expect((await close()).status).toBe(404);
  const { status, says } = await close("close-named");
  expect([status, says.includes("Refused: not-found")]).toEqual([422, true]);
});
