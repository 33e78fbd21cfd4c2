import type { Hono } from "hono";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import { type Door, DOORS } from "../../../shared/kernel/names.ts";
import { exchange, type Sent } from "./exchange.ts";
import { DOOR_ROWS } from "./matrix.ts";
import { audienceOf, type Principal } from "./principals.ts";
import { methodOf, paramsIn, pathOf, type Row } from "./row.ts";
import type { seeded } from "./seeded.ts";
import { ownOf } from "./things.ts";
import type { World } from "./world.ts";

export type Looked = {
  readonly world: World;
  readonly random: ReturnType<typeof seeded>;
  readonly doors: (door: Door) => Hono<PortalEnv>;
  /** A bidder whose acts may show through, or not. */
  readonly rival: { readonly organisationId: string; readonly mail: string };
};

/** Looks that are sent as a form or by a program: the auditor's checks, which take long. */
const CHECKS = ["POST /authority/audit/check", "POST /api/v1/authority/audit-checks"];
const looks = (row: Row, who: Principal): boolean =>
  CHECKS.includes(row.route)
    ? who === "auditor"
    : methodOf(row) === "GET" && row.may.some((one) => audienceOf(one) === audienceOf(who));

/** Other ways to ask for what some routes show. */
function queriesFor({ route }: Row, who: Principal, { world, rival }: Looked): readonly string[] {
  const what = route.slice(route.lastIndexOf("/") + 1);
  if (what === "notices" || what === "competitions") return ["", "?limit=1"];
  const log = [
    `log=${world.competitionId}`,
    "log=portal",
    `organisation=${rival.organisationId}`,
    `person=${rival.mail}`,
    "what=lot-preferences.submitted",
    "what=person.signed-in",
    "from=2014-02-01T00:00",
    "to=2014-02-20T00:00",
  ];
  if (what === "audit-entries" && who === "auditor") return ["", ...log].map((query) => `?${query}`);
  if (what === "audit") return ["", `?organisation=${rival.organisationId}`];
  const supposed = [`withdrawnOrganisation=${rival.organisationId}`, "withdrawnMember=First%20member"];
  if (what === "coverage" || what === ":lot" || what === "disclose")
    return ["", "round=preferences-1", ...supposed, "round=preferences-2"].map((query) => `?${query}`);
  return [""];
}

/** Every answer that these people get to every look they can take, byte for byte. Lists are read to their end. */
export async function everythingSeenBy(
  looked: Looked,
  people: readonly Principal[],
): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  const apps = new Map(DOORS.map((door) => [door, looked.doors(door)]));
  for (const [door, row] of DOOR_ROWS)
    for (const who of people.filter((one) => looks(row, one)))
      for (const query of queriesFor(row, who, looked))
        for (const [name, path, sent] of await looksAt(looked, row, who, query))
          await lookThrough(
            looked,
            apps.get(door) ?? looked.doors(door),
            [name, who, methodOf(row), path, sent],
            seen,
          );
  return seen;
}

/** A row's own address; and of organisations the rival's. */
async function looksAt({ world, rival }: Looked, row: Row, who: Principal, query: string) {
  const own = { ...(await ownOf(world, who)), ...row.params };
  const given = paramsIn(row).includes("organisation")
    ? [own, { ...own, organisation: rival.organisationId }]
    : [own];
  return given.map((params) => {
    const path = pathOf(row, params);
    return [`${who} ${row.route} ${path}${query}`, path, { query }] as const;
  });
}

type Look = readonly [
  name: string,
  who: Principal,
  method: ReturnType<typeof methodOf>,
  path: string,
  sent: Sent,
];

async function lookThrough(
  looked: Looked,
  app: Hono<PortalEnv>,
  look: Look,
  seen: Map<string, string>,
): Promise<void> {
  const { world, random } = looked;
  const [name, who, method, path, sent] = look;
  // The nonce, the request's id and the key of a form are drawn from the look, so that nothing need be left out.
  random.beginWith(name);
  const { status, headers, text } = await exchange(world, app, who, method, path, sent);
  seen.set(name, [status, ...[...headers].map(([key, value]) => `${key}: ${value}`), text].join("\n"));
  const next = /"next":"([\w-]+)"/.exec(text)?.[1] ?? /[?&](?:amp;)?cursor=([\w-]+)"/.exec(text)?.[1];
  if (method !== "GET" || next === undefined || sent.query?.includes(next)) return;
  const others = new URLSearchParams(sent.query);
  others.set("cursor", next);
  const query = `?${String(others)}`;
  await lookThrough(looked, app, [`${name} then ${next}`, who, method, path, { query }], seen);
}

/** The looks of which two worlds give different answers. */
export const differences = (one: Map<string, string>, other: Map<string, string>): readonly string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((name) => one.get(name) !== other.get(name));
