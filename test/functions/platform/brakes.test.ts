import { beforeEach, describe, expect, it } from "vitest";
import { A_MINUTE, rateLimiter } from "../../../functions/platform/rate-limit.ts";
import { recordEarlyAccess } from "../../../functions/platform/refused-access.ts";
import { DAY, instantOf, MINUTE, plus } from "../../../shared/kernel/instant.ts";
import { countEntries } from "../../builders/effects.ts";
import { aPortal, type TestPortal } from "../../builders/portal.ts";
import { COMPETITION, PERSON, soundEntries } from "./an-act.ts";

describe("the rate limit", () => {
  /** What is said to so many requests: of all but the last nothing. */
  function last(count: number, request: () => number | undefined) {
    const said = Array.from({ length: count }, request);
    expect(said.slice(0, -1).every((one) => one === undefined)).toBe(true);
    return said.at(-1);
  }

  it("lets as many pass as it says, and then says how long to wait", () => {
    let clock = 0;
    const limit = rateLimiter(() => clock);
    expect(last(A_MINUTE.person, () => limit("person", "ada"))).toBeUndefined();
    clock = 20_001;
    expect(limit("person", "ada")).toBe(40);
    clock = MINUTE - 1;
    expect(limit("person", "ada")).toBe(1);
    clock = MINUTE;
    expect(limit("person", "ada")).toBeUndefined();
  });

  it("counts each person and each address for itself", () => {
    const limit = rateLimiter(() => 0);
    expect(last(A_MINUTE.address + 1, () => limit("address", "192.0.2.1"))).toBe(60);
    expect(limit("address", "192.0.2.2")).toBeUndefined();
    expect(limit("person", "192.0.2.1")).toBeUndefined();
  });
});

describe("an attempt to see something before its time", () => {
  const NOON = instantOf(Date.UTC(2014, 4, 16, 11));
  const lead = {
    audience: "authority",
    personId: PERSON,
    name: "Ada",
    role: "national-lead",
    lots: "all",
  } as const;
  let portal: TestPortal;
  beforeEach(async () => {
    portal = await aPortal({ at: NOON });
  });
  const attempt = (resource = "coverage-preferences-2") =>
    recordEarlyAccess(portal.deps, lead, COMPETITION, resource);

  it("stands in the log once per person, thing and day", async () => {
    await attempt();
    portal.at(plus(NOON, 60_000));
    expect(await attempt()).toEqual({ code: "too-early" });
    expect(await soundEntries(portal)).toMatchObject([
      {
        what: "early-access.refused",
        at: NOON,
        subject: "coverage-preferences-2",
        who: { personId: PERSON },
      },
    ]);

    await attempt("coverage-preferences-3");
    portal.at(plus(NOON, DAY));
    await attempt();
    expect(await countEntries(portal)).toBe(3);
  });

  it("is told to stop after fifty on one day, with no more entries for it", async () => {
    const answers: string[] = [];
    for (let count = 0; count < 51; count += 1) answers.push((await attempt()).code);
    expect(answers.slice(49)).toEqual(["too-early", "too-many-attempts"]);
    expect(await attempt("another-thing")).toEqual({ code: "too-early" });
    expect(await countEntries(portal)).toBe(2);
  });

  it("made many times at once leaves one entry too, and each of them is counted", async () => {
    await Promise.all(Array.from({ length: 50 }, () => attempt()));
    expect(await countEntries(portal)).toBe(1);
    expect(await attempt()).toEqual({ code: "too-many-attempts" });
  });
});
