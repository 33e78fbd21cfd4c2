import type { ResponseResult } from "../../shared/evaluation/schema.ts";
import { passInWords, percentInWords } from "../../shared/evaluation/words.ts";
import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import { type Instant, inWords } from "../../shared/kernel/instant.ts";
import { accept } from "../../shared/kernel/result.ts";
import { alphabetically } from "../../shared/kernel/text.ts";
import { confirmableAtLatest, decideOutcome } from "../../shared/outcomes/rules.ts";
import { type ProposeOutcome, PublishOutcome } from "../../shared/outcomes/schema.ts";
import { outcomeCounted, outcomeRefusalInWords } from "../../shared/outcomes/words.ts";
import { unchangedTimetable } from "../competition/facts.ts";
import { unchangedResults } from "../evaluation/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { ofTwo } from "../platform/of-two.ts";
import { loadQuestionnaire } from "../questionnaire/facts.ts";
import { mayReadResults, readOutcome } from "./operations.ts";
import { prepareOutcome } from "./preparing.ts";
import { publishFrom, savePublicList } from "./store.ts";

const countsOf = (results: readonly ResponseResult[]) => ({
  submitted: results.length,
  passed: results.filter(({ passes }) => passes).length,
});

/**
 * Publishes the outcome of the PQQ. What each organisation will read is written first; one commit then publishes it, at once
 * or from its instant on. Cut short before that it means nothing, and can be confirmed again.
 */
export const publishingOutcome = ofTwo({
  act: "pqq-outcome",
  command: PublishOutcome,
  words: outcomeRefusalInWords,
  readBy: mayReadResults,
  load: (deps: Deps, actor: AuthorityActor, { competitionId }: PublishOutcome) =>
    readOutcome(deps, actor, competitionId),
  version: ({ resultsHash }) => resultsHash,
  decide: decideOutcome,
  describe(_read, { publishAt, results }) {
    const until = confirmableAtLatest(publishAt);
    return {
      subject: "outcome",
      title: "Outcome of the PQQ",
      shown: [
        {
          lines: [
            ["Outcome", outcomeCounted(countsOf(results))],
            ["Published", publishAt === undefined ? "As soon as it is confirmed" : inWords(publishAt)],
            [
              "Cannot be taken back",
              "Each organisation reads its own outcome; the public list names who agreed",
            ],
          ],
        },
        { title: "How every response came out", lines: results.map(lineOf) },
      ],
      ...(until && { confirmable: { until, itselfCounts: true } }),
    };
  },
  what: "outcome.confirmed",
  later: ["outcome.told", "outcome.published"],
  async effect(deps, { facts, effect: { publishAt, results }, command }, { proposal, actor, at }) {
    const { competitionId } = command;
    const frozen = await loadQuestionnaire(deps.table, competitionId);
    if (frozen === undefined) throw new Error("responses without a questionnaire");
    const needed = frozen.questionnaire;
    const prepared = await prepareOutcome(deps, { actor, competitionId, proposal, results, needed }, at);
    if (!prepared.ok) return prepared;

    const { proposalId, reason, proposedBy, proposedAt } = proposal;
    const visibleAt = publishAt ?? at;
    const listed = results
      .filter(({ passes, mayBeListed }) => passes && mayBeListed)
      .map(({ organisationName }) => organisationName)
      .toSorted(alphabetically);
    const counted = countsOf(results);
    return accept({
      writes: [
        publishFrom(competitionId, { proposalId, proposedAt, visibleAt, ...counted }),
        savePublicList(competitionId, { proposalId, listed }),
        unchangedResults(competitionId, facts.stamp),
        // Preparing takes a while, in which somebody may cancel what this would publish.
        unchangedTimetable(facts.competition),
      ],
      subject: proposalId,
      detail: { visibleAt, ...counted, reason, proposedBy: proposedBy.name },
      answer: { visibleAt },
    });
  },
  // Who is told waits for the instant; when that is now, nobody need wait for the schedule.
  after: async (deps, { competitionId }, { answer, at }) =>
    isDue(answer["visibleAt"], at) ? deps.ask.seal(competitionId) : undefined,
});

/** Proposes the outcome as the results stand. Nobody outside the authority is told, and nobody marks any more. */
export const proposeOutcome = publishingOutcome.proposing<ProposeOutcome>("seenResults");

const isDue = (visibleAt: unknown, at: Instant): boolean => typeof visibleAt === "string" && visibleAt <= at;

const lineOf = ({ organisationName, passes, totalTenths, mayBeListed }: ResponseResult) =>
  [
    organisationName,
    [
      passInWords(passes),
      ...(totalTenths === undefined ? [] : [percentInWords(totalTenths)]),
      ...(mayBeListed ? [] : ["not named in public"]),
    ].join("; "),
  ] satisfies [string, string];
