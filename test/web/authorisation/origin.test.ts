import { beforeAll, describe, expect, it } from "vitest";
import { APPS } from "../../builders/doors.ts";
import { slice } from "../../builders/slice.ts";
import { exchange, isApi, type Sent } from "./exchange.ts";
import { DOOR_ROWS, PQQ_ROWS } from "./matrix.ts";
import { methodOf, ownParams, pathOf, patternOf } from "./row.ts";
import { aWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld();
  await world.moveTo("open");
});

const ROWS = [...DOOR_ROWS, ...PQQ_ROWS];
const CHANGING = ROWS.filter(([, row]) => methodOf(row) !== "GET").map(
  ([door, row]) => [row.route, door, row] as const,
);
const FORMS = CHANGING.filter(([, , row]) => !isApi(patternOf(row)));
const PROGRAMS = ROWS.filter(([, row]) => isApi(patternOf(row)) && !row.may.includes("anonymous")).map(
  ([door, row]) => [row.route, door, row] as const,
);

/** Whatever is wrong is refused before any route: each route is tried with some of it, and the next one with other things. */
const inTurn = (rows: typeof CHANGING) => rows.map((row, turn) => [row[0], row, turn] as const);

/** A request that would be accepted, but for what is given. An empty header is left out. */
async function asked([, door, row]: (typeof CHANGING)[number], headers: Sent["headers"]) {
  const [who = "anonymous"] = row.may.filter((one) => world.signedIn[one] !== undefined);
  const sent = (await row.send?.({ world, who, whose: "own" })) ?? {};
  const path = pathOf(row, await ownParams(world, row, who));
  const all = { ...sent, headers: { ...sent.headers, ...headers } };
  return exchange(world, APPS[door](world.deps), who, methodOf(row), path, all);
}

const ELSEWHERE = [
  ["another site", { origin: "https://evil.example" }],
  ["a site whose name begins like ours", { origin: "https://portal.example.evil.example" }],
  ["our name without encryption", { origin: "http://portal.example" }],
  ["nowhere", { origin: "null" }],
  ["another site, as the browser says", { origin: "", "sec-fetch-site": "cross-site" }],
  ["a site beside ours", { origin: "", "sec-fetch-site": "same-site" }],
  ["somebody who does not say", { origin: "" }],
  ["another site that says it is ours", { origin: "https://evil.example", "sec-fetch-site": "same-origin" }],
] as const;

describe("a form that was sent from elsewhere", () => {
  it.each(inTurn(FORMS))("%s is refused and changes nothing", async (_, row, turn) => {
    for (const [where, headers] of slice(ELSEWHERE, 4, turn)) {
      const { status, text, writeUnits, log } = await asked(row, headers);
      expect([where, status, writeUnits]).toEqual([where, 403, 0]);
      expect(text).toContain("Open the page again");
      expect(log.filter((line) => line.includes('"level":"warn"'))).toHaveLength(1);
    }
  });
});

describe("a program's request", () => {
  it.each(inTurn(PROGRAMS))(
    "%s counts for nothing with a browser's session, in whatever place",
    async (_, row, turn) => {
      const [who = "anonymous"] = row[2].may;
      const { cookie = "", bearer = "" } = world.signedIn[who] ?? {};
      const [session, token] = [`__Host-session=${cookie}`, `__Host-session=${bearer}`];
      const wrong = [
        { authorization: "", cookie: session, origin: "https://portal.example" },
        { authorization: "", cookie: token },
        { authorization: `Bearer ${cookie}` },
        { authorization: `Basic ${bearer}` },
        { authorization: `Bearer ${bearer}x` },
        { authorization: "Bearer" },
      ];
      for (const headers of slice(wrong, 3, turn)) {
        const { status, writeUnits } = await asked(row, headers);
        expect([status, writeUnits]).toEqual([401, 0]);
      }
    },
  );

  // What anybody with a code may do needs no session to go round.
  it.each(inTurn(FORMS.filter(([, , row]) => row.byCode === undefined)))(
    "%s is no way round a browser's session",
    async (_, row, turn) => {
      const [who = "anonymous"] = row[2].may.filter((one) => world.signedIn[one] !== undefined);
      const { bearer = "" } = world.signedIn[who] ?? {};
      const wrong = ["", `__Host-session=${bearer}`, "__Host-session=%00%", "session=x"];
      for (const cookie of slice(wrong, 2, turn)) {
        const { status, writeUnits } = await asked(row, { cookie, authorization: `Bearer ${bearer}` });
        expect(writeUnits).toBe(0);
        expect(row[0] === "POST /sign-out" ? [303] : [401]).toContain(status);
      }
    },
  );
});
