import { beforeAll, describe, expect, it } from "vitest";
import { APPS } from "../../builders/doors.ts";
import { slice } from "../../builders/slice.ts";
import { exchange, type Exchange, isApi, type Method, type Sent } from "./exchange.ts";
import { amissInHeaders } from "./headers.ts";
import { hostileForms, hostileJson } from "./hostile-bodies.ts";
import { type Hostile, hostileAddresses, hostileHeaders, hostileQueries } from "./hostile.ts";
import { leaksIn } from "./leaks.ts";
import { DOOR_ROWS, PQQ_ROWS, rowsByState } from "./matrix.ts";
import { methodOf, ownParams, pathOf, patternOf, type Row } from "./row.ts";

import { aWorld, type World } from "./world.ts";

let world: World;
const prototype = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));

/** What is sent is read by few schemas and answered by one reader of bodies: of all of it each route gets a part. */
const ONE_IN = 5;
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const satisfies readonly Method[];

/** Somebody who is let through, so that nothing is refused before it is read. */
const whoMay = (row: Row) => {
  const may = row.may.filter((one) => world.signedIn[one] !== undefined && (row.except?.[one] ?? 0) < 400);
  return may.find((one) => one !== "newcomer") ?? may[0] ?? "anonymous";
};

async function hostileTo(row: Row): Promise<readonly Hostile[]> {
  const who = whoMay(row);
  const own = await ownParams(world, row, who);
  const sent = (await row.send?.({ world, who, whose: "own" })) ?? {};
  const path = pathOf(row, own);
  const addresses = hostileAddresses(row, own, sent);
  return [...addresses, ...hostileBodies(row, path, sent)].filter(
    ({ what }) => row.harmless?.test(what) !== true,
  );
}

function hostileBodies(row: Row, path: string, sent: Sent): readonly Hostile[] {
  if (methodOf(row) === "GET") return hostileQueries(row, path, sent);
  if (!isApi(path)) return hostileForms(row, path, sent);
  return [...hostileJson(row, path, sent), ...hostileHeaders(row, path, sent)];
}

/** What an answer to a hostile request is that it must not be. */
async function amiss(row: Row, { sent, answers }: Hostile, answer: Exchange): Promise<readonly string[]> {
  const { status, text, log, writeUnits } = answer;
  const refused = status >= 400;
  return [
    ...(status >= 500 ? ["is taken for a fault"] : []),
    ...(answers !== undefined && !answers.includes(status)
      ? [`gets ${status} and not ${answers.join(" or ")}`]
      : []),
    ...(refused && text.trim().length < 20 ? ["is refused without words"] : []),
    ...(refused && isApi(patternOf(row)) && !text.includes('"type":"urn:problem:')
      ? ["gets no problem document"]
      : []),
    ...(refused && writeUnits > 0 && row.audits === undefined && row.keepsRefused !== true
      ? ["changes the table"]
      : []),
    ...(log.some((line) => line.includes('"level":"error"')) ? ["leaves a fault in the log"] : []),
    ...amissInHeaders(answer),
    // Who has the code reads what it is about.
    ...(row.byCode !== undefined && status < 400
      ? []
      : leaksIn(
          world,
          whoMay(row),
          answer,
          Object.values({ ...sent.form, ...sent.json })
            .flat()
            .map(String),
        )),
    ...(writeUnits > 0 ? await strangeInTable() : []),
  ];
}

/** What was stored that no text holds: control characters, half characters, what turns text round. */
async function strangeInTable(): Promise<readonly string[]> {
  // The first of what was changed are what a person did; the gates of a new competition follow.
  const keys = (await world.atFirst().changed()).slice(0, 100);
  const items = await world.deps.table.getMany(keys);
  return items
    .filter((item) => /\\u0000|\\ud[89a-f]|\ufffd|\u202e/.test(JSON.stringify(item ?? {})))
    .map((item) => `stores a strange text in ${String(item?.pk)}`);
}

describe.each(["preferences", "pqq"] as const)("what nobody with good intentions sends: %s", (about) => {
  beforeAll(async () => {
    world = await aWorld({ about });
  });
  const rows = rowsByState(about);

  it.each(rows.map(([state, door, row]) => [row.route, state, door, row] as const))(
    "to %s is refused in words",
    async (_, state, door, row) => {
      if (world.state() !== state) await world.moveTo(state);
      const found: string[] = [];
      const app = APPS[door](world.deps);
      const turn = rows.findIndex(([, , one]) => one === row);
      for (const hostile of slice(await hostileTo(row), ONE_IN, turn)) {
        const { method, path, sent } = hostile;
        const answer = await exchange(world, app, whoMay(row), method, path, sent);
        found.push(...(await amiss(row, hostile, answer)).map((one) => `when ${hostile.what} it ${one}`));
        if (answer.writeUnits > 0) await world.atFirst().undo();
      }
      expect(found).toEqual([]);
      expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(prototype);
    },
  );

  it("is another method: then the answer says which there are", async () => {
    for (const [, door, row] of rows) {
      const there = [...DOOR_ROWS, ...PQQ_ROWS]
        .filter(([, other]) => patternOf(other) === patternOf(row))
        .map(([, one]) => methodOf(one));
      const path = pathOf(row, await ownParams(world, row, whoMay(row)));
      for (const method of METHODS.filter((one) => !there.includes(one))) {
        const answer = await exchange(world, APPS[door](world.deps), whoMay(row), method, path);
        expect([method, row.route, answer.status, answer.writeUnits]).toEqual([method, row.route, 405, 0]);
        expect(answer.headers.get("allow")?.split(", ").toSorted()).toEqual([...there].toSorted());
        expect(amissInHeaders(answer)).toEqual([]);
      }
    }
  });
});
