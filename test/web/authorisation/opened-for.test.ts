import { beforeAll, describe, expect, it } from "vitest";
import { DOORS } from "../../../shared/kernel/names.ts";
import { openedFor, readOpenedFor } from "../../../web/doors/opened-for.ts";
import { APPS } from "../../builders/doors.ts";
import { slice } from "../../builders/slice.ts";
import { type Exchange, exchange, isApi } from "./exchange.ts";
import { amissInHeaders } from "./headers.ts";
import { ABOUTS, acceptedRows, routesOf } from "./matrix.ts";
import type { Principal } from "./principals.ts";
import { expectedStatus, methodOf, ownParams, pathOf } from "./row.ts";
import { TYPED, type Way, waysToSend } from "./ways-to-send.ts";
import { type About, aWorld, type World } from "./world.ts";

let world: World;
/** All are turned away at the door, before any route: of five openers and six ways to send each route gets some. */
const ONE_IN = 5;

/** What a browser can send that changes something. */
const changing = (about: About) =>
  acceptedRows(about).filter(([route]) => !isApi(route.slice(route.indexOf("/"))));

/** For whom a form could have been opened, when it is sent with the session of another. */
function strangersTo(who: Principal) {
  const actor = actorOf(who);
  const otherBidder = world.bidders[who.startsWith("beta") ? "alpha" : "beta"].submitter;
  const organisation = { audience: "bidder", role: "submitter" } as const;
  const { organisationId, organisationName } = otherBidder;
  const { personId, name } = actor;
  const newcomer = { audience: "newcomer", personId, name } as const;
  return [
    // Two tabs of one person, who acts for another organisation by now, or had not chosen one.
    { ...organisation, personId, name, organisationId, organisationName } as const,
    ...(actor.audience === "newcomer" ? [] : [newcomer]),
    // Two people on one browser, of one organisation and of two.
    { ...actor, personId: otherBidder.personId, name: "Somebody Else" },
    otherBidder,
  ];
}

function actorOf(who: Principal) {
  const actor = world.signedIn[who]?.actor;
  if (actor === undefined) throw new Error(`${who} is not signed in`);
  return actor;
}

/** What an answer to a request that must be turned away is not. */
async function amiss(
  who: Principal,
  { page, says, fields }: Way,
  opened: string | undefined,
  answer: Exchange,
) {
  const { status, text, headers, writeUnits, log } = answer;
  const isPage = headers.get("content-type")?.includes("html") === true;
  const changed = await world.atFirst().changed();
  const { person, words = "nobody" } = readOpenedFor(opened ?? "");
  // Another person's text is kept, and not shown.
  const isOthers = says && person !== actorOf(who).personId;
  const seen = text.replaceAll(/<input type="hidden"[^>]*>/g, "");
  return [
    ...(status === 409 ? [] : [`gets ${status}`]),
    ...(writeUnits === 0 && changed.length === 0 ? [] : ["changes the table"]),
    ...(log.filter((line) => line.includes('"level":"warn"')).length === 1 ? [] : ["is not written down"]),
    ...(text.includes("you now act for") && text.includes(actorOf(who).name)
      ? []
      : ["does not say who acts"]),
    ...(!says || text.includes(`You opened this as ${words};`) ? [] : ["does not say who opened it"]),
    ...(isPage === page ? [] : ["is answered in the wrong kind"]),
    ...(fields === undefined || isOthers || seen.includes(TYPED) ? [] : ["does not give the text back"]),
    ...(isOthers && seen.includes(TYPED) ? ["shows what another person typed"] : []),
    ...amissInHeaders(answer),
  ];
}

describe.each(ABOUTS)("a form opened for somebody else: %s", (about) => {
  beforeAll(async () => {
    world = await aWorld({ about });
  });

  const rows = changing(about);
  it.each(rows)("%s is done for nobody", async (_, state, door, row, who) => {
    if (world.state() !== state) await world.moveTo(state);
    const app = APPS[door](world.deps);
    const path = pathOf(row, await ownParams(world, row, who));
    const good = (await row.send?.({ world, who, whose: "own" })) ?? {};
    const found: string[] = [];
    const tried = [...strangersTo(who), undefined].flatMap((opener) => {
      const opened = opener && openedFor(opener);
      return waysToSend(good, opened).map((way) => [way, opened] as const);
    });
    const turn = rows.findIndex(([, , , one]) => one === row);
    for (const [way, opened] of slice(tried, ONE_IN, turn)) {
      const answer = await exchange(world, app, who, methodOf(row), path, way.sent);
      const what = await amiss(who, way, opened, answer);
      found.push(...what.map((one) => `${way.name} opened as ${opened} ${one}`));
      if (answer.writeUnits > 0) await world.atFirst().undo();
    }
    expect(found).toEqual([]);

    // The same request is accepted from whom it was opened for: nothing else turned it away.
    const own = waysToSend(good, openedFor(actorOf(who)));
    const sent = own.find(({ usual }) => usual)?.sent;
    const accepted = await exchange(world, app, who, methodOf(row), path, sent);
    expect(accepted.status).toBe(expectedStatus(row, state, who, "own"));
    await world.atFirst().undo();
  });
});

it("is tried at every route of every door that a browser can send something to", async () => {
  world = await aWorld();
  const found = await Promise.all(DOORS.map((door) => routesOf(door, world.deps)));
  const routes = found.flatMap((one) => [...one.routes]);
  const unsafe = routes.filter((route) => !/^(GET|HEAD|OPTIONS) /.test(route) && !/^\w+ \/api\//.test(route));
  const tried = ABOUTS.flatMap(changing).map(([route]): string => route);
  expect(unsafe.filter((route) => !tried.includes(route))).toEqual([]);
  expect(unsafe.length).toBeGreaterThan(50);
});
