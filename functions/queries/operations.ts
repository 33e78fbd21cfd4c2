import { decideAnswer, decideAnswerDraft, decideQuery } from "../../shared/queries/rules.ts";
import type { AnswerDraft, AnswerQuery, AskQuery, SaveAnswerDraft } from "../../shared/queries/schema.ts";
import { oversees } from "../../shared/evaluation/reading-responses.ts";
import { hasInterest } from "../../shared/evaluation/rules.ts";
import type { AuthorityActor, BidderActor } from "../../shared/kernel/actor.ts";
import { sha256 } from "../../shared/kernel/digest.ts";
import { QueryId, type CompetitionId, type RequestKey } from "../../shared/kernel/id.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import type { OpenedResponse } from "../../shared/responses/schema.ts";
import { loadCompetition } from "../competition/facts.ts";
import { whileNoneStands } from "../outcomes/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { keepDraft } from "../platform/keeping-draft.ts";
import { enact } from "../platform/enact.ts";
import { recordEarlyAccess } from "../platform/refused-access.ts";
import {
  keepSaved,
  loadAllQueries,
  loadDraft,
  loadQuery,
  loadSaved,
  saveAnswer,
  saveDraft,
  saveQuery,
} from "./store.ts";
import { loadEvaluation } from "../evaluation/facts.ts";

/** Reads what all bidders were asked and answered, for those who oversee the evaluation. */
export async function readQueries(deps: Deps, actor: AuthorityActor, competitionId: CompetitionId) {
  const evaluation = await readSealedPqq(deps, actor, competitionId);
  if (!evaluation.ok) return evaluation;
  const { responses } = evaluation.value;
  const readable = new Set(responses.map(({ organisation: { organisationId } }) => organisationId));
  const queries = await loadAllQueries(deps.table, competitionId);
  return accept({
    evaluation: evaluation.value,
    queries: queries.filter(({ organisationId }) => readable.has(organisationId)),
  });
}

/**
 * The sealed PQQ with the responses that somebody may read who oversees its evaluation: an interest that they declared
 * keeps a response from them. A look before the PQQ is sealed is refused and written down.
 */
async function readSealedPqq(deps: Deps, actor: AuthorityActor, competitionId: CompetitionId) {
  if (!oversees({ actor })) return refuse({ code: "not-for-your-role" });
  const evaluation = await loadEvaluation(deps, actor, competitionId);
  if (evaluation.ok) {
    const { responses } = evaluation.value;
    const isReadable = ({ organisation: { organisationId } }: OpenedResponse) =>
      !hasInterest(evaluation.value, actor.personId, organisationId);
    return accept({ ...evaluation.value, responses: responses.filter(isReadable) });
  }
  if (evaluation.error.code === "not-found") return evaluation;
  return refuse(await recordEarlyAccess(deps, actor, competitionId, "responses to the PQQ"));
}

/** Sends a query to one bidder about one section of its response. The bidder is told, and nobody else is. */
export function askQuery(deps: Deps, actor: AuthorityActor, command: AskQuery, requestKey: RequestKey) {
  return enact(deps, { actor, command, requestKey, what: "query.asked" }, async (at) => {
    const { competitionId } = command;
    const evaluation = await readSealedPqq(deps, actor, competitionId);
    if (!evaluation.ok) return evaluation;
    const queryId = QueryId.parse(deps.newId("query"));
    const decision = decideQuery({ ...evaluation.value, queryId }, command, at);
    if (!decision.ok) return decision;
    const { organisationId, organisationName, sectionTitle, question, dueAt } = decision.value;
    return accept({
      writes: [...saveQuery(decision.value), ...whileNoneStands(competitionId)],
      subject: organisationId,
      detail: { organisation: organisationName, section: sectionTitle, question, dueAt },
      answer: { queryId },
    });
  });
}

/** Keeps an answer for whoever of the organisation goes on with it. The authority cannot read it; it is sent by `answerQuery`. */
export async function saveAnswerDraft(
  deps: Deps,
  actor: BidderActor,
  command: SaveAnswerDraft,
  requestKey: RequestKey,
) {
  const { competitionId, queryId, answer, seenVersion } = command;
  const { organisationId } = actor;
  const [competition, query, draft] = await Promise.all([
    loadCompetition(deps.table, competitionId),
    loadQuery(deps.table, organisationId, competitionId, queryId),
    loadDraft(deps.table, organisationId, competitionId, queryId),
  ]);
  if (competition === undefined) return refuse({ code: "not-found" });
  const decision = decideAnswerDraft({ actor, competition, query, draft }, command, deps.now());
  return keepDraft<AnswerDraft, typeof decision>(deps, actor, requestKey, {
    decision,
    writes: (saved) => [
      saveDraft(organisationId, competitionId, queryId, saved),
      keepSaved({ organisationId, competitionId }, saved.request, { queryId, ...saved }),
    ],
    async earlier(request) {
      const found = await loadSaved(deps.table, { organisationId, competitionId }, request);
      if (found === undefined) return undefined;
      const { queryId: its, ...saved } = found;
      const follows = saved.version === seenVersion + 1;
      return { draft: saved, same: its === queryId && follows && saved.text === answer };
    },
    latest: () => loadDraft(deps.table, organisationId, competitionId, queryId),
  });
}

/** Answers a query, once and for good. The write judges whether it is in time and the first. */
export function answerQuery(deps: Deps, actor: BidderActor, command: AnswerQuery, requestKey: RequestKey) {
  return enact(deps, { actor, command, requestKey, what: "query.answered" }, async (at) => {
    const { competitionId, queryId } = command;
    const [competition, query] = await Promise.all([
      loadCompetition(deps.table, competitionId),
      loadQuery(deps.table, actor.organisationId, competitionId, queryId),
    ]);
    if (competition === undefined) return refuse({ code: "not-found" });
    const decision = decideAnswer({ actor, competition, query }, command, at);
    if (!decision.ok) return decision;
    const { sectionTitle, answered } = decision.value;
    return accept({
      writes: [saveAnswer(decision.value)],
      subject: queryId,
      detail: { section: sectionTitle, answer: await sha256(answered.text) },
      answer: { queryId, answeredAt: answered.at },
    });
  });
}
