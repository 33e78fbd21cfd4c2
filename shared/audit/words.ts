import type { Competition } from "../competition/schema.ts";
import { lotName, stageName } from "../competition/words.ts";
import { actNames } from "../kernel/act-names.ts";
import type { AuditEntry, Break, Who } from "../kernel/chain.ts";
import type { CompetitionId } from "../kernel/id.ts";
import type { Question } from "../questionnaire/schema.ts";
import type { CommonRefusal } from "../kernel/refusal.ts";
import type { Organisation } from "../organisations/schema.ts";
import { commonRefusalInWords } from "../kernel/words.ts";
import type { NameOf } from "./fact-words.ts";

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
