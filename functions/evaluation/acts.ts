import * as z from "zod";
import { mayEvaluate } from "../../shared/evaluation/rules.ts";
import {
  AssignEvaluator,
  DeclareInterests,
  ModerateSection,
  ScoreSection,
  UnassignEvaluator,
} from "../../shared/evaluation/schema.ts";
import { evaluationRefusalInWords } from "../../shared/evaluation/words.ts";
import { type AuthorityActor, NATIONAL_LEADS, type Permitted } from "../../shared/kernel/actor.ts";
import { OrganisationId, PersonId } from "../../shared/kernel/id.ts";
import { LOOKING } from "../../shared/kernel/refusal.ts";
import { SectionId } from "../../shared/questionnaire/schema.ts";
import { anAct, at } from "../platform/act.ts";
import { moderateSection, scoreSection } from "./marking-operations.ts";
import { assignEvaluator, declareInterests, unassignEvaluator } from "./operations.ts";

const EVALUATION = "/competitions/:competition/evaluation";
const SECTION = `${EVALUATION}/sections/:section/responses/:organisation`;

/** Those who may have a part. Whether they have the one that it takes, the rule says. */
const may = (words: string): Permitted<AuthorityActor> => ({
  words,
  may: mayEvaluate,
  otherwise: "not-for-your-role",
});
const ofAuthority = { audience: "authority", words: evaluationRefusalInWords } as const;

/** Of parts given and taken. */
const GIVING = [
  ...LOOKING,
  "needs-national-lead",
  "competition-cancelled",
  "outcome-proposed",
  "changed-meanwhile",
] as const;

const PartGiven = z.strictObject({ sectionId: SectionId, personId: PersonId });
const SectionMarked = z.strictObject({ sectionId: SectionId, organisationId: OrganisationId });

export const assigningEvaluator = anAct({
  ...ofAuthority,
  id: "assignEvaluator",
  who: NATIONAL_LEADS,
  path: `${EVALUATION}/assignments`,
  summary: "Gives somebody a part in a section: to evaluate or to moderate it",
  command: AssignEvaluator,
  answer: () => PartGiven,
  comesTo: { entries: ["evaluator.assigned"] },
  refusals: {
    ...at("sectionId", "not-found", "section-not-marked"),
    ...at("personId", ...GIVING, "cannot-evaluate", "assigned-already"),
  },
  does: assignEvaluator,
});

export const unassigningEvaluator = anAct({
  ...ofAuthority,
  id: "unassignEvaluator",
  who: NATIONAL_LEADS,
  path: `${EVALUATION}/removals`,
  summary: "Takes somebody off a section, with a reason. What they submitted stands",
  command: UnassignEvaluator,
  answer: () => PartGiven,
  comesTo: { entries: ["evaluator.unassigned"] },
  refusals: at("reason", ...GIVING, "not-assigned"),
  does: unassignEvaluator,
});

export const declaringInterests = anAct({
  ...ofAuthority,
  id: "declareInterests",
  who: may("whoever has a part, and national competition leads"),
  path: `${EVALUATION}/declarations`,
  summary:
    'Declares the person\'s interests, or adds to them. If-Match: the version of their declaration, "0" for none',
  command: DeclareInterests,
  seen: "seenVersion",
  answer: () => z.strictObject({ version: z.int() }),
  comesTo: { entries: ["interests.declared"] },
  final: "A declaration cannot be taken back; it can be added to",
  refusals: at(
    "organisations",
    "not-found",
    ...LOOKING,
    "changed-meanwhile",
    "interest-declared-already",
    "no-interest-added",
  ),
  does: declareInterests,
});

/** Where the form says otherwise: at the first mark of its section, which differs from section to section. */
const MARKING = [
  ...LOOKING,
  "competition-cancelled",
  "outcome-proposed",
  "changed-meanwhile",
  "section-not-marked",
  "interests-not-declared",
  "interest-declared",
  "marked-otherwise",
  "score-missing",
  "not-scored",
] as const;

export const scoringSection = anAct({
  ...ofAuthority,
  id: "scoreSection",
  who: may("evaluators of the section"),
  path: `${SECTION}/marks`,
  summary: "Submits the person's own marks for a section of a response",
  command: ScoreSection,
  answer: () => SectionMarked,
  comesTo: { entries: ["section-marks.submitted"] },
  final:
    "Submitted marks are final. Nobody else sees them before everybody who evaluates the section has submitted theirs",
  refusals: at("marks", ...MARKING, "submitted-already"),
  does: scoreSection,
});

export const moderatingSection = anAct({
  ...ofAuthority,
  id: "moderateSection",
  who: may("moderators of the section, and national competition leads"),
  path: `${SECTION}/moderations`,
  summary: "Sets the consensus on a section of a response, or sets it anew",
  command: ModerateSection,
  seen: "seenVersion",
  answer: () => SectionMarked.extend({ version: z.int() }),
  comesTo: { entries: ["section.moderated"] },
  refusals: at("marks", ...MARKING, "marks-outstanding", "too-few-marks"),
  does: moderateSection,
});
