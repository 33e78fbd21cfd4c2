import { each, LEADS, STAFF } from "./principals.ts";
import { aRow, type Given, isActOfProgram, type Row } from "./row.ts";

const COMPETITION = "/authority/competitions/:competition";
const API = `/api/v1${COMPETITION}` as const;
const EVALUATORS = ["evaluator", "teamLead"] as const;
/** Who oversees the evaluation. */
export const OVERSEERS = [...LEADS, "auditor"] as const;
const READERS = [...OVERSEERS, ...EVALUATORS] as const;

/** Before the sealing nobody sees anything; who would oversee the evaluation is written down if they try. */
const unsealed = { passes: 403, except: each(STAFF, 403) };
export const TOO_EARLY = { before: unsealed, open: unsealed, closed: unsealed };
/**
 * Rows about what is sealed: everybody asks when it is; before, an overseer's look is refused and written down. A program's
 * act looks at nothing for who may not do it.
 */
export const onceSealed = (rows: readonly Row[]): readonly Row[] =>
  rows.map((row) => ({
    at: "sealed",
    audits: isActOfProgram(row) ? LEADS : OVERSEERS,
    in: TOO_EARLY,
    ...row,
  }));
/** Whoever may be given a part sees that they have none. */
const noPart = { passes: 403, except: { ...each(STAFF, 403), evaluator: 200, teamLead: 200 } };
const NO_PART_YET = { before: noPart, open: noPart, closed: noPart };
/** A support manager and an approver have no part in any evaluation, and are told so before anything is looked up. */
const NO_PART = { supportManager: 403, approver: 403 };
const noPartFirst = { section: NO_PART, organisation: NO_PART };
/** Nor is anybody let at what those do who may be given a part. */
const NO_EVALUATOR = { ...NO_PART, auditor: 403 };
const noEvaluatorFirst = { competition: NO_EVALUATOR, section: NO_EVALUATOR, organisation: NO_EVALUATOR };
/** Once an outcome is proposed nothing is marked any more. */
export const over = (except: Row["except"] = {}) => ({
  proposed: { passes: 422, except },
  published: { passes: 422, except },
});

const alpha = ({ world }: Given) => world.bidders.alpha.submitter.organisationId;
const REASON = { reason: "For a reason" };
const scores = {
  "score-experience": "4",
  "reason-experience": "Shown",
  "score-plans": "4",
  "reason-plans": "Shown",
};
const marks = {
  marking: "scored",
  scores: ["experience", "plans"].map((questionId) => ({ questionId, score: 4, reason: "Shown" })),
};
const passed = { marking: "pass-fail", passed: true, reason: "Enough" };
const supportManager = async ({ world }: Given) => {
  const actor = world.signedIn.secondLead?.actor;
  return actor?.personId ?? "";
};

/** What people of the authority see and do of responses and their evaluation. */
export const evaluationRows = onceSealed([
  aRow(`GET ${COMPETITION}/responses`, OVERSEERS),
  aRow(`GET ${COMPETITION}/responses/:organisation`, READERS, { roleFirst: ["organisation"] }),
  aRow(`GET ${COMPETITION}/responses/:organisation/files/:file/download`, READERS, {
    // The file belongs to a section that nobody marks.
    except: each(EVALUATORS, 404),
    passes: 302,
    roleFirst: ["organisation", "file"],
  }),
  aRow(`GET ${COMPETITION}/evaluation`, OVERSEERS),
  aRow(`GET ${COMPETITION}/evaluation/results`, OVERSEERS),
  aRow(`GET ${COMPETITION}/evaluation/declarations`, OVERSEERS),
  aRow(`GET ${COMPETITION}/evaluation/assign`, OVERSEERS, { roleFirst: "all" }),
  aRow(`POST ${COMPETITION}/evaluation/assign`, LEADS, {
    audits: LEADS,
    roleFirst: "all",
    in: { ...TOO_EARLY, ...over() },
    send: async (given) => ({
      form: { sectionId: "standing", personId: await supportManager(given), part: "moderator" },
    }),
  }),
  aRow(`GET ${COMPETITION}/evaluation/sections/:section/people/:person/unassign`, LEADS, {
    audits: LEADS,
    params: assigned,
    nobodys: ["person"],
    roleFirst: "all",
  }),
  aRow(`POST ${COMPETITION}/evaluation/sections/:section/people/:person/unassign`, LEADS, {
    audits: LEADS,
    in: { ...TOO_EARLY, ...over() },
    params: assigned,
    nobodys: ["person"],
    roleFirst: "all",
    send: () => ({ form: REASON }),
  }),
  aRow(`GET ${COMPETITION}/evaluation/sections/:section/responses/:organisation/moderate`, OVERSEERS, {
    // The second lead has not declared any interests.
    except: { secondLead: 403 },
    lacking: { ...noPartFirst, competition: NO_PART },
    in: {
      ...TOO_EARLY,
      proposed: { except: { secondLead: 200 } },
      published: { except: { secondLead: 200 } },
    },
    params: { section: "standing" },
  }),
  aRow(`POST ${COMPETITION}/evaluation/sections/:section/responses/:organisation/moderate`, LEADS, {
    audits: LEADS,
    except: { secondLead: 403 },
    lacking: noEvaluatorFirst,
    in: { ...TOO_EARLY, ...over({ secondLead: 422 }) },
    params: { section: "standing" },
    send: () => ({ form: { seenVersion: "0", passed: "yes", reason: "Enough" } }),
  }),
  aRow(`GET ${COMPETITION}/my-evaluation`, [...LEADS, ...EVALUATORS], { in: NO_PART_YET }),
  aRow(`GET ${COMPETITION}/my-evaluation/declare`, [...LEADS, ...EVALUATORS], {
    roleFirst: "all",
    audits: LEADS,
  }),
  aRow(`POST ${COMPETITION}/my-evaluation/declare`, [...LEADS, ...EVALUATORS], {
    roleFirst: "all",
    audits: LEADS,
    send: (given) => ({
      form: {
        seenVersion: given.who === "secondLead" ? "0" : "1",
        any: given.who === "secondLead" ? "some" : "",
        organisations: alpha(given),
        [`nature-${alpha(given)}`]: "A cousin",
      },
    }),
  }),
  aRow(`GET ${COMPETITION}/my-evaluation/sections/:section/responses/:organisation`, EVALUATORS, {
    lacking: noEvaluatorFirst,
    audits: LEADS,
    params: { section: "capability" },
  }),
  aRow(`POST ${COMPETITION}/my-evaluation/sections/:section/responses/:organisation`, EVALUATORS, {
    lacking: noEvaluatorFirst,
    audits: LEADS,
    in: { ...TOO_EARLY, assessed: { passes: 422 }, ...over() },
    params: { section: "capability" },
    send: () => ({ form: { seenVersion: "0", ...scores } }),
  }),

  aRow(`GET ${API}/responses`, OVERSEERS),
  aRow(`GET ${API}/responses/:organisation`, READERS, { roleFirst: ["organisation"] }),
  aRow(`GET ${API}/evaluation`, OVERSEERS),
  aRow(`GET ${API}/evaluation/results`, OVERSEERS),
  aRow(`GET ${API}/evaluation/mine`, [...LEADS, ...EVALUATORS]),
  aRow(`POST ${API}/evaluation/assignments`, LEADS, {
    in: { ...TOO_EARLY, ...over() },
    send: async (given) => ({
      json: { sectionId: "standing", personId: await supportManager(given), part: "moderator" },
    }),
  }),
  aRow(`POST ${API}/evaluation/removals`, LEADS, {
    in: { ...TOO_EARLY, ...over() },
    send: ({ world }) => ({
      json: { ...REASON, sectionId: "standing", personId: world.signedIn.evaluator?.actor.personId ?? "" },
    }),
  }),
  aRow(`POST ${API}/evaluation/declarations`, [...LEADS, ...EVALUATORS], {
    send: (given) => ({
      headers: { "if-match": given.who === "secondLead" ? '"0"' : '"1"' },
      json: { interests: [{ organisationId: alpha(given), nature: "A cousin" }] },
    }),
  }),
  aRow(`GET ${API}/evaluation/sections/:section/responses/:organisation`, READERS, {
    params: { section: "capability" },
    roleFirst: ["section", "organisation"],
  }),
  aRow(`POST ${API}/evaluation/sections/:section/responses/:organisation/marks`, EVALUATORS, {
    in: { ...TOO_EARLY, assessed: { passes: 422 }, ...over() },
    params: { section: "capability" },
    // They may have a part, and have another one.
    lacking: { competition: each(LEADS, 404) },
    send: () => ({ json: { marks } }),
  }),
  aRow(`POST ${API}/evaluation/sections/:section/responses/:organisation/moderations`, LEADS, {
    harmless: /if-match is "0"/,
    except: { secondLead: 403 },
    in: { ...TOO_EARLY, ...over({ secondLead: 422 }) },
    params: { section: "standing" },
    lacking: { competition: each(EVALUATORS, 404) },
    send: () => ({ headers: { "if-match": '"0"' }, json: { marks: passed } }),
  }),
]);

/** The evaluator, who has a part in a section. */
function assigned(world: Given["world"]) {
  return { section: "standing", person: world.signedIn.evaluator?.actor.personId ?? "" };
}
