import * as z from "zod";
import { Clarification } from "../../shared/evaluation/clarification-schema.ts";
import { ClarificationId, type CompetitionId, OrganisationId } from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { type Key, partition, sort, sortPrefix } from "../../shared/kernel/key.ts";
import type { Item, Table, Write } from "../platform/table.ts";

const bidderPartition = (organisation: OrganisationId, competition: CompetitionId) =>
  partition("CLARIFY", organisation, competition);
const questionKey = (competition: CompetitionId, { organisationId, clarificationId }: Asked): Key => ({
  pk: bidderPartition(organisationId, competition),
  sk: sort("QUESTION", clarificationId),
});

/** A line of the authority's own list of questions: which bidder was asked which. */
const Asked = z.strictObject({ organisationId: OrganisationId, clarificationId: ClarificationId });
type Asked = z.infer<typeof Asked>;
const listPartition = (competition: CompetitionId) => partition("EVAL", competition);

const withoutKey = ({ pk: _pk, sk: _sk, ...rest }: Item) => rest;

/**
 * A question is its own gate, in the words of one: it opens when it is asked and closes when the answer is due, and the
 * answer shuts it.
 */
const itemOf = ({ askedAt, dueAt, ...asked }: Clarification) => ({
  ...asked,
  opensAt: askedAt,
  closesAt: dueAt,
});

function clarificationOf(item: Item): Clarification {
  const { opensAt: askedAt, closesAt: dueAt, shutAt: _answeredAt, ...rest } = withoutKey(item);
  return Clarification.parse({ ...rest, askedAt, dueAt });
}

/** A new question, where its bidder finds it and in the authority's list. */
export const askQuestion = (clarification: Clarification): readonly Write[] => {
  const { competitionId, organisationId, clarificationId } = clarification;
  return [
    { put: { ...questionKey(competitionId, clarification), ...itemOf(clarification) }, if: "absent" },
    {
      put: {
        pk: listPartition(competitionId),
        sk: sort("CLARIFY", organisationId, clarificationId),
        organisationId,
        clarificationId,
      },
      if: "absent",
    },
  ];
};

/** Keeps the answer, if it is the first and was received before its time: the write itself judges both. */
export const answerQuestion = (
  clarification: Clarification & { readonly answered: { readonly at: Instant } },
): Write => {
  const { competitionId, answered } = clarification;
  return {
    update: questionKey(competitionId, clarification),
    set: { answered, shutAt: answered.at },
    if: { gateOpenAt: answered.at },
  };
};

/** What one bidder was asked, the earliest first. */
export async function loadQuestions(
  table: Table,
  organisation: OrganisationId,
  competition: CompetitionId,
): Promise<readonly Clarification[]> {
  const items = await table.all({
    pk: bidderPartition(organisation, competition),
    beginsWith: sortPrefix("QUESTION"),
  });
  return items.map(clarificationOf).toSorted(earliestFirst);
}

export async function loadQuestion(
  table: Table,
  organisationId: OrganisationId,
  competition: CompetitionId,
  clarificationId: ClarificationId,
) {
  const item = await table.get(questionKey(competition, { organisationId, clarificationId }));
  return item && clarificationOf(item);
}

/** What all bidders were asked, the earliest first. */
export async function loadAllQuestions(
  table: Table,
  competition: CompetitionId,
): Promise<readonly Clarification[]> {
  const lines = await table.all({ pk: listPartition(competition), beginsWith: sortPrefix("CLARIFY") });
  const keys = lines.map((line) => questionKey(competition, Asked.parse(withoutKey(line))));
  const found: Clarification[] = [];
  for (let from = 0; from < keys.length; from += 100) {
    const items = await table.getMany(keys.slice(from, from + 100));
    found.push(...items.flatMap((item) => (item === undefined ? [] : [clarificationOf(item)])));
  }
  return found.toSorted(earliestFirst);
}

const earliestFirst = (a: Clarification, b: Clarification) => (a.askedAt < b.askedAt ? -1 : 1);
