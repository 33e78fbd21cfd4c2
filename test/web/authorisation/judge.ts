import type { Hono } from "hono";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import { exchange, type Exchange, type Sent } from "./exchange.ts";
import { amissInHeaders, nonceOf } from "./headers.ts";
import { leaksIn } from "./leaks.ts";
import { audienceOf, type Principal } from "./principals.ts";
import { expectedStatus, methodOf, paramsIn, pathOf, type Row, type Whose } from "./row.ts";
import { foreignTo, MISSING, ownOf, type Params } from "./things.ts";
import type { World } from "./world.ts";

/** A way to ask: with the parameters of an address, and which of them names nothing, if one does. */
type Way = {
  readonly whose: Whose;
  readonly params: Params;
  readonly lacks?: string;
  /** The id of somebody else's organisation, which the request names in vain. */
  readonly naming?: string;
};

/** The ways in which somebody can ask for what a row is about: their own, somebody else's, and each thing missing. */
async function waysFor(world: World, row: Row, who: Principal): Promise<readonly Way[]> {
  const own = { ...(await ownOf(world, who)), ...row.params };
  const params = paramsIn(row);
  const foreign = Object.entries(foreignTo(world, who)).filter(([name]) => params.includes(name));
  const others = foreign.length > 0 || row.otherInBody === true;
  return [
    { whose: "own", params: own },
    ...(others ? [{ whose: "other", params: { ...own, ...Object.fromEntries(foreign) } } as const] : []),
    ...params.map(
      (name) => ({ whose: "missing", params: { ...own, [name]: MISSING[name] ?? "" }, lacks: name }) as const,
    ),
  ];
}

/** Asks in every way as everybody, and gives back whatever was not as it must be. */
export async function violationsOf(
  world: World,
  appOf: () => Hono<PortalEnv>,
  row: Row,
  principals: readonly Principal[],
): Promise<readonly string[]> {
  const app = appOf();
  const found: string[] = [];
  for (const who of principals) {
    const alike = new Map<string, string>();
    const ways = await waysFor(world, row, who);
    const names = ways.flatMap(({ params }) => Object.values(params));
    for (const way of ways) {
      const sent = (await row.send?.({ world, who, whose: way.whose })) ?? {};
      const path = pathOf(row, way.params);
      const answer = await exchange(world, app, who, methodOf(row), path, sent);
      const asked = `${who} asking for ${way.whose === "missing" ? `a missing ${way.lacks}` : way.whose}`;
      found.push(
        ...amiss(world, row, who, way, answer, sent).map((what) => `${row.route}: ${asked} ${what}`),
      );
      // A foreign thing and a missing thing get the same answer, byte for byte.
      if (way.whose !== "own" && answer.status === 404) alike.set(masked(answer, names), asked);
      if (answer.writeUnits > 0) await world.undo();
    }
    if (alike.size > 1)
      found.push(`${row.route}: different answers for ${[...alike.values()].join(" and ")}`);
  }
  return found;
}

function amiss(
  world: World,
  row: Row,
  who: Principal,
  way: Way,
  answer: Exchange,
  sent: Sent,
): readonly string[] {
  const expected = expectedStatus(row, world.state(), who, way.whose, way.lacks);
  const refused = answer.status === 401 || answer.status === 403;
  const ledAway = answer.status === 302 && !row.may.includes(who);
  const warnings = answer.log.filter((line) => line.includes('"level":"warn"')).length;
  const mustWarn = refused || ledAway ? 1 : 0;
  return [
    ...(answer.status === expected ? [] : [`gets ${answer.status} and not ${expected}`]),
    ...(warnings === mustWarn ? [] : [`leaves ${warnings} warnings and not ${mustWarn}`]),
    ...(answer.log.some((line) => line.includes('"level":"error"')) ? ["leaves a fault in the log"] : []),
    ...amissInWriting(world, row, who, way, answer),
    ...amissInHeaders(answer),
    ...leaksIn(world, who, answer, [...Object.values(way.params), ...sentTexts(sent)]),
  ];
}

/** Only what was accepted changes the table; and an early look at an unsealed round, which is written down. */
function amissInWriting(
  world: World,
  row: Row,
  who: Principal,
  { whose }: Way,
  { status, writeUnits }: Exchange,
) {
  const early = row.audits?.includes(who) === true && world.state() !== "sealed";
  const accepted = status < 400 && row.writes?.includes(who) === true;
  const mustWrite = whose === "own" && (early || accepted);
  if (mustWrite === writeUnits > 0) return [];
  return [mustWrite ? "leaves nothing in the table" : `changes the table (${writeUnits} units)`];
}

const sentTexts = ({ form, json }: Sent): readonly string[] =>
  Object.values({ ...form, ...json }).flatMap((value) =>
    [value].flat().filter((one) => typeof one === "string"),
  );

/** An answer without what is new in every one, and without the names of what was asked for. */
function masked(answer: Exchange, names: readonly string[]): string {
  const whole = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join("\n") + answer.text;
  return [nonceOf(answer) ?? "", ...names]
    .filter((name) => name !== "")
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replaceAll(name, "·"), whole)
    .replaceAll(/urn:request:[\w-]+/g, "·");
}

/** Whether a principal belongs to the audience that a row is for. */
export const isConcerned = (row: Row, who: Principal): boolean =>
  row.may.some((one) => audienceOf(one) === audienceOf(who));
