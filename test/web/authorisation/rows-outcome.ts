import { readOutcome } from "../../../functions/outcomes/operations.ts";
import { CONFIRMED_ELSEWHERE } from "./acts.ts";
import { BIDDERS, each, LEADS, PRINCIPALS, TEAM } from "./principals.ts";
import { aRow, type Given, type Row } from "./row.ts";
import { onceSealed, OVERSEERS, TOO_EARLY } from "./rows-evaluation.ts";
import { STATES, type World } from "./world.ts";

const OUTCOME = "/authority/competitions/:competition/outcome";
const API = `/api/v1${OUTCOME}` as const;
/** Who reads how the responses came out before everybody does. */
const READERS = [...OVERSEERS, "approver"] as const;
const REASON = { reason: "For a reason" };

/** Nobody outside the authority knows of an outcome before it is published. */
const untilPublished = (may: readonly (typeof PRINCIPALS)[number][]) =>
  Object.fromEntries(
    STATES.filter((state) => state !== "published").map((state) => [
      state,
      { passes: 404, except: each(may, 404) },
    ]),
  );

/** Who has pre-qualified, as the people of one door read it. */
export const prequalifiedRow = (
  home: "" | "/authority" | "/bidder" | "/partner",
  may: readonly (typeof PRINCIPALS)[number][],
): Row => ({
  route: `GET ${home}/competitions/:competition/pre-qualified`,
  may,
  in: untilPublished(may),
  at: "published",
});

async function seenResults({ world }: Given): Promise<string> {
  const read = await readOutcome(world.deps, world.lead, world.competitionId);
  return read.ok ? read.value.resultsHash : "0".repeat(32);
}

/** The outcome of another competition is confirmed for an instant far ahead. */
const stopping = {
  roleFirst: "all",
  params: ({ withoutPqq }: World) => ({ competition: withoutPqq }),
  except: each(TEAM, 404),
} as const;

/** Alpha has passed; what is published of it can be corrected from then on. */
const correcting = {
  in: { ...TOO_EARLY, sealed: { passes: 422 }, assessed: { passes: 422 }, proposed: { passes: 422 } },
  at: "published",
} as const;
const corrected = ({ world }: Given) => ({
  ...REASON,
  organisationId: world.bidders.alpha.submitter.organisationId,
});

/** What is known of the outcome, to whom and when. */
export const outcomeRows = onceSealed([
  aRow(`GET ${OUTCOME}`, READERS, { audits: READERS, at: "proposed" }),
  aRow(`GET ${OUTCOME}/propose`, LEADS, { roleFirst: "all", audits: LEADS, at: "assessed" }),
  aRow(`POST ${OUTCOME}/propose`, LEADS, {
    roleFirst: "all",
    audits: LEADS,
    in: { ...TOO_EARLY, sealed: { passes: 422 }, proposed: { passes: 422 }, published: { passes: 422 } },
    at: "assessed",
    send: async (given) => ({
      form: { ...REASON, when: "on-confirmation", seenResults: await seenResults(given) },
    }),
  }),
  aRow(`GET ${OUTCOME}/correct`, LEADS, { roleFirst: "all", audits: LEADS, at: "published" }),
  aRow(`POST ${OUTCOME}/correct`, LEADS, {
    ...correcting,
    roleFirst: "all",
    audits: LEADS,
    send: (given) => ({ form: { ...corrected(given), passes: "no" } }),
  }),
  aRow(`GET ${API}`, READERS, { roleFirst: "all", audits: READERS, at: "proposed" }),
  aRow(`POST ${API}/proposals`, LEADS, {
    in: { ...TOO_EARLY, sealed: { passes: 422 }, proposed: { passes: 422 }, published: { passes: 422 } },
    at: "assessed",
    send: async (given) => ({ headers: { "if-match": `"${await seenResults(given)}"` }, json: REASON }),
  }),
  aRow(`POST ${API}/corrections`, LEADS, {
    ...correcting,
    send: (given) => ({ json: { ...corrected(given), passes: false } }),
  }),
]);

/** Who stops a publication before its instant. */
export const stoppingRows: readonly Row[] = [
  aRow(`GET ${OUTCOME}/stop`, LEADS, stopping),
  aRow(`POST ${OUTCOME}/stop`, LEADS, {
    ...stopping,
    send: () => ({ form: { ...REASON, proposalId: CONFIRMED_ELSEWHERE } }),
  }),
  aRow(`POST ${API}/stops`, LEADS, {
    ...stopping,
    send: () => ({ headers: { "if-match": `"${CONFIRMED_ELSEWHERE}"` }, json: REASON }),
  }),
];

/** A bidder's own outcome. Gamma submitted nothing. */
export const ownOutcomeRows: readonly Row[] = [
  aRow("GET /bidder/competitions/:competition/outcome", BIDDERS, {
    except: { gammaSubmitter: 404 },
    in: untilPublished(BIDDERS),
    at: "published",
  }),
  aRow("GET /api/v1/bidder/competitions/:competition/outcome", BIDDERS, {
    except: { gammaSubmitter: 404 },
    in: untilPublished(BIDDERS),
    at: "published",
  }),
  prequalifiedRow("/bidder", BIDDERS),
];

/** What everybody may know of a PQQ: its questionnaire once it is open, and its outcome once it is published. */
export const publicPqqRows: readonly Row[] = [
  aRow("GET /competitions/:competition/questionnaire", PRINCIPALS, {
    in: { before: { passes: 404, except: each(PRINCIPALS, 404) } },
  }),
  prequalifiedRow("", PRINCIPALS),
  aRow("GET /api/v1/public/competitions/:competition/pre-qualified", PRINCIPALS, {
    in: untilPublished(PRINCIPALS),
    at: "published",
  }),
];
