import { loadMyResponse } from "../../functions/responses/facts.ts";
import { submitPqq, withdrawPqq } from "../../functions/responses/operations.ts";
import { attachFile } from "../../functions/responses/attaching-operations.ts";
import { saveAnswers } from "../../functions/responses/saving-operations.ts";
import type { Deps } from "../../functions/platform/deps.ts";
import { keepFile } from "../../functions/files/uploads.ts";
import { freeze } from "../../functions/questionnaire/store.ts";
import type { BidderActor } from "../../shared/kernel/actor.ts";
import { digestOf } from "../../shared/kernel/digest.ts";
import { FileId, type RequestKey, StageId } from "../../shared/kernel/id.ts";
import type { QuestionId, Questionnaire, SectionId } from "../../shared/questionnaire/schema.ts";
import { seenVersionOf } from "../../shared/responses/rules.ts";
import type { Answers } from "../../shared/responses/schema.ts";
import { aCompetition, anyKey, london, must, type RunningCompetition } from "./competition.ts";
import { remembered } from "./played.ts";
import type { GivenParts } from "./portal.ts";
import { answered, SMALL } from "./questionnaire.ts";

export const PQQ = StageId.parse("pqq");
export const OPENS = london("2013-09-19T09:00");
export const CLOSES = london("2013-10-31T12:00");
/** The first instant at which the seal worker may seal what was received. */
export const SEALABLE = london("2013-10-31T12:01");

export type RunningPqq = RunningCompetition & {
  readonly questionnaire: Questionnaire;
  /** Saves a section; every other one has been seen as it is when nothing else is said. */
  readonly save: (
    actor: BidderActor,
    sectionId: SectionId,
    answers: Answers,
    given?: { readonly seenVersion?: number; readonly deps?: Deps; readonly key?: RequestKey },
  ) => ReturnType<typeof saveAnswers>;
  /** Keeps a text file and attaches it to a question. */
  readonly attach: (actor: BidderActor, question: QuestionId, text?: string, deps?: Deps) => Promise<FileId>;
  /** Answers everything validly, with one file for each question that needs one. */
  readonly answerAll: (actor: BidderActor) => Promise<void>;
  /** What somebody sees of the response now. */
  readonly seen: (actor: BidderActor) => Promise<string>;
  readonly submit: (actor: BidderActor, given?: Asking) => ReturnType<typeof submitPqq>;
  readonly withdraw: (actor: BidderActor, given?: Asking) => ReturnType<typeof withdrawPqq>;
};
type Asking = {
  readonly key?: ReturnType<typeof anyKey>;
  readonly seenVersion?: string;
  readonly deps?: Deps;
};

const FROZEN = remembered<void>("freeze a questionnaire");

/** The competition of 2013 with a frozen questionnaire, seen at a London time; the PQQ runs from 19 September to 31 October. */
export async function aPqq(
  at = "2013-10-10T09:00",
  questionnaire = SMALL,
  parts: GivenParts = {},
): Promise<RunningPqq> {
  const running = await aCompetition("2013-09-18T09:00", parts);
  const { portal, competitionId, lead } = running;
  const { deps } = portal;
  const sha256 = await digestOf(questionnaire);
  const frozen = { competitionId, questionnaire, sha256, frozenAt: deps.now(), frozenBy: lead.name };
  await portal.again(FROZEN, sha256, async () => void (await deps.table.writeAll(freeze(frozen, 0))));
  portal.at(london(at));
  return responding(running, questionnaire);
}

/** What bidders do in the PQQ of a competition. */
export function responding(running: RunningCompetition, questionnaire = SMALL): RunningPqq {
  const { competitionId } = running;
  const { deps } = running.portal;
  const response = async (actor: BidderActor) => {
    const mine = await loadMyResponse(deps, { ...actor, competitionId });
    if (mine === undefined) throw new Error("there is no PQQ");
    return mine;
  };
  const seen = async (actor: BidderActor) => {
    const { draft, submitted, organisation } = await response(actor);
    return seenVersionOf(draft, submitted, organisation);
  };
  const save: RunningPqq["save"] = async (actor, sectionId, answers, given = {}) => {
    const seenVersion = given.seenVersion ?? (await response(actor)).draft?.sections[sectionId]?.version ?? 0;
    const command = { competitionId, sectionId, seenVersion, answers };
    return saveAnswers(given.deps ?? deps, actor, command, given.key ?? anyKey());
  };
  const attach: RunningPqq["attach"] = async (actor, question, text = "Figures.", through = deps) => {
    const fileId = FileId.parse(deps.newId("file"));
    const bytes = new TextEncoder().encode(text);
    const announced = { subject: question, name: "accounts.txt", size: bytes.length, startedBy: actor.name };
    const { organisationId } = actor;
    await keepFile(
      deps,
      { competitionId, organisationId, fileId },
      { ...announced, startedAt: deps.now() },
      bytes,
    );
    must(await attachFile(through, actor, { competitionId, questionId: question, fileId }));
    return fileId;
  };
  const asked = async (actor: BidderActor, { key = anyKey(), seenVersion }: Asking) =>
    [{ competitionId, seenVersion: seenVersion ?? (await seen(actor)) }, key] as const;
  return {
    ...running,
    questionnaire,
    save,
    attach,
    seen,
    async answerAll(actor) {
      for (const section of questionnaire.sections) {
        for (const question of section.questions)
          if (question.kind === "file" && question.required) await attach(actor, question.questionId);
        must(await save(actor, section.sectionId, answered(section)));
      }
    },
    submit: async (actor, given = {}) => submitPqq(given.deps ?? deps, actor, ...(await asked(actor, given))),
    withdraw: async (actor, given = {}) =>
      withdrawPqq(given.deps ?? deps, actor, ...(await asked(actor, given))),
  };
}
