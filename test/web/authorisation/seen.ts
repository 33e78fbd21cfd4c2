import type { Hono } from "hono";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import { type Door, DOORS } from "../../../shared/kernel/names.ts";
import { exchange, type Method } from "./exchange.ts";
import { DOOR_ROWS, PQQ_ROWS } from "./matrix.ts";
import { audienceOf, type Principal } from "./principals.ts";
import { methodOf, ownParams, paramsIn, pathOf, type Row } from "./row.ts";
import type { seeded } from "./seeded.ts";

import type { World } from "./world.ts";

/** A world to look at through its doors. */
export type Looked = {
  readonly world: World;
  readonly random: ReturnType<typeof seeded>;
  readonly doors: (door: Door) => Hono<PortalEnv>;
  /** A bidder whose acts may show through, or not. */
  readonly rival: { readonly organisationId: string; readonly mail: string };
};
type Look = {
  readonly who: Principal;
  readonly method: Method;
  readonly path: string;
  readonly query: string;
};

/** Every answer that people got, byte for byte, by the name of the look. */
type Seen = Map<string, string>;

/** Looks that are sent as a form or by a program: the auditor's checks, which take long. */
const CHECKS = ["POST /authority/audit/check", "POST /api/v1/authority/audit-checks"];
const looks = (row: Row, who: Principal): boolean =>
  CHECKS.includes(row.route)
    ? who === "auditor"
    : methodOf(row) === "GET" && row.may.some((one) => audienceOf(one) === audienceOf(who));

/** Other ways to ask for what some routes show. */
function queriesFor({ route }: Row, who: Principal, { world, rival }: Looked): readonly string[] {
  const what = route.slice(route.lastIndexOf("/") + 1);
  const byRival = `organisation=${rival.organisationId}`;
  if (what === "notices" || what === "competitions") return ["", "limit=1"];
  if (what === "audit") return ["", byRival];
  const byLog = ["", `log=${world.competitionId}`, "log=portal", byRival];
  if (what === "audit-entries" && who === "auditor")
    return [
      ...byLog,
      `person=${rival.mail}`,
      "what=lot-preferences.submitted",
      "what=pqq.submitted",
      "what=person.signed-in",
      "from=2014-02-01T00:00",
      "to=2014-02-20T00:00",
    ];
  if (what === "audit-entries") return byLog;
  if (!["coverage", ":lot", "disclose"].includes(what)) return [""];
  const supposed = [`withdrawnOrganisation=${rival.organisationId}`, "withdrawnMember=First%20member"];
  return ["", "round=preferences-1", ...supposed, "round=preferences-2"];
}

/** What has nothing to do with a PQQ, whoever submits in it. */
const ELSEWHERE =
  /preferences|coverage|disclose|competition-drafts|amendment|cancel|\/(people|help|privacy|cookies)|sign-|session/;
/** While a PQQ goes on, what is about it is looked at too. */
const rowsFor = ({ about }: World) =>
  about === "pqq" ? [...DOOR_ROWS.filter(([, { route }]) => !ELSEWHERE.test(route)), ...PQQ_ROWS] : DOOR_ROWS;

/** Every answer that these people get to every look they can take. Lists are read to their end. */
export async function everythingSeenBy(looked: Looked, people: readonly Principal[]): Promise<Seen> {
  const seen: Seen = new Map();
  for (const door of DOORS) {
    const app = looked.doors(door);
    for (const [, row] of rowsFor(looked.world).filter(([one]) => one === door))
      for (const who of people.filter((one) => looks(row, one)))
        for (const look of await looksAt(looked, row, who)) await lookThrough(looked, app, look, seen);
  }
  return seen;
}

/** A row's own address with each query; and of organisations the rival's. */
async function looksAt(looked: Looked, row: Row, who: Principal): Promise<readonly Look[]> {
  const own = await ownParams(looked.world, row, who);
  const theirs = { ...own, organisation: looked.rival.organisationId };
  const all = paramsIn(row).includes("organisation") ? [own, theirs] : [own];
  return all.flatMap((params) =>
    queriesFor(row, who, looked).map((query) => ({
      who,
      method: methodOf(row),
      path: pathOf(row, params),
      query,
    })),
  );
}

async function lookThrough(looked: Looked, app: Hono<PortalEnv>, look: Look, seen: Seen): Promise<void> {
  const { who, method, path, query } = look;
  const name = `${who} ${method} ${path}${query === "" ? "" : `?${query}`}`;
  // The nonce, the request's id and the key of a form are drawn from the look, so that nothing need be left out.
  looked.random.beginWith(name);
  const { status, headers, text } = await exchange(looked.world, app, who, method, path, {
    query: `?${query}`,
  });
  seen.set(name, [status, ...[...headers].map(([key, value]) => `${key}: ${value}`), text].join("\n"));
  const next = /"next":"([\w-]+)"/.exec(text)?.[1] ?? /[?&](?:amp;)?cursor=([\w-]+)"/.exec(text)?.[1];
  if (method !== "GET" || next === undefined || query.includes(next)) return;
  const after = new URLSearchParams(query);
  after.set("cursor", next);
  await lookThrough(looked, app, { ...look, query: String(after) }, seen);
}

/** The looks of which two worlds give different answers. */
export const differences = (one: Seen, other: Seen): readonly string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((name) => one.get(name) !== other.get(name));
