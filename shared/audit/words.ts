import type { Competition } from "../competition/schema.ts";
import { lotName, stageName } from "../competition/words.ts";
import { actNames, type EntryKind } from "../kernel/act-names.ts";
import type { AuditEntry, Break, Who } from "../kernel/chain.ts";
import { CompetitionId, ID_PREFIXES, ProposalId } from "../kernel/id.ts";
import type { Question } from "../questionnaire/schema.ts";
import type { CommonRefusal } from "../kernel/refusal.ts";
import type { Organisation } from "../organisations/schema.ts";
import { commonRefusalInWords } from "../kernel/words.ts";
import type { NamedKind, NameOf } from "./fact-words.ts";
import { isLimit } from "./limit-words.ts";
import type { ShownEntry } from "./schema.ts";

const nameOfAct = new Map<string, string>(Object.entries(actNames));

/** What was done, as an entry says it: some acts are told apart by its facts. One that was never given a name is called by its code. */
export function actInWords({ what, detail }: Pick<AuditEntry, "what" | "detail">): string {
  const { before, standsAnyway, act } = detail;
  if (what === "staff.role-given" || isGivenBeside({ what, detail }))
    return `Role in a competition ${before === undefined ? "given" : "changed"}`;
  if (what === "proposal.declined" && standsAnyway === true)
    return act === "suspension-lasting" ? "Confirmation of a suspension declined" : "Ratification declined";
  return nameOfAct.get(what) ?? what;
}

/** Whether a role was given by their address to somebody who has a place already, and need not take one. */
const isGivenBeside = ({ what, detail }: Pick<AuditEntry, "what" | "detail">): boolean =>
  what === "staff.appointed" && detail["roleIn"] !== undefined && detail["invitation"] === undefined;

/** For whom somebody acted, where no organisation says it. */
export const audienceNames = {
  authority: "The authority",
  bidder: "A bidder",
  partner: "A partner",
  newcomer: "Acting for nobody yet",
  portal: "",
} as const satisfies Record<Who["audience"], string>;

/** Of which kind the subject of an entry is, where its id does not begin with that. */
const SUBJECTS: Readonly<Partial<Record<string, NamedKind>>> = {
  "timetable.held": "stage",
  "holding.ratified": "stage",
  "window.gates-made": "stage",
  "window.shut": "stage",
  "window.sealed": "stage",
  "lot-bidders.disclosed": "lot",
} satisfies Partial<Record<EntryKind, NamedKind>>;

/** What an entry is about, by name; undefined where that is nothing with a name, or not known. */
export function subjectInWords({ what, subject }: Pick<AuditEntry, "what" | "subject">, nameOf: NameOf) {
  if (subject === undefined) return undefined;
  const kind = SUBJECTS[what] ?? OWN_IDS.find((one) => subject.startsWith(`${ID_PREFIXES[one]}_`));
  return kind && nameOf(kind, subject);
}
const OWN_IDS = ["competition", "organisation", "person"] as const;

/** The competition that an entry speaks of: its own, or the one of which the role is that it gives, changes or ends. */
export function spokenOfBy({ competitionId, detail }: Pick<AuditEntry, "competitionId" | "detail">) {
  return competitionId ?? CompetitionId.safeParse(detail["roleIn"]).data;
}

/** What an entry says waits for a second person until some instant: a proposal, or what one person did at once. */
export function waitingIn({ what, competitionId, subject, detail }: ShownEntry) {
  if (!Object.keys(detail).some(isLimit)) return undefined;
  const id = ProposalId.safeParse(what === "proposal.made" ? subject : detail["proposalId"]);
  return id.success ? { scope: competitionId ?? ("portal" as const), proposalId: id.data } : undefined;
}

/** What is known by name. */
type Known = {
  readonly competitions: readonly Pick<Competition, "competitionId" | "title" | "stages" | "lots">[];
  readonly organisations?: readonly Pick<Organisation, "organisationId" | "name">[];
  readonly people?: readonly Pick<Who, "personId" | "name">[];
  readonly questions?: QuestionsOf;
};

/**
 * What the things in an entry are called, each by its kind: competitions, organisations and people everywhere; stages, lots
 * and the questions of the PQQ in an entry that speaks of their competition, because each competition has its own.
 */
export function namesIn(
  entry: Pick<AuditEntry, "competitionId" | "detail">,
  { competitions, organisations = [], people = [], questions = new Map() }: Known,
): NameOf {
  const spokenOf = spokenOfBy(entry);
  const own = competitions.find(({ competitionId }) => competitionId === spokenOf);
  const asked = (spokenOf && questions.get(spokenOf)) ?? [];
  const find: Readonly<Record<NamedKind, (id: string) => string | undefined>> = {
    competition: (id) => competitions.find(({ competitionId }) => competitionId === id)?.title,
    organisation: (id) => organisations.find(({ organisationId }) => organisationId === id)?.name,
    person: (id) => people.find(({ personId }) => personId === id)?.name,
    stage: (id) =>
      optional(
        own?.stages.find(({ stageId }) => stageId === id),
        stageName,
      ),
    lot: (id) =>
      optional(
        own?.lots.find(({ lotId }) => lotId === id),
        lotName,
      ),
    question: (id) => asked.find(({ questionId }) => questionId === id)?.title,
  };
  return (kind, id) => find[kind](id);
}
const optional = <T>(found: T | undefined, name: (found: T) => string) => found && name(found);

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
