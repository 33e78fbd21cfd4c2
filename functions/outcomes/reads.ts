import * as z from "zod";
import { ResponseResult } from "../../shared/evaluation/schema.ts";
import { CompetitionId } from "../../shared/kernel/id.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { LOOKING } from "../../shared/kernel/refusal.ts";
import { OwnOutcome, Prequalified } from "../../shared/outcomes/schema.ts";
import { outcomeRefusalInWords } from "../../shared/outcomes/words.ts";
import { loadCompetition } from "../competition/facts.ts";
import { aRead, OfCompetition } from "../platform/read.ts";
import { loadOwnOutcome, loadPrequalified } from "./facts.ts";
import { readOutcome, resultsFor } from "./operations.ts";

const ofCompetition = {
  address: OfCompetition,
  words: outcomeRefusalInWords,
} as const;

/** A result as it is read: without its reasons by who reads no bids. */
const ResultRead = () => {
  const section = ResponseResult.shape.sections.element;
  const score = section.shape.scores.element.partial({ reason: true });
  return ResponseResult.extend({ sections: z.array(section.extend({ scores: z.array(score) })) });
};

export const readingResults = aRead({
  ...ofCompetition,
  id: "getResults",
  audience: "authority",
  path: "/competitions/:competition/outcome",
  summary:
    "How every response came out; without the reasons for an approver, who reads no bids. The ETag names the results. A look before the PQQ is sealed is refused and recorded",
  answer: () =>
    z.strictObject({
      competitionId: CompetitionId,
      complete: z.boolean(),
      queriesDueAt: z.optional(Instant),
      results: z.array(ResultRead()),
    }),
  refusals: LOOKING,
  reads: async (deps, actor, { competitionId }) => {
    const read = await readOutcome(deps, actor, competitionId);
    if (!read.ok) return read;
    const { complete, queriesDueAt, results, resultsHash } = read.value;
    return accept({
      body: {
        competitionId,
        complete,
        queriesDueAt,
        results: resultsFor(actor, results),
      },
      version: resultsHash,
    });
  },
});

export const readingOwnOutcome = aRead({
  ...ofCompetition,
  id: "getOutcome",
  audience: "bidder",
  path: "/competitions/:competition/outcome",
  summary:
    "The organisation's own outcome of the PQQ, with every score and its reason. Not found before it is published",
  answer: () => OwnOutcome.extend({ publishedAt: Instant }),
  refusals: [],
  reads: async (deps, actor, { competitionId }) => {
    const competition = await loadCompetition(deps.table, competitionId);
    const body = competition && (await loadOwnOutcome(deps, actor, competition));
    return body === undefined ? refuse({ code: "not-found" }) : accept({ body });
  },
});

export const readingPrequalified = aRead({
  ...ofCompetition,
  id: "getPrequalified",
  audience: "public",
  path: "/competitions/:competition/pre-qualified",
  summary:
    "How many submitted and passed, and who passed and agreed to be named. Not found before it is published",
  answer: () => Prequalified,
  refusals: [],
  reads: async (deps, _nobody, { competitionId }) => {
    const competition = await loadCompetition(deps.table, competitionId);
    const body = competition && (await loadPrequalified(deps, competition));
    return body === undefined ? refuse({ code: "not-found" }) : accept({ body });
  },
});
