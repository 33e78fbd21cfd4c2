import type { Hono } from "hono";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import { slice } from "../../builders/slice.ts";
import { exchange, type Exchange, isApi, type Sent } from "./exchange.ts";
import { amissInForms } from "./forms.ts";
import { amissInHeaders, nonceOf } from "./headers.ts";
import { leaksIn, rivalsOf } from "./leaks.ts";
import { ALIKE, audienceOf, type Principal, PRINCIPALS } from "./principals.ts";
import {
  expectedStatus,
  methodOf,
  ownParams,
  paramsIn,
  pathOf,
  patternOf,
  type Row,
  type Whose,
  writersOf,
} from "./row.ts";
import { foreignTo, MISSING, type Params } from "./things.ts";
import { isUnsealed, STATES, type World } from "./world.ts";

/** A way to ask for what a row is about. */
type Way = {
  readonly whose: Whose;
  readonly params: Params;
  /** The parameter that names nothing, when one does. */
  readonly lacks?: string;
  /** The id of a rival's organisation, which the request names beside what is the person's own. */
  readonly naming?: string;
};
type Asked = { readonly row: Row; readonly who: Principal; readonly way: Way; readonly sent: Sent };

/** The ways in which somebody can ask: for their own, as if they were another's, for somebody else's, for what is missing. */
async function waysFor(world: World, row: Row, who: Principal): Promise<readonly Way[]> {
  const own = await ownParams(world, row, who);
  const params = paramsIn(row);
  const foreign = Object.entries(foreignTo(world, who)).filter(
    ([name]) => params.includes(name) && row.nobodys?.includes(name) !== true,
  );
  const others = foreign.length > 0 || row.otherInBody === true;
  const naming = world.bidders.beta.submitter.organisationId;
  const pretends = ["alphaSubmitter", "partnerOf20"].includes(who) && row.may.includes(who);
  // Whoever is turned away before any route need not ask for each missing thing.
  const lacking = isConcerned(row, who) ? params : params.slice(0, 1);
  return [
    { whose: "own", params: own },
    ...(pretends ? [{ whose: "own", params: own, naming } as const] : []),
    ...(others ? [{ whose: "other", params: { ...own, ...Object.fromEntries(foreign) } } as const] : []),
    ...lacking.map(
      (name) => ({ whose: "missing", params: { ...own, [name]: MISSING[name] ?? "" }, lacks: name }) as const,
    ),
  ];
}

/** Asks in these ways as each of these people, and gives back whatever was not as it must be. */
export async function violationsOf(
  world: World,
  app: Hono<PortalEnv>,
  row: Row,
  principals: readonly Principal[],
  asking: readonly Whose[] = ["own", "other", "missing"],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const who of principals) {
    const alike = new Map<string, string>();
    const ways = await waysFor(world, row, who);
    const names = ways.flatMap(({ params }) => Object.values(params));
    for (const way of ways.filter(({ whose }) => asking.includes(whose))) {
      const sent = named((await row.send?.({ world, who, whose: way.whose })) ?? {}, row, way);
      const answer = await exchange(world, app, who, methodOf(row), pathOf(row, way.params), sent);
      const asked = `${who} asking for ${inWords(way)}`;
      const what = await amiss(world, { row, who, way, sent }, answer);
      found.push(...what.map((one) => `${row.route}: ${asked} ${one}`));
      // A foreign thing and a missing thing get the same answer, byte for byte, within a competition, which everybody may know.
      if (way.whose !== "own" && way.lacks !== "competition" && answer.status === 404)
        alike.set(masked(answer, names), asked);
      if (answer.writeUnits > 0) await world.atFirst().undo();
    }
    if (alike.size > 1)
      found.push(`${row.route}: different answers for ${[...alike.values()].join(" and ")}`);
  }
  return found;
}

const inWords = ({ whose, lacks, naming }: Way): string =>
  lacks === undefined ? `${whose}${naming === undefined ? "" : " as a rival"}` : `a missing ${lacks}`;

/** The request with a rival's organisation in it, wherever a careless route might look for whom somebody acts. */
function named(sent: Sent, row: Row, { naming }: Way): Sent {
  if (naming === undefined) return sent;
  const fields = { organisationId: naming, organisation: naming };
  const query = new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(sent.query)), ...fields });
  const body = isApi(patternOf(row))
    ? { json: { ...sent.json, ...fields } }
    : { form: { ...sent.form, ...fields } };
  return {
    ...sent,
    query: `?${String(query)}`,
    headers: { ...sent.headers, "x-organisation-id": naming, "x-organisation": naming },
    ...(methodOf(row) === "GET" ? {} : body),
  };
}

async function amiss(world: World, asked: Asked, answer: Exchange): Promise<readonly string[]> {
  const { row, who, way, sent } = asked;
  const { status, log } = answer;
  const expected = expectedStatus(row, world.state(), who, way.whose, way.lacks);
  // What is not asked for may be refused.
  const fits = status === expected || (way.naming !== undefined && [404, 422].includes(status));
  const ledAway = status === 302 && !row.may.includes(who);
  const mustWarn = status === 401 || status === 403 || ledAway ? 1 : 0;
  const warnings = log.filter((line) => line.includes('"level":"warn"')).length;
  return [
    ...(fits ? [] : [`gets ${status} and not ${expected}`]),
    ...(warnings === mustWarn ? [] : [`leaves ${warnings} warnings and not ${mustWarn}`]),
    ...(log.some((line) => line.includes('"level":"error"')) ? ["leaves a fault in the log"] : []),
    ...(await amissInTable(world, asked, answer)),
    ...amissInHeaders(answer),
    ...amissInForms(world, who, answer),
    // Who has the code reads what it is about.
    ...(row.byCode !== undefined && way.whose === "own"
      ? []
      : leaksIn(world, who, answer, [...Object.values(way.params), ...sentTexts(sent)])),
  ];
}

/**
 * Only what was accepted changes the table, and never what is a rival's; and an early look at an unsealed round, which
 * is written down.
 */
async function amissInTable(world: World, { row, who, way }: Asked, { status, writeUnits }: Exchange) {
  const early = row.audits?.includes(who) === true && isUnsealed(world.state());
  const accepted = status < 400 && writersOf(row).includes(who);
  const mustWrite = way.whose === "own" && (early || accepted);
  // A write whose condition fails costs units too, and changes nothing.
  const keys = writeUnits > 0 ? await world.atFirst().changed() : [];
  const rivals = audienceOf(who) === "authority" ? [] : rivalsOf(world, who);
  const touched = keys.filter(
    ({ pk, sk }) => row.byCode?.test(pk) !== true && rivals.some((rival) => `${pk} ${sk}`.includes(rival)),
  );
  return [
    ...(mustWrite && writeUnits === 0 ? ["leaves nothing in the table"] : []),
    ...(!mustWrite && keys.length > 0 ? [`changes the table: ${keys.map(({ pk }) => pk).join(", ")}`] : []),
    ...touched.map(({ pk }) => `changes what is a rival's: ${pk}`),
  ];
}

const sentTexts = ({ form, json }: Sent): readonly string[] =>
  Object.values({ ...form, ...json }).flatMap((value) =>
    [value].flat().filter((one) => typeof one === "string"),
  );

/** An answer without what is new in every one, and without the names of what was asked for. */
export function masked(answer: Exchange, names: readonly string[]): string {
  const whole = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join("\n") + answer.text;
  const known = whole.replaceAll(nonceOf(answer) ?? "·", "·").replaceAll(/urn:request:[\w-]+/g, "·");
  return names
    .filter((name) => name !== "")
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replaceAll(name, "·"), known);
}

/**
 * Who asks for a row: everybody of the audiences that it is for, and one of each kind of whoever is turned away before any
 * route looks at them; another one for the next row.
 */
export function askersOf(row: Row, turn: number): readonly Principal[] {
  const turnedAway = Map.groupBy(
    PRINCIPALS.filter((who) => !isConcerned(row, who)),
    audienceOf,
  );
  return [
    ...PRINCIPALS.filter((who) => row.except?.[who] !== undefined && !isConcerned(row, who)),
    ...concernedIn(row, turn),
    ...[...turnedAway.values()].flatMap((alike) => slice(alike, alike.length, turn)),
  ];
}

/**
 * Those of the audiences that a row is for: of who is alike one, and another for the next row, unless the row tells them
 * apart. `npm run soak` takes them all.
 */
export function concernedIn(row: Row, turn: number): readonly Principal[] {
  const told = (who: Principal) =>
    JSON.stringify([
      row.may.includes(who),
      row.except?.[who],
      STATES.map((state) => row.in?.[state]?.except?.[who]),
    ]);
  const passedOver = ALIKE.filter((alike) => new Set(alike.map(told)).size === 1).flatMap((alike) => {
    const asked = slice(alike, alike.length, turn);
    return alike.filter((who) => !asked.includes(who));
  });
  return PRINCIPALS.filter((who) => isConcerned(row, who) && !passedOver.includes(who));
}

/** Whether a principal belongs to the audience that a row is for. */
export const isConcerned = (row: Row, who: Principal): boolean =>
  row.may.some((one) => audienceOf(one) === audienceOf(who));
