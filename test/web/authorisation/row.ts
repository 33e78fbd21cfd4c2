import type { Method, Sent } from "./exchange.ts";
import { isApi } from "./exchange.ts";
import { audienceOf, isTeam, type Principal } from "./principals.ts";
import { ownOf, type Params } from "./things.ts";
import type { About, State, World } from "./world.ts";

/** Whether what is asked for is the person's own (or everybody's), somebody else's, or not there. */
export type Whose = "own" | "other" | "missing";
export type Given = { readonly world: World; readonly who: Principal; readonly whose: Whose };

type Expectation = {
  /** What those who may get: 200 for a page or a reading program, 303 for a form, 201 for a writing program. */
  readonly passes?: number;
  /** What some get instead, whether or not they may in general. */
  readonly except?: Readonly<Partial<Record<Principal, number>>>;
};

/** One route, who may use it, and a request that is good enough to be accepted from them. */
export type Row = Expectation & {
  /** Method and pattern, as the door's routes have it. */
  readonly route: `${"GET" | "POST" | "PUT" | "DELETE" | "PATCH"} /${string}`;
  /** Who may. Others of the same audience get 403 unless `except` says otherwise. */
  readonly may: readonly Principal[];
  /** What is otherwise while round 1 is not open. */
  readonly in?: Readonly<Partial<Record<State, Expectation>>>;
  /** What asking for somebody else's thing gets. The rule is 404, the same answer as for what is missing. */
  readonly other?: number;
  /** Parameters whose things are the competition's own: nobody's, and so foreign to nobody. */
  readonly nobodys?: readonly string[];
  /** Somebody else's thing is named in the body, not in the address. */
  readonly otherInBody?: true;
  /**
   * Parameters of what is only looked up after the person's role: who may not get 403, missing or not. It goes without
   * saying of every act of a program.
   */
  readonly roleFirst?: readonly string[] | "all";
  /** By parameter, what some get where it names nothing, and the rule above does not say it. */
  readonly lacking?: Readonly<Partial<Record<string, Readonly<Partial<Record<Principal, number>>>>>>;
  /** Whose accepted request changes the table: if it does not read, that of whoever may, unless it is said here. */
  readonly writes?: readonly Principal[];
  /** Whose look at an unsealed round is refused and, though it is a refusal, written into the audit log. */
  readonly audits?: readonly Principal[];
  /** Whoever has the code in the address may read what it is about, and change these rows, whoever they are. */
  readonly byCode?: RegExp;
  /** What is no hostile request here, though it is elsewhere. */
  readonly harmless?: RegExp;
  /** Keeps as a draft what is not right as well, and says what is not. */
  readonly keepsRefused?: true;
  /** Values of the parameters of the address, where the usual ones do not do. */
  readonly params?: Params | ((world: World, who: Principal) => Params | Promise<Params>);
  /** Whose world the row is asked in: that of the preferences if nothing is said. */
  readonly about?: About;
  /** The state in which everybody asks, for their own, somebody else's and what is missing: open if nothing is said. */
  readonly at?: State;
  /** What is sent. */
  readonly send?: (given: Given) => Sent | Promise<Sent>;
};

/** A row: the route, who may use it, and what else is to be said. */
export const aRow = (route: Row["route"], may: Row["may"], more: Omit<Row, "route" | "may"> = {}): Row => ({
  route,
  may,
  ...more,
});

export const methodOf = ({ route }: Row): Method => methods[route.slice(0, route.indexOf(" "))] ?? "GET";
const methods: Readonly<Record<string, Method>> = {
  GET: "GET",
  POST: "POST",
  PUT: "PUT",
  DELETE: "DELETE",
  PATCH: "PATCH",
};
/** Whose accepted request changes the table. */
export const writersOf = (row: Row): readonly Principal[] =>
  row.writes ?? (methodOf(row) === "GET" ? [] : row.may);
export const patternOf = ({ route }: Row): string => route.slice(route.indexOf(" ") + 1);

const PARAM = /:(\w+)(\{[^}]*\})?/g;
/** The parameters of the address that name a thing; where only some words fit, none does. */
export const paramsIn = (row: Row): readonly string[] =>
  [...patternOf(row).matchAll(PARAM)].flatMap(([, name, pattern = ""]) =>
    name === undefined || pattern.includes("|") ? [] : [name],
  );

export const isActOfProgram = (row: Row): boolean => isApi(patternOf(row)) && methodOf(row) !== "GET";

/** The state in which everybody asks for everything. */
export const stateOf = ({ at = "open" }: Row): State => at;

/** What the address of a row names as somebody's own. */
export async function ownParams(world: World, row: Row, who: Principal): Promise<Params> {
  const given = typeof row.params === "function" ? await row.params(world, who) : row.params;
  return { ...(await ownOf(world, who)), ...given };
}

export const pathOf = (row: Row, params: Readonly<Record<string, string>>): string =>
  patternOf(row).replace(PARAM, (_, name: string) => params[name] ?? "");

function usualPass(row: Row): number {
  const method = methodOf(row);
  if (method === "GET" || method === "PUT") return 200;
  return isApi(patternOf(row)) ? 201 : 303;
}

/** What a row says that those who may get in a state. */
export const passesIn = (row: Row, state: State): number =>
  row.in?.[state]?.passes ?? row.passes ?? usualPass(row);

/** The status that somebody must get. `lacks` is the parameter that names nothing, when one does. */
export function expectedStatus(row: Row, state: State, who: Principal, whose: Whose, lacks?: string): number {
  const exception = row.in?.[state]?.except?.[who] ?? row.except?.[who];
  const guarded = guardAnswer(row, who);
  if (guarded !== undefined) return exception ?? guarded;
  if (isTeam(who) && (paramsIn(row).includes("draft") || OF_WHICH.includes(lacks ?? ""))) return 404;
  if (whose === "own") return exception ?? (row.may.includes(who) ? passesIn(row, state) : 403);
  const lacking = lacks === undefined ? undefined : row.lacking?.[lacks]?.[who];
  if (lacking !== undefined) return lacking;
  const roleFirst =
    isActOfProgram(row) || row.roleFirst === "all" || row.roleFirst?.includes(lacks ?? "") === true;
  if (!row.may.includes(who) && roleFirst) return 403;
  return whose === "other" ? (row.other ?? 404) : 404;
}

/** Who has a role in the competition alone gets the same of what is missing and of every other one, drafts included. */
const OF_WHICH: readonly string[] = ["competition", "scope"];

/** What somebody is told before any route is: undefined when the route is for their audience. */
function guardAnswer(row: Row, who: Principal): number | undefined {
  if (row.may.includes(who)) return undefined;
  const audience = audienceOf(who);
  const page = !isApi(patternOf(row));
  if (audience === undefined) return page && methodOf(row) === "GET" ? 302 : 401;
  if (row.may.some((one) => audienceOf(one) === audience)) return undefined;
  return page && audience === "newcomer" && methodOf(row) === "GET" ? 302 : 403;
}
