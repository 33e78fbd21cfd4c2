import { beforeAll, describe, expect, it } from "vitest";
import { DOORS } from "../../../shared/kernel/names.ts";
import { APPS } from "../../builders/doors.ts";
import { MIDDLEWARE } from "./doors.ts";
import { exchange } from "./exchange.ts";
import { amissInHeaders } from "./headers.ts";
import { askersOf, violationsOf } from "./judge.ts";
import { DOOR_ROWS, MATRIX, routesOf } from "./matrix.ts";
import { methodOf, ownParams, paramsIn, passesIn, pathOf } from "./row.ts";
import { foreignTo } from "./things.ts";
import { aWorld, STATES, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld();
  await world.moveTo("open");
});

describe.each(DOORS)("the matrix of the %s door", (door) => {
  it("has a row for every route", async () => {
    const rows = MATRIX[door].map(({ route }): string => route);
    const { routes } = await routesOf(door, world.deps);
    const without = [...routes].filter((route) => !rows.includes(route));
    const advice =
      "add to test/web/authorisation/rows-*.ts who may use it, what to send and whether it writes";
    expect(without, advice).toEqual([]);
  });

  it("has no row for a route that is gone, and none twice", async () => {
    const { routes } = await routesOf(door, world.deps);
    const rows = MATRIX[door].map(({ route }): string => route);
    expect(rows.filter((route, index) => !routes.has(route) || rows.indexOf(route) !== index)).toEqual([]);
  });

  it("knows what stands before the routes", async () => {
    const { before } = await routesOf(door, world.deps);
    expect([...before].toSorted()).toEqual([...MIDDLEWARE[door]].toSorted());
  });

  it("has somebody in every row who is let through in some state", () => {
    const vacuous = MATRIX[door].filter(
      (row) =>
        !row.may.some((who) =>
          STATES.some(
            (state) => (row.in?.[state]?.except?.[who] ?? row.except?.[who] ?? passesIn(row, state)) < 400,
          ),
        ),
    );
    expect(vacuous.map(({ route }) => route)).toEqual([]);
  });
});

it("has somebody to whom it is foreign, wherever an address names what is somebody's", () => {
  const unasked = DOOR_ROWS.filter(([, row]) => {
    const owned = paramsIn(row).filter((name) => ["submission", "person", "lot"].includes(name));
    return owned.some((name) => row.may.every((who) => foreignTo(world, who)[name] === undefined));
  });
  expect(unasked.map(([, { route }]) => route)).toEqual([]);
});

describe("while round 1 is open", () => {
  it.each(DOOR_ROWS.map(([door, row], turn) => [row.route, door, row, turn] as const))(
    "%s answers everybody as the matrix says",
    async (_, door, row, turn) => {
      expect(await violationsOf(world, APPS[door](world.deps), row, askersOf(row, turn))).toEqual([]);
    },
  );
});

it("answers HEAD as GET, without a body and without changing more", async () => {
  for (const [door, row] of DOOR_ROWS.filter(([, one]) => methodOf(one) === "GET")) {
    const app = APPS[door](world.deps);
    for (const who of ["anonymous", "newcomer", ...row.may.slice(0, 1)] as const) {
      const path = pathOf(row, await ownParams(world, row, who));
      const sent = async () => row.send?.({ world, who, whose: "own" });
      const get = await exchange(world, app, who, "GET", path, await sent());
      await world.atFirst().undo();
      const head = await exchange(world, app, who, "HEAD", path, await sent());
      expect([row.route, who, head.status, head.text, head.writeUnits > 0]).toEqual([
        row.route,
        who,
        get.status,
        "",
        row.writes !== undefined || (row.audits?.includes(who) ?? false),
      ]);
      expect(amissInHeaders(head)).toEqual([]);
      await world.atFirst().undo();
    }
  }
});
