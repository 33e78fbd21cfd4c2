import { expect, it } from "vitest";
import type { DoorHandler } from "../../../infra/local/front/front.ts";
import { eachDoor } from "../../../infra/local/functions.ts";
import { whenReady } from "../../../infra/local/when-ready.ts";
import { DOOR_PATHS, DOORS } from "../../../shared/kernel/names.ts";
import { aCompetition, london } from "../../builders/competition.ts";
import { aFront } from "./front/a-front.ts";

const ORIGIN = "http://localhost:3000";
const NOW = london("2014-05-08T09:00");

/** A front at which everything asks whether the demonstration has reached its time, and a lead who wants to act. */
async function starting() {
  const { portal } = await aCompetition();
  let ready = false;
  const moved: string[] = [];
  const answers: DoorHandler = async () => ({ statusCode: 200, body: "open" });
  const acting = whenReady(() => (ready ? eachDoor(() => answers) : undefined), {
    page: async () => "",
    deps: portal.deps,
    clock: { now: () => NOW, setForward: async () => {}, remember: async () => {}, run: async () => {} },
    demonstration: {
      moveTo: async (instant) => void moved.push(instant),
      tick: async () => {},
      lookAround: () => {},
      ahead: async () => [],
    },
    origin: ORIGIN,
    stylesheet: "/assets/app.css",
  });
  const front = await aFront(acting);
  const send = async (path: string, fields: Record<string, string>, headers = {}) => {
    const asked = { method: "POST", headers, body: new URLSearchParams(fields), redirect: "manual" } as const;
    const { status, headers: answered } = await fetch(`${front.origin}${path}`, asked);
    return [status, answered.get("retry-after")];
  };
  return {
    portal,
    front,
    moved,
    begin: () => void (ready = true),
    acts: [
      () => send("/local/token", { mail: "lead@authority.example" }),
      () => send("/local/clock", { to: "2014-05-09T09:00" }, { origin: ORIGIN }),
      ...DOORS.map((door) => () => send(DOOR_PATHS[door][0], {})),
    ],
  };
}

it("nobody acts before the demonstration has reached its time, nor gets a token, nor moves the clock", async () => {
  const { portal, front, moved, acts, begin } = await starting();
  try {
    const before = await portal.digest();
    for (const act of acts) expect(await act()).toEqual([503, "2"]);
    expect(await portal.digest()).toBe(before);
    expect(moved).toEqual([]);
    begin();
    const open = await Promise.all(acts.map((act) => act()));
    expect(open.map(([status]) => status)).toEqual([200, 303, ...DOORS.map(() => 200)]);
  } finally {
    await front.close();
  }
});
