import type { Competition } from "../competition/schema.ts";
import { type AuthorityActor, type BidderActor, isNationalLead, maySubmit } from "../kernel/actor.ts";
import type { QueryId } from "../kernel/id.ts";
import { fromLondon, HOUR, type Instant, type LocalTimeRefusal, plus } from "../kernel/instant.ts";
import type { Common } from "../kernel/refusal.ts";
import { accept, refuse } from "../kernel/result.ts";
import { countWords } from "../kernel/cleaned.ts";
import { hasClosed } from "../kernel/window.ts";
import type { Questionnaire } from "../questionnaire/schema.ts";
import type { OpenedResponse } from "../responses/schema.ts";
import type { AnswerDraft, AnswerQuery, AskQuery, Query, OwnQuery, SaveAnswerDraft } from "./schema.ts";

/** The least time that a bidder has to answer, in ms. */
export const LEAST_TIME_TO_ANSWER = HOUR;
/** The most words of an answer. */
export const MOST_WORDS = 1_000;

export type QueryRefusal =
  | Common<"needs-national-lead" | "not-for-your-role" | "not-found" | "changed-meanwhile">
  | LocalTimeRefusal
  | { code: "competition-cancelled"; cancelledAt: Instant }
  | { code: "outcome-proposed" }
  | { code: "no-response" }
  | { code: "no-such-section" }
  | { code: "answer-time-too-short"; earliestAt: Instant }
  | { code: "already-answered" }
  | { code: "answer-too-late"; dueAt: Instant }
  | { code: "answer-too-long"; words: number };

/** Whether this person may ask a bidder now: a national lead, as long as no outcome is proposed. */
export const mayAsk = ({
  actor,
  proposedAt,
  cancelledAt,
}: {
  readonly actor: AuthorityActor;
  readonly proposedAt: Instant | undefined;
  readonly cancelledAt?: Instant | undefined;
}): boolean => isNationalLead(actor) && proposedAt === undefined && cancelledAt === undefined;

/**
 * Decides whether a bidder may be asked: by a national lead, about a section of a response that was opened, before an
 * outcome is proposed, with at least an hour to answer.
 */
export function decideQuery(
  facts: {
    readonly actor: AuthorityActor;
    readonly competition: Pick<Competition, "competitionId" | "cancelled">;
    readonly questionnaire: Pick<Questionnaire, "sections">;
    readonly responses: readonly Pick<OpenedResponse, "organisation">[];
    readonly proposedAt: Instant | undefined;
    readonly queryId: QueryId;
  },
  command: AskQuery,
  now: Instant,
) {
  const { actor, competition, queryId } = facts;
  const { cancelled } = competition;
  if (!isNationalLead(actor)) return refuse({ code: "needs-national-lead" });
  if (cancelled !== undefined) return refuse({ code: "competition-cancelled", cancelledAt: cancelled.at });
  if (facts.proposedAt !== undefined) return refuse({ code: "outcome-proposed" });
  const asked = facts.responses.find(
    ({ organisation: { organisationId } }) => organisationId === command.organisationId,
  );
  if (asked === undefined) return refuse({ code: "no-response" });
  const section = facts.questionnaire.sections.find(({ sectionId }) => sectionId === command.sectionId);
  if (section === undefined) return refuse({ code: "no-such-section" });
  const dueAt = decideDue(command, now);
  if (!dueAt.ok) return dueAt;
  return accept<Query>({
    queryId,
    competitionId: competition.competitionId,
    organisationId: asked.organisation.organisationId,
    organisationName: asked.organisation.name,
    sectionId: section.sectionId,
    sectionTitle: section.title,
    question: command.question,
    askedAt: now,
    askedBy: { personId: actor.personId, name: actor.name },
    dueAt: dueAt.value,
  });
}

/** Decides until when a bidder can answer what it is asked now. */
export function decideDue({ answerBy }: Pick<AskQuery, "answerBy">, now: Instant) {
  const dueAt = fromLondon(answerBy);
  if (!dueAt.ok) return dueAt;
  const earliestAt = plus(now, LEAST_TIME_TO_ANSWER);
  return dueAt.value < earliestAt ? refuse({ code: "answer-time-too-short", earliestAt }) : dueAt;
}

type Answering<Asked> = {
  readonly actor: BidderActor;
  readonly competition: Pick<Competition, "cancelled">;
  readonly query: Asked | undefined;
};

/** The query, if it can be answered at `now`: once, before its time. The instant itself is late. */
function openQuery<Asked extends Pick<Query, "dueAt" | "answered">>(
  { competition, query }: Omit<Answering<Asked>, "actor">,
  now: Instant,
) {
  if (query === undefined) return refuse({ code: "not-found" });
  const { dueAt, answered } = query;
  if (competition.cancelled !== undefined)
    return refuse({ code: "competition-cancelled", cancelledAt: competition.cancelled.at });
  if (answered !== undefined) return refuse({ code: "already-answered" });
  return hasClosed({ closesAt: dueAt }, now) ? refuse({ code: "answer-too-late", dueAt }) : accept(query);
}

/** Decides whether an answer may be kept for later: everybody's of the organisation, as long as it can be answered. */
export function decideAnswerDraft(
  facts: Answering<Pick<Query, "dueAt" | "answered">> & { readonly draft: AnswerDraft | undefined },
  { answer: text, seenVersion }: Pick<SaveAnswerDraft, "answer" | "seenVersion">,
  now: Instant,
) {
  const open = openQuery(facts, now);
  if (!open.ok) return open;
  if (seenVersion !== (facts.draft?.version ?? 0)) return refuse({ code: "changed-meanwhile" });
  return accept<AnswerDraft>({ text, version: seenVersion + 1, savedAt: now, savedBy: facts.actor.name });
}

/** Decides whether an answer counts, received at `now`: a submitter's, as long as the query can be answered. */
export function decideAnswer<Asked extends Pick<Query, "dueAt" | "answered">>(
  facts: Answering<Asked>,
  { answer }: Pick<AnswerQuery, "answer">,
  now: Instant,
) {
  const { actor } = facts;
  if (facts.query !== undefined && !maySubmit(actor)) return refuse({ code: "not-for-your-role" });
  const open = openQuery(facts, now);
  if (!open.ok) return open;
  const words = countWords(answer);
  if (words > MOST_WORDS) return refuse({ code: "answer-too-long", words });
  return accept<Asked & { answered: NonNullable<Query["answered"]> }>({
    ...open.value,
    answered: { at: now, by: actor.name, text: answer },
  });
}

/**
 * A query waits for its answer until it is given, or its time has run out; it is called off when the competition is
 * cancelled meanwhile.
 */
export const QUERY_STATES = ["waiting", "answered", "unanswered", "called-off"] as const;
export type QueryState = (typeof QUERY_STATES)[number];

export function stateOfQuery(
  { dueAt, answered }: Pick<Query, "dueAt" | "answered">,
  { cancelled }: Pick<Competition, "cancelled">,
  now: Instant,
): QueryState {
  if (answered !== undefined) return "answered";
  if (hasClosed({ closesAt: dueAt }, cancelled?.at ?? now)) return "unanswered";
  return cancelled === undefined ? "waiting" : "called-off";
}

/** Until when somebody may still answer one of these queries: the latest such instant, whether or not it has passed. */
export const queriesDueAt = (queries: readonly Query[]): Instant | undefined =>
  queries
    .filter(({ answered }) => answered === undefined)
    .map(({ dueAt }) => dueAt)
    .toSorted()
    .at(-1);

/** A query as its bidder sees it. */
export function asBidderSeesIt({
  askedBy: _askedBy,
  organisationId: _organisationId,
  organisationName: _organisationName,
  ...query
}: Query): OwnQuery {
  return query;
}
