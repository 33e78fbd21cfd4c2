import { DAY, HOUR, type Instant, MINUTE, plus } from "../../../shared/kernel/instant.ts";
import type { BidderActor } from "../../../shared/kernel/actor.ts";
import type { CompetitionId } from "../../../shared/kernel/id.ts";
import { seenVersionOf } from "../../../shared/responses/rules.ts";
import { loadProfileVersions } from "../../../functions/organisations/facts.ts";
import { loadQuestionnaire } from "../../../functions/questionnaire/facts.ts";
import { proposeFreezing } from "../../../functions/questionnaire/of-two.ts";
import { loadMyResponse, type MyResponse } from "../../../functions/responses/facts.ts";
import { submitPqq } from "../../../functions/responses/operations.ts";
import { saveAnswers } from "../../../functions/responses/saving-operations.ts";
import { uploadSmallFile } from "../../../functions/responses/file-operations.ts";
import { ACTED_BY_HAND, asLead, asSubmitter, confirmation, on, type ReplayAct, type Scene } from "./act.ts";
import { answersTo } from "./answering.ts";
import { type Bidder, BIDDERS } from "./cast.ts";
import { fileOf, respondentOf } from "./texts.ts";

const CLOSES = on("2013-11-14T12:00");

/** The questionnaire is the standard one; nobody changes it, and it is final the evening before it opens. */
const freezing: readonly ReplayAct[] = [
  {
    at: on("2013-09-18T17:00"),
    what: "To freeze the questionnaire is proposed",
    does: async (scene) => {
      const competitionId = await scene.competition();
      const command = { competitionId, seenVersion: 0, reason: "As agreed with the programme board" };
      return proposeFreezing(scene.deps, await asLead(scene), command, scene.key("freeze"));
    },
  },
  confirmation("2013-09-18T17:20", "The questionnaire is frozen"),
];

/** Bidders submit over the last week, most of them on the last day, the last one eight minutes before it closes. */
function submitsAt(index: number): Instant {
  const last = BIDDERS.length - 1;
  if (index < 14) return plus(CLOSES, -(7 - Math.floor(index / 2)) * DAY + (index % 2) * 3 * HOUR);
  return plus(CLOSES, -8 * MINUTE - (last - index) * 9 * MINUTE);
}

/** Whether somebody has saved or submitted anything of a response by hand: its profile is submitted with it. */
async function isByHand(scene: Scene, { organisationId }: BidderActor, mine?: MyResponse) {
  const [profile] = await loadProfileVersions(scene.deps.table, organisationId);
  return scene.byHand(mine?.draft?.savedAt, mine?.submitted?.receivedAt, profile?.savedAt);
}

/** A bidder answers everything in the morning of the day on which it submits. */
const answering: readonly ReplayAct[] = BIDDERS.map((bidder, index) => ({
  at: plus(submitsAt(index), -2 * HOUR),
  what: `${bidder.name} answers the questionnaire`,
  does: async (scene) => {
    const [actor, competitionId] = [await asSubmitter(scene, bidder), await scene.competition()];
    const mine = await loadMyResponse(scene.deps, { ...actor, competitionId });
    if (await isByHand(scene, actor, mine)) return ACTED_BY_HAND;
    return answerAll(scene, actor, competitionId, bidder);
  },
}));

const submissions: readonly ReplayAct[] = BIDDERS.map((bidder, index) => ({
  at: submitsAt(index),
  what: `${bidder.name} submits its response`,
  does: async (scene) => {
    const [actor, competitionId] = [await asSubmitter(scene, bidder), await scene.competition()];
    const mine = await loadMyResponse(scene.deps, { ...actor, competitionId });
    if (mine === undefined) return { ok: false, error: { code: "not-found" } };
    if (await isByHand(scene, actor, mine)) return ACTED_BY_HAND;
    const seenVersion = seenVersionOf(mine.draft, mine.submitted, mine.organisation);
    return submitPqq(scene.deps, actor, { competitionId, seenVersion }, scene.key("submit"));
  },
}));

/** Attaches a file to each question that needs one, and saves every section. */
async function answerAll(
  { deps, key }: Scene,
  actor: BidderActor,
  competitionId: CompetitionId,
  bidder: Bidder,
) {
  const frozen = await loadQuestionnaire(deps.table, competitionId);
  if (frozen === undefined) return { ok: false, error: { code: "no-questionnaire" } };
  for (const section of frozen.questionnaire.sections) {
    for (const { kind, required, questionId } of section.questions) {
      if (kind !== "file" || !required) continue;
      const { name, bytes } = fileOf(bidder);
      const file = { competitionId, questionId, name };
      const kept = await uploadSmallFile(deps, actor, file, bytes, key(questionId));
      if (!kept.ok) return kept;
    }
    const { sectionId } = section;
    const answers = answersTo(section, respondentOf(bidder));
    const command = { competitionId, sectionId, seenVersion: 0, answers };
    const saved = await saveAnswers(deps, actor, command, key(sectionId));
    if (!saved.ok) return saved;
  }
  return { ok: true };
}

/** What is known of the PQQ of 2013: when it opened and closed, and that 35 responded. Who did when is assumed. */
export const responses: readonly ReplayAct[] = [...freezing, ...answering, ...submissions];
