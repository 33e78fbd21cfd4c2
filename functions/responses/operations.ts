import type { BidderActor } from "../../shared/kernel/actor.ts";
import { pqqOf } from "../../shared/kernel/window.ts";
import type { RequestKey } from "../../shared/kernel/id.ts";
import { refuse, type Result } from "../../shared/kernel/result.ts";
import {
  decideSubmission,
  decideWithdrawal,
  type ResponseFacts,
  type ResponseRefusal,
} from "../../shared/responses/rules.ts";
import {
  type ResponseDraft,
  ResponseManifest,
  type SubmittedResponse,
  type SubmitPqq,
  type WithdrawPqq,
} from "../../shared/responses/schema.ts";
import { loadCompetition, recallCompetition } from "../competition/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { completeSubmission } from "../platform/handing-in.ts";
import { submitInTime } from "../platform/submit.ts";
import { whoOf } from "../platform/who.ts";
import { loadOpenQuestionnaire, recallQuestionnaire } from "../questionnaire/facts.ts";
import { draftKey, draftOf, headKey, submittedIn } from "./store.ts";
import { handingInResponse, SUBMITTED, WITHDRAWN } from "./submission.ts";

/**
 * Submits the response as it is saved: received first, in a write that the PQQ's gate judges, then committed, then its
 * receipt is signed. Refuses what `decideSubmission` refuses and what the gate refuses. A repeat with the same key gets
 * the same answer, also after the PQQ has closed.
 */
export const submitPqq = (deps: Deps, actor: BidderActor, command: SubmitPqq, requestKey: RequestKey) =>
  submit(deps, actor, command, SUBMITTED, requestKey, (facts) =>
    decideSubmission(facts, command.seenVersion, deps.now()),
  );

/** Takes back what the organisation submitted, in the same two writes as a submission. The draft stays. */
export const withdrawPqq = (deps: Deps, actor: BidderActor, command: WithdrawPqq, requestKey: RequestKey) =>
  submit(deps, actor, command, WITHDRAWN, requestKey, (facts) =>
    decideWithdrawal(facts, command.seenVersion, deps.now()),
  );

type Facts = ResponseFacts & {
  readonly draft: ResponseDraft | undefined;
  readonly submitted: SubmittedResponse | undefined;
};

/** The way of both: what is saved and what stands are read in one request; nothing else is read when all is well. */
async function submit<Decided extends Result<ResponseManifest, ResponseRefusal>>(
  deps: Deps,
  actor: BidderActor,
  { competitionId, seenVersion }: SubmitPqq,
  what: string,
  requestKey: RequestKey,
  decide: (facts: Facts) => Decided,
) {
  const { organisationId, organisationName } = actor;
  const [recalled, frozen, [header, head]] = await Promise.all([
    recallCompetition(deps, competitionId),
    recallQuestionnaire(deps, competitionId),
    deps.table.getMany([draftKey(organisationId, competitionId), headKey(organisationId, competitionId)]),
  ]);
  const window = recalled && pqqOf(recalled)?.stageId;
  if (recalled === undefined || window === undefined) return refuse({ code: "not-found" });
  const draft = draftOf(header);
  const submitted = submittedIn(head)[window];

  let [competition, questionnaire] = [recalled, frozen?.questionnaire];
  return submitInTime<ResponseManifest, Extract<Decided, { ok: false }>["error"]>(deps, {
    competitionId,
    organisationId,
    received: { window, what, receivedAt: deps.now(), who: whoOf(actor), requestKey },
    async decide(knowing) {
      if (knowing === "afresh") {
        competition = (await loadCompetition(deps.table, competitionId)) ?? recalled;
        questionnaire = (await loadOpenQuestionnaire(deps, competition))?.questionnaire;
      }
      return decide({ actor, competition, questionnaire, draft, submitted });
    },
    isRepeat: (earlier) => ResponseManifest.parse(earlier.manifest).seen === seenVersion,
    complete: async (submission) => {
      const part = { competition, organisationId, organisationName };
      return completeSubmission(deps, handingInResponse, part, submission, { head });
    },
  });
}
