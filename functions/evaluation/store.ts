import type { CompetitionId, OrganisationId, PersonId } from "../../shared/kernel/id.ts";
import { type Key, partition, sort, sortable, sortPrefix } from "../../shared/kernel/key.ts";
import type { SectionAt } from "../../shared/evaluation/marking.ts";
import {
  Assignment,
  Declaration,
  Moderated,
  Moderation,
  Sheet,
  SubmittedMarks,
} from "../../shared/evaluation/schema.ts";
import type { SectionId } from "../../shared/questionnaire/schema.ts";
import { asKept } from "../platform/as-kept.ts";
import { follows } from "../platform/expression.ts";
import type { Table, Write, Item } from "../platform/table.ts";

const partitionOf = (competition: CompetitionId) => partition("EVAL", competition);
const keyIn = (competition: CompetitionId, sk: string): Key => ({ pk: partitionOf(competition), sk });

const assignmentKey = (competition: CompetitionId, { sectionId, personId }: OfPerson): Key =>
  keyIn(competition, sort("ASSIGN", sectionId, personId));
const declarationKey = (competition: CompetitionId, person: PersonId, version: number): Key =>
  keyIn(competition, sort("INTERESTS", person, sortable(version)));
/** A person's sheets lie together: their own list is one query. */
const sheetKey = (competition: CompetitionId, { sectionId, organisationId, personId }: OfSheet): Key =>
  keyIn(competition, sort("SHEET", personId, sectionId, organisationId));
const marksKey = (competition: CompetitionId, { sectionId, organisationId, personId }: OfSheet): Key =>
  keyIn(competition, sort("MARKS", sectionId, organisationId, personId));
const moderatedKey = (competition: CompetitionId, { sectionId, organisationId }: SectionAt): Key =>
  keyIn(competition, sort("MODERATED", sectionId, organisationId));
const moderationKey = (competition: CompetitionId, of: SectionAt & { version: number }): Key =>
  keyIn(competition, sort("MODERATION", of.sectionId, of.organisationId, sortable(of.version)));
const resultsKey = (competition: CompetitionId): Key => keyIn(competition, "RESULTS");

type OfPerson = { readonly sectionId: SectionId; readonly personId: PersonId };
type OfSheet = OfPerson & { readonly organisationId: OrganisationId };

const assignmentOf = asKept(Assignment);
const declarationOf = asKept(Declaration);
const sheetOf = asKept(Sheet);

const submittedOf = asKept(SubmittedMarks);
const moderatedOf = asKept(Moderated);
const moderationOf = asKept(Moderation);

/** What lies below a beginning of its keys, in their order. */
async function below<T>(
  table: Table,
  competition: CompetitionId,
  read: (item: Item) => T,
  beginsWith: string,
): Promise<readonly T[]> {
  return (await table.all({ pk: partitionOf(competition), beginsWith })).map(read);
}

/** Who has, or had, which part in which section. */
export const loadAssignments = (table: Table, competition: CompetitionId) =>
  below(table, competition, assignmentOf, sortPrefix("ASSIGN"));

export const saveAssignment = (competition: CompetitionId, assignment: Assignment): Write => ({
  put: { ...assignmentKey(competition, assignment), ...assignment },
  if: follows(assignment.version),
});

/** Holds while somebody's part in a section is the one that was decided on. */
export const unchangedAssignment = (competition: CompetitionId, assignment: Assignment): Write => ({
  check: assignmentKey(competition, assignment),
  if: { matching: { version: assignment.version } },
});

/** The latest declaration of each person. */
export async function loadDeclarations(table: Table, competition: CompetitionId) {
  const versions = await below(table, competition, declarationOf, sortPrefix("INTERESTS"));
  // Versions of one person come in their order: the last one stands.
  return [...new Map(versions.map((declaration) => [declaration.personId, declaration])).values()];
}

/** Each version of a declaration is an item of its own, which never changes. */
export const addDeclaration = (competition: CompetitionId, declaration: Declaration): Write => ({
  put: { ...declarationKey(competition, declaration.personId, declaration.version), ...declaration },
  if: "absent",
});

/** Holds while a person's declaration is the one that was decided on. */
export const unchangedDeclaration = (
  competition: CompetitionId,
  { personId, version }: Pick<Declaration, "personId" | "version">,
): Write => ({ check: declarationKey(competition, personId, version + 1), if: "absent" });

/** How far each evaluator is with each section of each response; of one person, or of all. */
export const loadSheets = (table: Table, competition: CompetitionId, person?: PersonId) =>
  below(
    table,
    competition,
    sheetOf,
    person === undefined ? sortPrefix("SHEET") : sortPrefix("SHEET", person),
  );

/** How far one evaluator is with one section of one response. */
export async function loadSheet(table: Table, competition: CompetitionId, of: OfSheet) {
  return sheetOf(await table.get(sheetKey(competition, of)));
}

/** Keeps a sheet, if it is still as it was when it was decided on. */
export const saveSheet = (competition: CompetitionId, sheet: Sheet) =>
  ({
    put: { ...sheetKey(competition, sheet), ...sheet },
    if: follows(sheet.version),
  }) as const satisfies Write;

/** What evaluators submitted for one section of one response. */
export const loadSubmitted = (table: Table, competition: CompetitionId, of: SectionAt) =>
  below(table, competition, submittedOf, sortPrefix("MARKS", of.sectionId, of.organisationId));

/** Marks are submitted once: after that the sheet holds no draft any more, and the marks never change. */
export const submitMarks = (
  competition: CompetitionId,
  marks: SubmittedMarks,
  before: Sheet | undefined,
): readonly Write[] => {
  const { sectionId, organisationId, personId, submittedAt } = marks;
  const version = (before?.version ?? 0) + 1;
  return [
    { put: { ...marksKey(competition, marks), ...marks }, if: "absent" },
    saveSheet(competition, { sectionId, organisationId, personId, savedAt: submittedAt, version }),
  ];
};

/** Which sections of which responses were moderated; without the marks, which are long. */
export const loadModerated = (table: Table, competition: CompetitionId) =>
  below(table, competition, moderatedOf, sortPrefix("MODERATED"));

/** Every version of the consensus on one section of one response, the first one first. */
export const loadModerations = (table: Table, competition: CompetitionId, of: SectionAt) =>
  below(table, competition, moderationOf, sortPrefix("MODERATION", of.sectionId, of.organisationId));

/** The consensus on every section of every response, as it stands. */
export async function loadConsensus(table: Table, competition: CompetitionId) {
  const versions = await below(table, competition, moderationOf, sortPrefix("MODERATION"));
  // Versions come in their order: the last one stands.
  return [...new Map(versions.map((one) => [`${one.sectionId} ${one.organisationId}`, one])).values()];
}

/** A new version of a consensus. `stamp` is one that no other write has: results that were read before are then old. */
export const addModeration = (
  competition: CompetitionId,
  moderation: Moderation,
  stamp: string,
): readonly Write[] => {
  const { marks: _marks, ...moderated } = moderation;
  return [
    { put: { ...moderationKey(competition, moderation), ...moderation }, if: "absent" },
    { put: { ...moderatedKey(competition, moderated), ...moderated }, if: follows(moderated.version) },
    { put: { ...resultsKey(competition), stamp } },
  ];
};

/** The stamp of the latest moderation; undefined before the first. */
export async function loadStamp(table: Table, competition: CompetitionId): Promise<string | undefined> {
  const stamp = (await table.get(resultsKey(competition)))?.["stamp"];
  return typeof stamp === "string" ? stamp : undefined;
}

/** Holds while nothing was moderated since the stamp was read. */
export const unchangedResults = (competition: CompetitionId, stamp: string | undefined): Write => ({
  check: resultsKey(competition),
  if: stamp === undefined ? "absent" : { matching: { stamp } },
});
