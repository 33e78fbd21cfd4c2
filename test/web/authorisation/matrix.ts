import type { Deps } from "../../../functions/platform/deps.ts";
import { type Door, DOORS } from "../../../shared/kernel/names.ts";
import { APPS } from "../../builders/doors.ts";
import { isOutside, type Principal, PARTNERS, STAFF } from "./principals.ts";
import { expectedStatus, methodOf, type Row, stateOf } from "./row.ts";
import { authorityApiRows } from "./rows-authority-api.ts";
import { authorityRows } from "./rows-authority.ts";
import { bidderRows } from "./rows-bidder.ts";
import { authorityQueryRows, queryRows } from "./rows-queries.ts";
import { evaluationRows } from "./rows-evaluation.ts";
import { publicRows, signInRows } from "./rows-open.ts";
import { authorityOrganisationRows, organisationRows } from "./rows-organisations.ts";
import { outcomeRows, ownOutcomeRows, prequalifiedRow, publicPqqRows, stoppingRows } from "./rows-outcome.ts";
import { proposalRows } from "./rows-proposals.ts";
import { partnerRows } from "./rows-partner.ts";
import { questionnaireRows } from "./rows-questionnaire.ts";
import { responseRows } from "./rows-responses.ts";
import { type About, type State, STATES } from "./world.ts";

/** Who may do what: one row for each route of each door. */
export const MATRIX: Readonly<Record<Door, readonly Row[]>> = {
  signin: signInRows,
  public: [...publicRows, ...inPqq(publicPqqRows)],
  bidder: [...bidderRows, ...inPqq([...organisationRows, ...responseRows, ...queryRows, ...ownOutcomeRows])],
  partner: [...partnerRows, ...inPqq([prequalifiedRow("/partner", PARTNERS)])],
  authority: [
    ...authorityRows,
    ...authorityApiRows,
    ...proposalRows,
    ...inPqq([
      ...authorityOrganisationRows,
      ...questionnaireRows,
      ...evaluationRows,
      ...authorityQueryRows,
      ...outcomeRows,
      ...stoppingRows,
      prequalifiedRow("/authority", STAFF),
    ]),
  ],
};

/** Rows that are asked in the world of the PQQ. */
function inPqq(rows: readonly Row[]): readonly Row[] {
  return rows.map((row) => ({ ...row, about: "pqq" }));
}

const rowsAbout = (about: About): readonly (readonly [Door, Row])[] =>
  DOORS.flatMap((door) =>
    MATRIX[door].filter((row) => (row.about ?? "preferences") === about).map((row) => [door, row] as const),
  );

export const DOOR_ROWS = rowsAbout("preferences");
export const PQQ_ROWS = rowsAbout("pqq");

/** The rows of a world by the state in which everybody asks for everything, in the order in which those states come. */
export const rowsByState = (about: About): readonly (readonly [State, Door, Row])[] =>
  STATES.flatMap((state) =>
    rowsAbout(about)
      .filter(([, row]) => stateOf(row) === state)
      .map(([door, row]) => [state, door, row] as const),
  );

export const ABOUTS = ["preferences", "pqq"] as const satisfies readonly About[];
/** What changes something, with the first state in which somebody is let through and who; in the order of the states. */
export const acceptedRows = (about: About) =>
  rowsByState(about)
    .filter(([, , row]) => methodOf(row) !== "GET")
    .map(([usual, door, row]) => {
      const [found] = [usual, ...STATES].flatMap((state) => {
        const accepted = (who: Principal) => !isOutside(who) && expectedStatus(row, state, who, "own") < 400;
        const who = row.may.find(accepted);
        return who === undefined ? [] : [{ state, who }];
      });
      if (found === undefined) throw new Error(`nobody may ever use ${row.route}`);
      return [row.route, found.state, door, row, found.who] as const;
    })
    .toSorted(([, one], [, other]) => STATES.indexOf(one) - STATES.indexOf(other));

/** The routes of a door as its app has them with every module, each once, and for which addresses something stands before them. */
export async function routesOf(
  door: Door,
  deps: Deps,
): Promise<{ readonly routes: Set<string>; readonly before: Set<string> }> {
  const all = (await APPS[door](deps).loadedWhole()).routes;
  const isBefore = ({ method }: { method: string }) => method === "ALL";
  return {
    routes: new Set(all.filter((one) => !isBefore(one)).map(({ method, path }) => `${method} ${path}`)),
    before: new Set(all.filter(isBefore).map(({ path }) => path)),
  };
}
