import { DAY, HOUR, type Instant, MINUTE, plus } from "../../../shared/kernel/instant.ts";
import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import type { CompetitionId, OrganisationId } from "../../../shared/kernel/id.ts";
import { markedSections, scoredQuestions } from "../../../shared/evaluation/rules.ts";
import type { Marks } from "../../../shared/evaluation/schema.ts";
import { personIdOf } from "../../../shared/people/schema.ts";
import { type Section, SectionId } from "../../../shared/questionnaire/schema.ts";
import { moderateSection, scoreSection } from "../../../functions/evaluation/marking-operations.ts";
import { assignEvaluator, declareInterests } from "../../../functions/evaluation/operations.ts";
import { proposeOutcome } from "../../../functions/outcomes/of-two.ts";
import { readOutcome } from "../../../functions/outcomes/operations.ts";
import { loadQuestionnaire } from "../../../functions/questionnaire/facts.ts";
import { asLead, asTeam, confirmation, on, organisationOf, type ReplayAct, type Scene } from "./act.ts";
import { type Bidder, BIDDERS, EVALUATORS, LEAD } from "./cast.ts";
import { NOTE } from "./texts.ts";

const ASSIGNED = on("2013-11-18T09:00");
const DECLARED = on("2013-11-19T09:00");
const MARKED = on("2013-11-20T09:00");

type Evaluator = (typeof EVALUATORS)[number];
const as = (scene: Scene, { mail, name }: Evaluator | typeof LEAD) => asTeam(scene, mail, name);

/** Two evaluators score; one of them looks at the finances, the other at compliance. Assumed, like all of the evaluation. */
const assignments: readonly ReplayAct[] = EVALUATORS.flatMap((evaluator, index) =>
  evaluator.marks.map((section, nth) => ({
    at: plus(ASSIGNED, (index * 10 + nth) * MINUTE),
    what: `${evaluator.name} is assigned`,
    does: async (scene: Scene) => {
      const command = {
        competitionId: await scene.competition(),
        sectionId: SectionId.parse(section),
        personId: await personIdOf(evaluator.mail),
        part: "evaluator" as const,
      };
      return assignEvaluator(scene.deps, await asLead(scene), command, scene.key("assign"));
    },
  })),
);

const declarations: readonly ReplayAct[] = [...EVALUATORS, LEAD].map((person, index) => ({
  at: plus(DECLARED, index * 10 * MINUTE),
  what: `${person.name} declares no interests`,
  does: async (scene) => {
    const command = { competitionId: await scene.competition(), seenVersion: 0, interests: [] };
    return declareInterests(scene.deps, await as(scene, person), command, scene.key("declare"));
  },
}));

/** Three responses a day. */
const markedAt = (index: number): Instant =>
  plus(MARKED, Math.floor(index / 3) * DAY + (index % 3) * 2 * HOUR);

const marking: readonly ReplayAct[] = BIDDERS.map((bidder, index) => ({
  at: markedAt(index),
  what: `The response of ${bidder.name} is marked`,
  does: (scene) => everySection(scene, bidder, EVALUATORS, scores),
}));

const moderation: readonly ReplayAct[] = BIDDERS.map((bidder, index) => ({
  at: plus(markedAt(index), HOUR),
  what: `The response of ${bidder.name} is moderated`,
  does: (scene) => everySection(scene, bidder, [LEAD], agrees),
}));

type Marking = (scene: Scene, actor: AuthorityActor, of: Marked) => ReturnType<ReplayAct["does"]>;
type Marked = {
  readonly competitionId: CompetitionId;
  readonly organisationId: OrganisationId;
  readonly sectionId: SectionId;
  readonly marks: Marks;
};

const scores: Marking = ({ deps, key }, actor, of) =>
  scoreSection(deps, actor, of, key(`${actor.personId}-${of.sectionId}`));
const agrees: Marking = ({ deps, key }, actor, of) =>
  moderateSection(deps, actor, { ...of, seenVersion: 0 }, key(of.sectionId));

/** Each person does something with each section of a response that is theirs; the lead has them all. */
async function everySection(
  scene: Scene,
  bidder: Bidder,
  people: readonly (Evaluator | typeof LEAD)[],
  does: Marking,
) {
  const [competitionId, { organisationId }] = [
    await scene.competition(),
    await organisationOf(scene, bidder),
  ];
  const frozen = await loadQuestionnaire(scene.deps.table, competitionId);
  for (const person of people)
    for (const section of frozen === undefined ? [] : markedSections(frozen.questionnaire)) {
      const { sectionId } = section;
      if ("marks" in person && !person.marks.some((own) => own === sectionId)) continue;
      const marks = marksFor(bidder, section);
      const done = await does(scene, await as(scene, person), {
        competitionId,
        organisationId,
        sectionId,
        marks,
      });
      if (!done.ok) return done;
    }
  return { ok: true };
}

/** No marks of 2013 are on record. Named bidders are given the same ones, so that nothing is said of any of them. */
function marksFor(bidder: Bidder, section: Section): Marks {
  if (section.marking === "pass-fail")
    return { marking: "pass-fail", passed: bidder.fails !== section.sectionId, reason: NOTE };
  const questions = scoredQuestions(section);
  return {
    marking: "scored",
    scores: questions.map(({ questionId }, index) => ({
      questionId,
      score: scoreOf(bidder, index),
      reason: NOTE,
    })),
  };
}

function scoreOf({ key, fails, generated }: Bidder, question: number): number {
  if (fails === "total") return 2;
  if (fails === "one-score" && question === 3) return 1;
  return generated === true ? 3 + ((key.length + Number(key.at(-1)) + question) % 3) : 4;
}

/** 30 of 35 passed, published on 19 December 2013; that it was proposed and confirmed is the portal's own way. */
const outcome: readonly ReplayAct[] = [
  {
    at: on("2013-12-16T10:00"),
    what: "The outcome of the PQQ is proposed",
    does: async (scene) => {
      const [competitionId, lead] = [await scene.competition(), await asLead(scene)];
      const read = await readOutcome(scene.deps, lead, competitionId);
      if (!read.ok) return read;
      const command = {
        competitionId,
        seenResults: read.value.resultsHash,
        publishAt: "2013-12-19T09:00",
        reason: "Every response was marked and moderated.",
      };
      return proposeOutcome(scene.deps, lead, command, scene.key("propose"));
    },
  },
  confirmation("2013-12-17T10:00", "The outcome of the PQQ is confirmed"),
];

/** From who evaluates to what is published. */
export const evaluation: readonly ReplayAct[] = [
  ...assignments,
  ...declarations,
  ...marking,
  ...moderation,
  ...outcome,
];
