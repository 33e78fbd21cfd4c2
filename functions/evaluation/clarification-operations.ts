import { decideAnswer, decideQuestion } from "../../shared/evaluation/clarification-rules.ts";
import type {
  AnswerClarification,
  AskForClarification,
} from "../../shared/evaluation/clarification-schema.ts";
import { oversees } from "../../shared/evaluation/reading.ts";
import { hasInterest } from "../../shared/evaluation/rules.ts";
import type { AuthorityActor, BidderActor } from "../../shared/kernel/actor.ts";
import { sha256 } from "../../shared/kernel/digest.ts";
import { ClarificationId, type CompetitionId, type RequestKey } from "../../shared/kernel/id.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import type { OpenedResponse } from "../../shared/responses/schema.ts";
import { loadCompetition } from "../competition/facts.ts";
import { whileNoneStands } from "../outcomes/facts.ts";
import { commit, earlierOr } from "../platform/commit.ts";
import type { Deps } from "../platform/deps.ts";
import { recordEarlyAccess } from "../platform/refused-access.ts";
import { authorityStream, bidderStream } from "../platform/stream.ts";
import { whoOf } from "../platform/who.ts";
import { answerQuestion, askQuestion, loadAllQuestions, loadQuestion } from "./clarification-store.ts";
import { loadEvaluation } from "./facts.ts";

/** Reads what all bidders were asked and answered, for those who oversee the evaluation. */
export async function readClarifications(deps: Deps, actor: AuthorityActor, competitionId: CompetitionId) {
  const evaluation = await readSealedPqq(deps, actor, competitionId);
  if (!evaluation.ok) return evaluation;
  const { responses } = evaluation.value;
  const readable = new Set(responses.map(({ organisation: { organisationId } }) => organisationId));
  const clarifications = await loadAllQuestions(deps.table, competitionId);
  return accept({
    evaluation: evaluation.value,
    clarifications: clarifications.filter(({ organisationId }) => readable.has(organisationId)),
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

/** Asks one bidder about one section of its response. The bidder is told, and nobody else is. */
export async function askForClarification(
  deps: Deps,
  actor: AuthorityActor,
  command: AskForClarification,
  requestKey: RequestKey,
) {
  const { competitionId } = command;
  const evaluation = await readSealedPqq(deps, actor, competitionId);
  if (!evaluation.ok) return evaluation;

  const asked = {
    stream: authorityStream(competitionId, actor.personId),
    what: "clarification.asked",
    who: whoOf(actor),
    command,
  };
  const at = deps.now();
  const clarificationId = ClarificationId.parse(deps.newId("clarification"));
  const decision = decideQuestion({ ...evaluation.value, clarificationId }, command, at);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  const { organisationId, organisationName, sectionId, question, dueAt } = decision.value;
  return commit(
    deps,
    [...askQuestion(decision.value), whileNoneStands(competitionId)],
    {
      ...asked,
      at,
      competitionId,
      subject: organisationId,
      detail: { organisation: organisationName, section: sectionId, question, dueAt },
      answer: { clarificationId },
    },
    requestKey,
  );
}

/** Answers a question, once and for good. The write judges whether it is in time and the first. */
export async function answerClarification(
  deps: Deps,
  actor: BidderActor,
  command: AnswerClarification,
  requestKey: RequestKey,
) {
  const { competitionId, clarificationId } = command;
  const { organisationId } = actor;
  const [competition, clarification] = await Promise.all([
    loadCompetition(deps.table, competitionId),
    loadQuestion(deps.table, organisationId, competitionId, clarificationId),
  ]);
  if (competition === undefined) return refuse({ code: "not-found" });

  const asked = {
    stream: bidderStream(organisationId, competitionId),
    what: "clarification.answered",
    who: whoOf(actor),
    command,
  };
  const at = deps.now();
  const decision = decideAnswer({ actor, competition, clarification }, command, at);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  const { sectionId, answered } = decision.value;
  return commit(
    deps,
    [answerQuestion(decision.value)],
    {
      ...asked,
      at,
      competitionId,
      subject: clarificationId,
      detail: { section: sectionId, answer: await sha256(answered.text) },
      answer: { clarificationId, answeredAt: answered.at },
    },
    requestKey,
  );
}
