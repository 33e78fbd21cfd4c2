import { answeringQuery, askingQuery, savingAnswerDraft } from "./acts.ts";
import { listingOwnQueries, listingQueries } from "./reads.ts";

export const queriesDeclared = [
  listingQueries,
  askingQuery,
  listingOwnQueries,
  savingAnswerDraft,
  answeringQuery,
];
