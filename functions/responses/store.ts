import * as z from "zod";
import { type CompetitionId, FileId, type StageId } from "../../shared/kernel/id.ts";
import { type Key, partition, sort, sortable, sortPrefix } from "../../shared/kernel/key.ts";
import { QuestionId, type SectionId, SectionId as Section } from "../../shared/questionnaire/schema.ts";
import {
  Answers,
  OpenedResponse,
  ResponseDraft,
  SavedSection,
  SectionHeader,
  SubmittedResponse,
} from "../../shared/responses/schema.ts";
import { asKept } from "../platform/as-kept.ts";
import { savedByRequest } from "../platform/saved-by-request.ts";
import type { SealedFor } from "../platform/sealing.ts";
import type { Participation } from "../platform/stream.ts";
import { type Item, type Stashed, type Table, withoutKey } from "../platform/table.ts";

const keyIn = ({ organisationId, competitionId }: Participation, sk: string): Key => ({
  pk: partition("DRAFT", organisationId, competitionId),
  sk,
});

/** The header of a draft: which version of each section is the latest. */
export const draftKey = (of: Participation): Key => keyIn(of, "RESPONSE");
const sectionKey = (of: Participation, section: SectionId, version: number): Key =>
  keyIn(of, sort("SEC", section, sortable(version)));

/** What counts of a version where that is less: under its hash, because it may depend on answers to other sections. */
const narrowedKey = (of: Participation, section: SectionId, sha256: string): Key =>
  keyIn(of, sort("COUNTS", section, sha256));

/** Each section's header is an attribute of its own, so that people saving two sections do not write over each other. */
const headerOf = (section: SectionId) => `section:${section}`;

export function draftOf(item: Item | undefined): ResponseDraft | undefined {
  if (item === undefined) return undefined;
  const { savedAt, savedBy, ...rest } = withoutKey(item);
  const sections = Object.entries(rest).map(
    ([name, header]) => [Section.parse(name.replace(/^section:/, "")), SectionHeader.parse(header)] as const,
  );
  return ResponseDraft.parse({ savedAt, savedBy, sections: Object.fromEntries(sections) });
}

/** What is being prepared, as its header says. */
export const loadDraft = async (table: Table, of: Participation) => draftOf(await table.get(draftKey(of)));

const savedOf = asKept(SavedSection);
const openedOf = asKept(OpenedResponse);
const openedSectionOf = asKept(z.object({ answers: Answers }));

/** One version of one section as it was saved. */
export const loadSection = async (table: Table, of: Participation, section: SectionId, version: number) =>
  savedOf(await table.get(sectionKey(of, section, version)));

/** The version of a section that is the latest in a draft. */
export async function loadLatest(
  table: Table,
  of: Participation,
  draft: ResponseDraft | undefined,
  section: SectionId,
) {
  const version = draft?.sections[section]?.version;
  return version === undefined ? undefined : loadSection(table, of, section, version);
}

/** These versions of these sections, or what counts of them, those that there are. */
export async function loadSections(
  table: Table,
  of: Participation,
  wanted: readonly {
    readonly sectionId: SectionId;
    readonly version: number;
    /** What counts of it lies beside, under its SHA-256, where that is less. */
    readonly narrowed?: boolean | undefined;
    readonly sha256?: string;
  }[],
): Promise<readonly SavedSection[]> {
  const keys = wanted.map((one) =>
    one.narrowed && one.sha256 !== undefined
      ? narrowedKey(of, one.sectionId, one.sha256)
      : sectionKey(of, one.sectionId, one.version),
  );
  const items = await table.getMany(keys);
  return items.map(savedOf).filter((saved) => saved !== undefined);
}

/** Keeps a version of a section, if nobody has saved that version before. */
export const saveVersion = (of: Participation, saved: SavedSection): Stashed => ({
  put: { ...sectionKey(of, saved.sectionId, saved.version), ...saved },
  if: "absent",
});

/** What counts of a version of a section where that is less than was saved, with its SHA-256. */
export type NarrowedSection = SavedSection & { readonly sha256: string };

/** Keeps what counts of a version, once. */
export const saveNarrowed = (of: Participation, { sha256, ...counting }: NarrowedSection): Stashed => ({
  put: { ...narrowedKey(of, counting.sectionId, sha256), ...counting },
  if: "absent",
});

/** Takes away a version that follows on none: nobody can have seen the one before it. */
export const dropVersion = (of: Participation, saved: SavedSection): Stashed => ({
  remove: sectionKey(of, saved.sectionId, saved.version),
});

/** Another section that a write depends on: at which version it must stand, and its header where that changes with it. */
type Beside = { readonly sectionId: SectionId; readonly version: number; readonly header?: SectionHeader };

/**
 * Says in the draft's header which version of a section is the latest, if that is the one before it until now, and each
 * section beside it stands as it was seen.
 */
export const nameLatest = (
  of: Participation,
  { sectionId, savedAt, savedBy }: SavedSection,
  header: SectionHeader,
  ...beside: readonly Beside[]
): Stashed => ({
  update: draftKey(of),
  set: {
    [headerOf(sectionId)]: header,
    ...Object.fromEntries(beside.map((one) => [headerOf(one.sectionId), one.header])),
    savedAt,
    savedBy,
  },
  if: {
    standsAt: [{ sectionId, version: header.version - 1 }, ...beside].map((one) => ({
      path: [headerOf(one.sectionId), "version"],
      value: one.version,
    })),
  },
});

/** What a request saved: which version of which section. */
export const { keepSaved, loadSaved } = savedByRequest(
  "SAVE",
  z.object({ sectionId: Section, ...SectionHeader.shape }),
);

/** What a request took off: which file, and of which question. */
export const { keepSaved: keepRemoved, loadSaved: loadRemoved } = savedByRequest(
  "REMOVE",
  z.object({ questionId: QuestionId, fileId: FileId }),
);

const Head = z.object({ responses: z.record(z.string(), SubmittedResponse).default({}) });

/** What stands in each window, from the head of the organisation's stream. */
export const submittedIn = (head: Item | undefined): Readonly<Record<string, SubmittedResponse>> =>
  head === undefined ? {} : Head.parse(head).responses;

const openedPartition = (competition: CompetitionId, window: StageId) =>
  partition("OPEN", competition, window);

/** Copies a response to where the authority may read it, once. */
export const openResponse = (response: OpenedResponse): Stashed => ({
  put: {
    pk: openedPartition(response.competitionId, response.window),
    sk: sort("ORG", response.organisation.organisationId),
    ...response,
  },
  if: "absent",
});

const openedSectionKey = ({ competitionId, window, organisationId }: SealedFor, section: SectionId): Key => ({
  pk: openedPartition(competitionId, window),
  sk: sort("SEC", organisationId, section),
});

/** Copies the answers to one section there. */
export const openSection = (
  part: SealedFor,
  { sectionId, answers }: Pick<SavedSection, "sectionId" | "answers">,
): Stashed => ({
  put: { ...openedSectionKey(part, sectionId), answers },
  if: "absent",
});

/** What the seal opened of the PQQ. */
export async function loadOpened(table: Table, competition: CompetitionId, window: StageId) {
  const items = await table.all({
    pk: openedPartition(competition, window),
    beginsWith: sortPrefix("ORG"),
  });
  return items.map(openedOf);
}

/** One organisation's answers to a section, as the seal opened them. */
export const loadOpenedAnswers = async (table: Table, part: SealedFor, section: SectionId) =>
  openedSectionOf(await table.get(openedSectionKey(part, section)))?.answers;
