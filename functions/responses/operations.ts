import type { Competition } from "../../shared/competition/schema.ts";
import type { BidderActor } from "../../shared/kernel/actor.ts";
import { pqqOf } from "../../shared/kernel/window.ts";
import type { RequestKey } from "../../shared/kernel/id.ts";
import { refuse, type Result } from "../../shared/kernel/result.ts";
import {
  decideSubmission,
  decideWithdrawal,
  profileSeen,
  type ResponseFacts,
  type ResponseRefusal,
} from "../../shared/responses/rules.ts";
import type { Questionnaire } from "../../shared/questionnaire/schema.ts";
import type {
  ResponseDraft,
  ResponseManifest,
  SubmittedResponse,
  SubmitPqq,
  WithdrawPqq,
} from "../../shared/responses/schema.ts";
import { loadCompetition, recallCompetition } from "../competition/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { handIn } from "../platform/handing-in.ts";
import { headKey } from "../platform/stream.ts";
import type { Item } from "../platform/table.ts";
import { loadOpenQuestionnaire, recallQuestionnaire } from "../questionnaire/facts.ts";
import { keepNarrowed } from "./counting.ts";
import { countDraft } from "./counting-facts.ts";
import { draftKey, draftOf, submittedIn } from "./store.ts";
import { handingInResponse, SUBMITTED, WITHDRAWN } from "./submission.ts";

/**
 * Submits what counts of the response as it is saved: received first, in a write that the PQQ's gate judges, then committed, then its
 * receipt is signed. Refuses what `decideSubmission` refuses and what the gate refuses. A repeat with the same key gets
 * the same answer, also after the PQQ has closed.
 */
export const submitPqq = (deps: Deps, actor: BidderActor, command: SubmitPqq, requestKey: RequestKey) =>
  handInResponse(deps, actor, command, SUBMITTED, requestKey, async (facts) => {
    const { competitionId, seenVersion } = command;
    const { narrowed, ...counting } = await countDraft(
      deps.table,
      { ...actor, competitionId },
      {
        ...facts,
        profileSeen: profileSeen(seenVersion),
      },
    );
    const ids = narrowed.map(({ sectionId }) => sectionId);
    const decision = decideSubmission({ ...facts, ...counting, narrowed: ids }, seenVersion, deps.now());
    if (decision.ok) await keepNarrowed(deps.table, { ...actor, competitionId }, narrowed);
    return decision;
  });

/** Takes back what the organisation submitted, in the same two writes as a submission. The draft stays. */
export const withdrawPqq = (deps: Deps, actor: BidderActor, command: WithdrawPqq, requestKey: RequestKey) =>
  handInResponse(deps, actor, command, WITHDRAWN, requestKey, (facts) =>
    decideWithdrawal(facts, command.seenVersion, deps.now()),
  );

type SubmissionFacts = ResponseFacts & {
  readonly head: Item | undefined;
  readonly draft: ResponseDraft | undefined;
  readonly submitted: SubmittedResponse | undefined;
};

/** The way of both: what is saved and what stands are read in one request, and for a submission what counts of it. */
async function handInResponse<Decided extends Result<ResponseManifest, ResponseRefusal>>(
  deps: Deps,
  actor: BidderActor,
  { competitionId, seenVersion }: SubmitPqq,
  what: string,
  requestKey: RequestKey,
  decide: (facts: SubmissionFacts) => Decided | Promise<Decided>,
) {
  const of = { organisationId: actor.organisationId, competitionId };
  const [recalled, frozen, [header, known]] = await Promise.all([
    recallCompetition(deps, competitionId),
    recallQuestionnaire(deps, competitionId),
    deps.table.getMany([draftKey(of), headKey(of)]),
  ]);
  const window = recalled && pqqOf(recalled)?.stageId;
  if (recalled === undefined || window === undefined) return refuse({ code: "not-found" });
  const factsOn = (
    competition: Competition,
    questionnaire: Questionnaire | undefined,
    head: Item | undefined,
  ) => ({
    actor,
    competition,
    questionnaire,
    head,
    draft: draftOf(header),
    submitted: submittedIn(head)[window],
  });
  return handIn(deps, {
    handing: handingInResponse,
    actor,
    window,
    what,
    command: { seen: seenVersion },
    seenVersion,
    requestKey,
    facts: factsOn(recalled, frozen?.questionnaire, known),
    async reread() {
      const head = await deps.table.get(headKey(of));
      const competition = (await loadCompetition(deps.table, competitionId)) ?? recalled;
      return factsOn(competition, (await loadOpenQuestionnaire(deps, competition))?.questionnaire, head);
    },
    decide,
  });
}
