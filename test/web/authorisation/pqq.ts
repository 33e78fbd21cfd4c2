import { checkFile } from "../../../functions/files/checking.ts";
import { askQuery } from "../../../functions/queries/operations.ts";
import { moderateSection, scoreSection } from "../../../functions/evaluation/marking-operations.ts";
import { assignEvaluator, declareInterests } from "../../../functions/evaluation/operations.ts";
import { proposeOutcome } from "../../../functions/outcomes/of-two.ts";
import { readOutcome } from "../../../functions/outcomes/operations.ts";
import { requestMembershipChange } from "../../../functions/memberships/operations.ts";
import { saveAnswers } from "../../../functions/responses/saving-operations.ts";
import { saveStaged } from "../../../functions/questionnaire/store.ts";
import { actorIn, type AuthorityActor } from "../../../shared/kernel/actor.ts";
import {
  ChangeId,
  QueryId,
  type CompetitionId,
  type FileId,
  type OrganisationId,
  type ProposalId,
  SubmissionId,
} from "../../../shared/kernel/id.ts";
import type { Marks } from "../../../shared/evaluation/schema.ts";
import { QuestionId, SectionId } from "../../../shared/questionnaire/schema.ts";
import { referenceOf } from "../../../shared/kernel/words.ts";
import { anyKey, must, published, type RunningCompetition } from "../../builders/competition.ts";
import { confirmAs, proposalIn } from "../../builders/of-two.ts";
import { responding } from "../../builders/pqq.ts";
import { answered, BIDDER, CAPABILITY, sectionOf, SMALL, STANDING } from "../../builders/questionnaire.ts";
import { canary, type Cast, type SignedIn } from "./cast.ts";
import type { BidderName, Principal } from "./principals.ts";
import type { State } from "./world.ts";

const ACCOUNTS = QuestionId.parse("accounts");
const NAME = QuestionId.parse("bidder-name");
const PLANS = QuestionId.parse("plans");
const LISTING = QuestionId.parse("listing");

/** What a bidder has in the PQQ, and the texts by which it would be known: read by nobody of the authority before sealing. */
type Responded = {
  readonly submissionId: SubmissionId;
  readonly fileId: FileId;
  /** By what names readers of a response may know the submission. */
  readonly names: readonly string[];
  /** In the section that nobody marks, and its file. */
  readonly unmarked: readonly string[];
  /** In the draft that went on: never read by anybody else. */
  readonly unsent: string;
  /** In the section that evaluators score. */
  readonly scored: string;
};
/** What is there in a competition whose PQQ goes on, once it is. */
export type Pqq = {
  readonly responded: Partial<Record<BidderName, Responded>>;
  readonly queries: Partial<Record<BidderName, QueryId>>;
  readonly changes: Partial<Record<BidderName, ChangeId>>;
  proposalId?: ProposalId;
  /** Another competition, in which Gamma began to answer. */
  elsewhere?: CompetitionId;
};

type Acting = RunningCompetition & Cast;

/** The small questionnaire is prepared and not frozen, and there is a second competition, as the template has it. */
export async function prepared({ portal, competitionId, lead }: RunningCompetition, pqq: Pqq): Promise<void> {
  pqq.elsewhere = await published(portal.deps, lead);
  const staged = { questionnaire: SMALL, version: 1, savedAt: portal.deps.now(), savedBy: lead.name };
  await portal.deps.table.writeAll(saveStaged(competitionId, staged));
}

/** What people do when the PQQ has come to a state. */
export async function actInPqq(
  state: State,
  running: Acting,
  pqq: Pqq,
  signedIn: SignedIn,
  newCanary: (() => string) | undefined,
): Promise<void> {
  if (state === "open") await respond(running, pqq, newCanary ?? canary);
  if (state === "sealed") await askForChange(running, pqq);
  if (state === "sealed") await beginEvaluation(running, pqq, signedIn);
  if (state === "assessed") await endEvaluation(running, signedIn);
  if (state === "proposed") await propose(running, pqq);
}

/** Alpha and Beta answer and submit, each with a file, and have a draft that says something else. Gamma has not begun. */
async function respond(running: Acting, pqq: Pqq, newCanary: () => string): Promise<void> {
  const { portal, competitionId } = running;
  const bidders = responding(running);
  if (pqq.elsewhere !== undefined) {
    const began = {
      competitionId: pqq.elsewhere,
      sectionId: SectionId.parse("bidding-entity"),
      seenVersion: 0,
    };
    const answers = { [NAME]: "Gamma" };
    must(await saveAnswers(portal.deps, running.bidders.gamma.submitter, { ...began, answers }, anyKey()));
  }
  for (const name of ["alpha", "beta"] as const) {
    const { submitter, member } = running.bidders[name];
    const [own, plans, drafted] = [newCanary(), newCanary(), newCanary()];
    await bidders.answerAll(submitter);
    const listing = name === "alpha" ? "yes" : "no";
    must(
      await bidders.save(member, BIDDER, answered(sectionOf("bidder"), { [NAME]: own, [LISTING]: listing })),
    );
    must(await bidders.save(member, CAPABILITY, answered(sectionOf("capability"), { [PLANS]: plans })));
    const fileId = await bidders.attach(submitter, ACCOUNTS, `${own}.`);
    const { organisationId } = submitter;
    await checkFile(portal.deps, { competitionId, organisationId, fileId });
    const { answer } = must(await bidders.submit(submitter));
    const submissionId = SubmissionId.parse(answer["submissionId"]);
    must(await bidders.save(member, CAPABILITY, answered(sectionOf("capability"), { [PLANS]: drafted })));
    const names = [submissionId, referenceOf(submissionId)];
    pqq.responded[name] = {
      submissionId,
      fileId,
      names,
      unmarked: [own, fileId],
      unsent: drafted,
      scored: plans,
    };
  }
}

/** Alpha asks for a change of its members, which the authority has to decide. */
async function askForChange({ portal, bidders }: Acting, pqq: Pqq): Promise<void> {
  const { name, submitter } = bidders.alpha;
  const change = { what: "add", member: { name: `New member of ${name}`, kind: "company" } } as const;
  const command = { change, reason: "It brings experience" };
  const { answer } = must(await requestMembershipChange(portal.deps, submitter, command, anyKey()));
  pqq.changes.alpha = ChangeId.parse(answer["changeId"]);
}

const EVALUATORS = ["evaluator", "teamLead"] as const satisfies readonly Principal[];

/**
 * Two people have parts in both marked sections and have declared no interest; both have marked Alpha's standing, and
 * nobody anything else. Alpha and Beta were each asked a question.
 */
async function beginEvaluation(running: Acting, pqq: Pqq, signedIn: SignedIn): Promise<void> {
  const { portal, competitionId, lead, bidders } = running;
  const { deps } = portal;
  const evaluators = EVALUATORS.map((who) => staff(competitionId, signedIn, who));
  for (const { personId } of evaluators)
    for (const sectionId of [STANDING, CAPABILITY]) {
      const command = { competitionId, sectionId, personId, part: "evaluator" } as const;
      must(await assignEvaluator(deps, lead, command, anyKey()));
    }
  for (const actor of [...evaluators, lead])
    must(await declareInterests(deps, actor, { competitionId, seenVersion: 0, interests: [] }, anyKey()));
  for (const actor of evaluators)
    must(
      await scoreSection(
        deps,
        actor,
        { ...of(running, "alpha"), sectionId: STANDING, marks: passes },
        anyKey(),
      ),
    );
  for (const name of ["alpha", "beta"] as const) {
    const { organisationId } = bidders[name].submitter;
    const question = { sectionId: CAPABILITY, question: "How many people?", answerBy: "2013-12-02T12:00" };
    const { answer } = must(
      await askQuery(deps, lead, { competitionId, organisationId, ...question }, anyKey()),
    );
    pqq.queries[name] = QueryId.parse(answer["queryId"]);
  }
}

/** Everything is marked and moderated. Alpha passes, Beta does not. */
async function endEvaluation(running: Acting, signedIn: SignedIn): Promise<void> {
  const { deps } = running.portal;
  for (const name of ["alpha", "beta"] as const)
    for (const sectionId of [STANDING, CAPABILITY]) {
      const marks = sectionId === STANDING ? passes : scored(name === "alpha" ? 4 : 2);
      const command = { ...of(running, name), sectionId, marks };
      for (const who of EVALUATORS)
        if (name !== "alpha" || sectionId !== STANDING)
          must(
            await scoreSection(
              deps,
              staff(of(running, "alpha").competitionId, signedIn, who),
              command,
              anyKey(),
            ),
          );
      must(await moderateSection(deps, running.lead, { ...command, seenVersion: 0 }, anyKey()));
    }
}

/** One lead proposes the outcome, which nobody has confirmed. */
async function propose({ portal, lead, competitionId }: Acting, pqq: Pqq): Promise<void> {
  const { resultsHash } = must(await readOutcome(portal.deps, lead, competitionId));
  const command = {
    competitionId,
    seenResults: resultsHash,
    publishAt: "2013-12-19T09:00",
    reason: "As marked",
  };
  const { answer } = must(await proposeOutcome(portal.deps, lead, command, anyKey()));
  pqq.proposalId = proposalIn(answer);
}

/** Another lead confirms it, to be published at its instant. */
export async function confirmOutcomeOf(
  { portal, secondLead, competitionId }: Acting,
  pqq: Pqq,
): Promise<void> {
  if (pqq.proposalId === undefined) throw new Error("nothing is proposed");
  must(await confirmAs(portal.deps, secondLead, { scope: competitionId, proposalId: pqq.proposalId }));
}

const passes: Marks = { marking: "pass-fail", passed: true, reason: "Enough" };
const scored = (score: number): Marks => ({
  marking: "scored",
  scores: ["experience", "plans"].map((id) => ({
    questionId: QuestionId.parse(id),
    score,
    reason: "As described",
  })),
});
const of = ({ competitionId, bidders }: Acting, name: BidderName) => ({
  competitionId,
  organisationId: bidders[name].submitter.organisationId satisfies OrganisationId,
});

function staff(competitionId: CompetitionId, signedIn: SignedIn, who: Principal): AuthorityActor {
  const actor = signedIn[who]?.actor;
  if (actor?.audience !== "authority") throw new Error(`${who} is not of the authority`);
  return actorIn(actor, competitionId) ?? actor;
}
