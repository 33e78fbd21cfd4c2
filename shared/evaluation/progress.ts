import { isNationalLead } from "../kernel/actor.ts";
import type { OrganisationId, PersonId } from "../kernel/id.ts";
import type { Section } from "../questionnaire/schema.ts";
import { evaluatorsOf, marksAreIn, neededFor } from "./marking.ts";
import {
  declarationOf,
  type EvaluationFacts,
  hasInterest,
  markedSections,
  partsOf,
  takesPart,
} from "./rules.ts";
import type { Cell, CellState, EvaluationPart, Moderated, Sheet, SheetState } from "./schema.ts";

export type SectionProgress = {
  readonly section: Section;
  readonly cells: readonly Cell[];
};

/** What is known of the work so far: who has started or submitted what, and what was moderated. */
export type Work = { readonly sheets: readonly Sheet[]; readonly moderated: readonly Moderated[] };

/** How far one evaluator is with one section of one response. */
function sheetState(
  facts: Pick<EvaluationFacts, "declarations">,
  person: PersonId,
  organisation: OrganisationId,
  sheet: Sheet | undefined,
): SheetState {
  if (hasInterest(facts, person, organisation)) return "kept-away";
  if (sheet === undefined) return "not-started";
  return sheet.draft === undefined ? "submitted" : "started";
}

/** How far the evaluation is, section by section and response by response. */
export function progressOf(facts: EvaluationFacts, { sheets, moderated }: Work): readonly SectionProgress[] {
  const sheetOf = new Map(sheets.map((sheet) => [keyOf(sheet), sheet]));
  const moderations = new Map(moderated.map((one) => [`${one.sectionId} ${one.organisationId}`, one]));
  return markedSections(facts.questionnaire).map((section) => {
    const { sectionId } = section;
    const people = peopleOf(facts, section, sheets);
    const cells = facts.responded.map((organisationId) => {
      const evaluators = people.map(({ personId, name }) => ({
        personId,
        name,
        state: sheetState(
          facts,
          personId,
          organisationId,
          sheetOf.get(keyOf({ sectionId, organisationId, personId })),
        ),
      }));
      const versions = moderations.get(`${sectionId} ${organisationId}`)?.version ?? 0;
      const state = cellState(facts, section, organisationId, { evaluators, versions });
      return { organisationId, state, evaluators, moderations: versions };
    });
    return { section, cells };
  });
}

/** What one section of one response waits for. */
function cellState(
  facts: EvaluationFacts,
  section: Section,
  organisation: OrganisationId,
  { evaluators, versions }: Pick<Cell, "evaluators"> & { readonly versions: number },
): CellState {
  const submitted = evaluators.filter(({ state }) => state === "submitted");
  if (marksAreIn(facts, section, organisation, submitted).ok)
    return versions > 0 ? "moderated" : "to-moderate";
  const expected = evaluators.filter(({ state }) => state !== "kept-away");
  return expected.length < neededFor(section) ? "too-few" : "marking";
}

/** A section that somebody has a part in, with how far they are with each response. */
export type OwnSection = {
  readonly section: Section;
  readonly part: EvaluationPart;
  readonly responses: readonly {
    readonly organisationId: OrganisationId;
    readonly state: SheetState | CellState;
  }[];
};

/** What the actor has to mark or moderate, in the order of the questionnaire. */
export function ownWork(facts: EvaluationFacts, work: Work): readonly OwnSection[] {
  const { personId } = facts.actor;
  return progressOf(facts, work).flatMap(({ section, cells }) => {
    const { sectionId } = section;
    const sheets = work.sheets.filter(
      (sheet) => sheet.personId === personId && sheet.sectionId === sectionId,
    );
    return partsOf(facts, personId, sectionId).map(({ part }) => ({
      section,
      part,
      responses: cells.map(({ organisationId, state }) => {
        const sheet = sheets.find((one) => one.organisationId === organisationId);
        const own = sheetState(facts, personId, organisationId, sheet);
        return { organisationId, state: part === "evaluator" || own === "kept-away" ? own : state };
      }),
    }));
  });
}

/** What the evaluation still asks of the actor, who declares their interests first. A national lead may moderate everything. */
export function workWaiting(facts: EvaluationFacts, work: Work) {
  const { actor } = facts;
  const states = ownWork(facts, work).flatMap(({ responses }) => responses.map(({ state }) => state));
  const mark = states.filter((state) => state === "not-started" || state === "started").length;
  const moderate = isNationalLead(actor)
    ? progressOf(facts, work)
        .flatMap(({ cells }) => cells)
        .filter(
          (cell) => cell.state === "to-moderate" && !hasInterest(facts, actor.personId, cell.organisationId),
        ).length
    : states.filter((state) => state === "to-moderate").length;
  if (declarationOf(facts, actor.personId) !== undefined) return { declare: false, mark, moderate };
  const hasPart = partsOf(facts, actor.personId).length > 0;
  return { declare: takesPart(facts) && (hasPart || moderate > 0), mark: 0, moderate: 0 };
}

/** How far the evaluation is: sections of responses that were moderated, and what the actor has done of their own. */
export function evaluationProgress(facts: EvaluationFacts, work: Work) {
  const cells = progressOf(facts, work).flatMap((section) => section.cells);
  const own = ownWork(facts, work)
    .flatMap(({ responses }) => responses)
    .filter(({ state }) => state !== "kept-away");
  const isDone = ({ state }: { readonly state: SheetState | CellState }) =>
    state === "submitted" || state === "moderated";
  return {
    all: { done: cells.filter(isDone).length, of: cells.length },
    own: { done: own.filter(isDone).length, of: own.length },
  };
}

/** Who evaluates a section, and who was taken off it after submitting something. */
function peopleOf(
  facts: Pick<EvaluationFacts, "assignments">,
  { sectionId }: Section,
  sheets: readonly Sheet[],
): readonly { readonly personId: PersonId; readonly name: string }[] {
  const now = evaluatorsOf(facts, sectionId);
  const earlier = facts.assignments.filter(
    ({ removed, personId, ...one }) =>
      one.sectionId === sectionId &&
      removed !== undefined &&
      sheets.some(
        (sheet) => sheet.sectionId === sectionId && sheet.personId === personId && sheet.draft === undefined,
      ),
  );
  return [...now, ...earlier];
}

const keyOf = ({
  sectionId,
  organisationId,
  personId,
}: Pick<Sheet, "sectionId" | "organisationId" | "personId">) => `${sectionId} ${organisationId} ${personId}`;
