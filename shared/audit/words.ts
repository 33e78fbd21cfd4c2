import type { Competition } from "../competition/schema.ts";
import { lotName, stageName } from "../competition/words.ts";
import type { AuditEntry, Break, Who } from "../kernel/chain.ts";
import type { CompetitionId } from "../kernel/id.ts";
import type { Question } from "../questionnaire/schema.ts";
import type { CommonRefusal } from "../kernel/refusal.ts";
import type { Organisation } from "../organisations/schema.ts";
import { commonRefusalInWords } from "../kernel/words.ts";
import type { NameOf } from "./fact-words.ts";

/** What every kind of act is called. A test compares this list with the acts in the code. */
export const actNames = {
  "competition-draft.created": "Draft of a competition begun",
  "competition-draft.copied": "Draft of a competition begun as a copy",
  "competition-draft.changed": "Draft of a competition changed",
  "competition-draft.discarded": "Draft of a competition thrown away",
  "competition.created": "Competition published",
  "competition.cancelled": "Competition cancelled",
  "proposal.made": "Proposed, for a second person to confirm",
  "proposal.withdrawn": "Proposal withdrawn",
  "proposal.declined": "Proposal declined",
  "timetable.held": "Closing time held, by one person",
  "holding.ratified": "Holding extension ratified",
  "timetable.amended": "Timetable amended",
  "prequalification.recorded": "Pre-qualification recorded",
  "questionnaire.changed": "Questionnaire changed",
  "questionnaire.copied": "Questionnaire copied from another",
  "questionnaire.frozen": "Questionnaire frozen",
  "pqq.submitted": "PQQ response submitted",
  "pqq.withdrawn": "PQQ response withdrawn",
  "query.asked": "Question about a response put to its bidder",
  "query.answered": "Question about a response answered",
  "outcome.prepared": "Proposed outcome of the PQQ written down for each organisation",
  "outcome.corrected": "Outcome of the PQQ corrected",
  "outcome.confirmed": "Outcome of the PQQ confirmed",
  "outcome.told": "Bidders told that the outcome of the PQQ is published",
  "outcome.published": "Outcome of the PQQ published",
  "lot-preferences.submitted": "Lot preferences submitted",
  "lot-preferences.withdrawn": "Lot preferences withdrawn",
  "lot-bidders.disclosed": "Bidders of a lot disclosed to its partners",
  "evaluator.assigned": "Section of the PQQ given to an evaluator or moderator",
  "evaluator.unassigned": "Taken off a section of the evaluation",
  "interests.declared": "Interests declared",
  "section-marks.submitted": "Marks for a section of a response submitted",
  "section.moderated": "Section of a response moderated",
  "file.checked": "Uploaded file checked and found in order",
  "file.refused": "Uploaded file checked and refused",
  "early-access.refused": "Attempt to see something before its time refused",
  "window.gates-made": "Opening and closing time of a stage set",
  "window.shut": "Stage closed to submissions",
  "window.sealed": "Submissions of a stage sealed",
  "organisation.registered": "Organisation registered",
  "organisation.edited": "Profile of an organisation changed",
  "contact.confirmed": "Address of an organisation’s contact confirmed",
  "contact.asked-again": "Link to confirm an address sent again",
  "membership-change.requested": "Change of a consortium’s members asked for",
  "membership-change.withdrawn": "Request to change members withdrawn",
  "membership-change.approved": "Change of a consortium’s members approved",
  "membership-change.refused": "Change of a consortium’s members refused",
  "person.invited": "Person invited to a place in an organisation",
  "person.role-changed": "Role of a person changed by their organisation",
  "person.suspended": "Person suspended by their organisation",
  "person.restored": "Person let back by their organisation",
  "person.removed": "Person removed by their organisation",
  "partner.added": "Partner added",
  "partner.person-invited": "Person invited to act for a partner",
  "person.signed-in": "Signed in",
  "person.chose-organisation": "Chose whom to act for",
  "person.signed-out": "Signed out",
  "place.accepted": "Place accepted by its person",
  "place.refused": "Invitations refused",
  "place.not-taken": "Place could not be taken by its person",
  "place.left": "Place left by its person",
  "token.issued": "Token for the API issued",
  "token.revoked": "Token for the API revoked",
  "staff.suspension-confirmed": "Suspension of the other lead confirmed by an approver",
  "staff.lead-named": "National lead named by the deployment",
  "staff.appointed": "Role at the authority prepared",
  "staff.role-changed": "Role at the authority changed",
  "staff.suspended": "Person of the authority suspended",
  "staff.restored": "Person of the authority let back",
} as const satisfies Readonly<Record<string, string>>;

const nameOfAct = new Map<string, string>(Object.entries(actNames));

/** What an act is called; one that was never given a name is called by its code. */
export const actName = (what: string): string => nameOfAct.get(what) ?? what;

/** For whom somebody acted, where no organisation says it. */
export const audienceNames = {
  authority: "The authority",
  bidder: "A bidder",
  partner: "A partner",
  newcomer: "Acting for nobody yet",
  portal: "",
} as const satisfies Record<Who["audience"], string>;

/**
 * What the keys in an entry are called: competitions, organisations and people everywhere; stages, lots and the questions
 * of the PQQ in an entry of their competition, because each competition has its own.
 */
export function namesIn(
  { competitionId }: Pick<AuditEntry, "competitionId">,
  competitions: readonly Pick<Competition, "competitionId" | "title" | "stages" | "lots">[],
  organisations: readonly Pick<Organisation, "organisationId" | "name">[],
  people: readonly Pick<Who, "personId" | "name">[] = [],
  questions: QuestionsOf = new Map(),
): NameOf {
  const own = competitions.find((competition) => competition.competitionId === competitionId);
  const names = new Map<string, string>([
    ...competitions.map(({ competitionId: id, title }) => [id, title] as const),
    ...organisations.map(({ organisationId, name }) => [organisationId, name] as const),
    ...people.map(({ personId, name }) => [personId, name] as const),
    ...(own?.stages ?? []).map((stage) => [stage.stageId, stageName(stage)] as const),
    ...(own?.lots ?? []).map((lot) => [lot.lotId, lotName(lot)] as const),
    ...((competitionId && questions.get(competitionId)) ?? []).map(
      ({ questionId, title }) => [questionId, title] as const,
    ),
  ]);
  return (key) => names.get(key);
}

/** What competitions asked in their PQQs. */
export type QuestionsOf = ReadonlyMap<CompetitionId, readonly Pick<Question, "questionId" | "title">[]>;

/** How much of a hash is shown: enough to compare by eye. */
export const shortHash = (hash: string): string => hash.slice(0, 12);

const breakReasons = {
  altered: "was altered after it was written",
  missing: "is missing",
  "out-of-order": "does not follow from the entry before it",
  forked: "is there twice, with different contents",
  "head-differs": "is not where the stream says that it ends",
  "copy-differs": "is not the same in the auditor’s copy and in the original",
  withheld: "",
} as const satisfies Record<Break["why"], string>;

/** What a check found, in a sentence. */
export function breakInWords({ stream, seq, why }: Break): string {
  return why === "withheld"
    ? "Something that is still withheld does not hold together. The check names it as soon as it may be shown"
    : `Entry ${seq} of the stream ${stream} ${breakReasons[why]}`;
}

/** What people read when the audit log is refused to them. */
export const auditRefusalInWords = (refusal: CommonRefusal): string =>
  refusal.code === "not-for-your-role"
    ? "Only an auditor or a national competition lead can read the audit log"
    : commonRefusalInWords(refusal);
