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
import { SectionId } from "../../shared/questionnaire/schema.ts";
import { anAct } from "../platform/act.ts";
import { moderateSection, scoreSection } from "./marking-operations.ts";
import { assignEvaluator, declareInterests, unassignEvaluator } from "./operations.ts";

const EVALUATION = "/competitions/:competition/evaluation";
const SECTION = `${EVALUATION}/sections/:section/responses/:organisation`;

/** Those who may have a part. Whether they have the one that it takes, the rule says. */
const may = (words: string): Permitted<AuthorityActor> => ({ words, may: mayEvaluate });
const ofAuthority = { audience: "authority", words: evaluationRefusalInWords, status: 201 } as const;

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
  refusals: {
    "not-found": "sectionId",
    "not-for-your-role": "personId",
    "needs-national-lead": "personId",
    "too-early": "personId",
    "too-many-attempts": "personId",
    "competition-cancelled": "personId",
    "outcome-proposed": "personId",
    "changed-meanwhile": "personId",
    "section-not-marked": "sectionId",
    "cannot-evaluate": "personId",
    "assigned-already": "personId",
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
  refusals: {
    "not-for-your-role": "reason",
    "needs-national-lead": "reason",
    "too-early": "reason",
    "too-many-attempts": "reason",
    "competition-cancelled": "reason",
    "outcome-proposed": "reason",
    "changed-meanwhile": "reason",
    "not-assigned": "reason",
  },
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
  refusals: {
    "not-found": "organisations",
    "not-for-your-role": "organisations",
    "too-early": "organisations",
    "too-many-attempts": "organisations",
    "changed-meanwhile": "organisations",
    "interest-declared-already": "organisations",
    "no-interest-added": "organisations",
  },
  does: declareInterests,
});

/** Where the form says otherwise: at the first mark of its section, which differs from section to section. */
const MARKING = {
  "not-for-your-role": "marks",
  "too-early": "marks",
  "too-many-attempts": "marks",
  "competition-cancelled": "marks",
  "outcome-proposed": "marks",
  "changed-meanwhile": "marks",
  "section-not-marked": "marks",
  "interests-not-declared": "marks",
  "interest-declared": "marks",
  "marked-otherwise": "marks",
  "score-missing": "marks",
  "not-scored": "marks",
} as const;

export const scoringSection = anAct({
  ...ofAuthority,
  id: "scoreSection",
  who: may("evaluators of the section"),
  path: `${SECTION}/marks`,
  summary: "Submits the person's own marks for a section of a response. Final",
  command: ScoreSection,
  answer: () => SectionMarked,
  refusals: { ...MARKING, "submitted-already": "marks" },
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
  refusals: { ...MARKING, "marks-outstanding": "marks", "too-few-marks": "marks" },
  does: moderateSection,
});
