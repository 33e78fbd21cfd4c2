import { loadOrganisation } from "../../functions/organisations/facts.ts";
import { assignEvaluator, declareInterests } from "../../functions/evaluation/operations.ts";
import { moderateSection, scoreSection } from "../../functions/evaluation/marking-operations.ts";
import { openResponse, openSection } from "../../functions/responses/store.ts";
import { stash } from "../../functions/platform/stash.ts";
import type { Marks, EvaluationPart } from "../../shared/evaluation/schema.ts";
import { actorIn, type AuthorityActor, type StaffRole } from "../../shared/kernel/actor.ts";
import { digestOf } from "../../shared/kernel/digest.ts";
import type { StoredFile } from "../../shared/files/schema.ts";
import { FileId, LotId, type OrganisationId, StageId, SubmissionId } from "../../shared/kernel/id.ts";
import { partition } from "../../shared/kernel/key.ts";
import { files, money, text, yesNo } from "../../shared/questionnaire/asking.ts";
import { QuestionId, Questionnaire, SectionId } from "../../shared/questionnaire/schema.ts";
import { Answers } from "../../shared/responses/schema.ts";
import { aCompetition, anyKey, london, must, type RunningCompetition } from "./competition.ts";
import { appoint } from "./of-two.ts";
import { remembered } from "./played.ts";
import type { GivenParts, SignedInTest } from "./portal.ts";

const PQQ = StageId.parse("pqq");
/** Sealed a minute after it closed at 12 noon on 31 October 2013. */
const AFTER_SEALING = "2013-11-04T09:00";

/** A small questionnaire with a section of each marking; 60% and at least 2 for each score pass. */
const SMALL = Questionnaire.parse({
  title: "A small questionnaire",
  thresholdPercent: 60,
  leastScore: 2,
  sections: [
    {
      sectionId: "entity",
      title: "Who is bidding",
      marking: "not-scored",
      questions: [
        text("full-name", "Full name", 50),
        yesNo("may-list", "May we name you in public if you pass?", { purpose: "public-listing" }),
      ],
    },
    {
      sectionId: "finance",
      title: "Financial standing",
      marking: "pass-fail",
      markingGuidance: "Passes with a turnover of at least £10 million.",
      questions: [
        money("turnover", "Annual turnover"),
        files("accounts", "Latest accounts", 2, { required: false }),
      ],
    },
    {
      sectionId: "capability",
      title: "Capability",
      marking: "scored",
      questions: [
        text("delivery", "How will you deliver?", 500, { guidance: "Say who does what.", weight: 60 }),
        text("partners", "How will you work with others?", 500, { weight: 40 }),
      ],
    },
  ],
});

export const ENTITY = SectionId.parse("entity");
export const FINANCE = SectionId.parse("finance");
export const CAPABILITY = SectionId.parse("capability");
const DELIVERY = QuestionId.parse("delivery");
const PARTNERS = QuestionId.parse("partners");

/** Marks for the scored section: these scores, one reason for all. */
export const scores = (delivery: number, partners = delivery, reason = "As answered"): Marks => ({
  marking: "scored",
  scores: [
    { questionId: DELIVERY, score: delivery, reason },
    { questionId: PARTNERS, score: partners, reason },
  ],
});
export const passes = (passed = true, reason = "As answered"): Marks => ({
  marking: "pass-fail",
  passed,
  reason,
});

export type SealedPqq = Awaited<ReturnType<typeof aSealedPqq>>;

const FROZEN = remembered<void>("freeze the small questionnaire");
const APPOINTED = remembered<SignedInTest>("appoint and sign in");
const OPENED = remembered<ReadonlyMap<string, OrganisationId>>("open responses");

/** A competition whose PQQ is sealed, with the responses of these bidders opened, on 4 November 2013. */
export async function aSealedPqq(names: readonly string[] = ["alpha", "beta"], parts: GivenParts = {}) {
  const running = await aCompetition("2013-09-16T10:00", parts);
  const { portal, lead, competitionId } = running;
  const { deps } = portal;
  await portal.again(FROZEN, "", () => freezeSmall(running));
  const organisations = await portal.again(OPENED, JSON.stringify(names), async () => {
    const opened = new Map<string, OrganisationId>();
    for (const name of names) {
      const { submitter } = await running.bidder(name);
      opened.set(name, submitter.organisationId);
      await open(running, submitter.organisationId, name);
    }
    return opened;
  });
  portal.at(london(AFTER_SEALING));
  await portal.seal();
  const idOf = (name: string): OrganisationId => {
    const id = organisations.get(name);
    if (id === undefined) throw new Error(`${name} has not responded`);
    return id;
  };

  /** Somebody of the authority with a role, signed in. */
  const staff = async (
    name: string,
    role: StaffRole = "evaluator",
    lots: readonly number[] | "all" = "all",
  ) => {
    const mail = `${name}@authority.example`;
    const scope = lots === "all" ? lots : lots.map((lot) => LotId.parse(`lot-${lot}`));
    const { actor } = await portal.again(APPOINTED, JSON.stringify([mail, role, lots]), async () => {
      await appoint(running, { mail, name, role, lots: scope });
      return portal.signIn(mail, name);
    });
    if (actor.audience !== "authority") throw new Error(`${name} is not of the authority`);
    return actorIn(actor, running.competitionId) ?? actor;
  };
  const assign = (
    to: AuthorityActor,
    sectionId: SectionId,
    part: EvaluationPart = "evaluator",
    by = lead,
    key = anyKey(),
  ) => assignEvaluator(deps, by, { competitionId, sectionId, personId: to.personId, part }, key);
  const declare = (by: AuthorityActor, among: readonly string[] = [], seenVersion = 0, key = anyKey()) =>
    declareInterests(
      deps,
      by,
      {
        competitionId,
        seenVersion,
        interests: among.map((name) => ({ organisationId: idOf(name), nature: "Worked there" })),
      },
      key,
    );
  const score = (by: AuthorityActor, sectionId: SectionId, name: string, marks: Marks, key = anyKey()) =>
    scoreSection(deps, by, { competitionId, sectionId, organisationId: idOf(name), marks }, key);
  const moderate = (
    by: AuthorityActor,
    sectionId: SectionId,
    name: string,
    marks: Marks,
    seenVersion = 0,
    key = anyKey(),
  ) =>
    moderateSection(
      deps,
      by,
      { competitionId, sectionId, organisationId: idOf(name), marks, seenVersion },
      key,
    );
  return {
    ...running,
    idOf,
    staff,
    assign,
    declare,
    score,
    moderate,
    /** An evaluator of these sections who has declared that there is no interest. */
    async evaluator(name: string, ...sections: readonly SectionId[]) {
      const actor = await staff(name);
      for (const section of sections) must(await assign(actor, section));
      must(await declare(actor));
      return actor;
    },
  };
}

async function freezeSmall({ portal: { deps }, competitionId }: RunningCompetition) {
  const frozen = {
    competitionId,
    questionnaire: SMALL,
    sha256: await digestOf(SMALL),
    frozenAt: deps.now(),
    frozenBy: "A test",
  };
  await stash(deps, {
    put: { pk: partition("CMP", competitionId, "pqq"), sk: "QUESTIONNAIRE", ...frozen },
    if: "absent",
  });
}

/** What the seal worker would open of one organisation. */
async function open(
  { portal: { deps }, competitionId }: RunningCompetition,
  id: OrganisationId,
  name: string,
) {
  const organisation = await loadOrganisation(deps.table, id);
  if (organisation === undefined) throw new Error(`${name} is not registered`);
  const states = ["clean", "refused"] as const;
  await stash(
    deps,
    openResponse({
      competitionId,
      window: PQQ,
      submissionId: SubmissionId.parse(deps.newId("submission")),
      reference: `REF-${name}`,
      receivedAt: london("2013-10-30T16:20"),
      submittedBy: `Submitter of ${name}`,
      organisation,
      sections: Object.fromEntries(SMALL.sections.map(({ sectionId }) => [sectionId, "0".repeat(64)])),
      files: states.map((state) => fileOf(FileId.parse(deps.newId("file")), name, state)),
    }),
  );
  for (const [section, answers] of Object.entries(answersOf(name)))
    await stash(
      deps,
      openSection(
        { competitionId, window: PQQ, organisationId: id },
        { sectionId: SectionId.parse(section), answers },
      ),
    );
}

const fileOf = (fileId: FileId, name: string, state: "clean" | "refused"): StoredFile => ({
  fileId,
  subject: "accounts",
  name: `${state}-accounts-of-${name}.pdf`,
  size: 20_480,
  state,
  objectKey: `files/${fileId}`,
  startedAt: london("2013-10-29T10:00"),
  startedBy: `Submitter of ${name}`,
  sha256: "a".repeat(64),
});

const answersOf = (name: string): Readonly<Record<string, Answers>> => ({
  entity: Answers.parse({ "full-name": `${name} limited`, "may-list": name === "beta" ? "no" : "yes" }),
  finance: Answers.parse({ turnover: "12000000" }),
  capability: Answers.parse({
    delivery: `How ${name} will deliver`,
    partners: `How ${name} works with others`,
  }),
});
