import * as z from "zod";
import {
  chosenCompetition,
  CompetitionId,
  FileId,
  OrganisationId,
  StageId,
  SubmissionId,
} from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { AnnouncedFile, PartNumbers, StoredFile } from "../files/schema.ts";
import { wholeInWords } from "../kernel/amount.ts";
import { cleaned } from "../kernel/cleaned.ts";
import { upTo } from "../kernel/text.ts";
import { SubmittedIn } from "../kernel/window.ts";
import { SeenCount } from "../kernel/typed-number.ts";
import { Organisation } from "../organisations/schema.ts";
import { QuestionId, SectionId } from "../questionnaire/schema.ts";

/** The most that one answer, or a part of one, may hold while it is a draft. */
const MOST_CHARACTERS = 60_000;
/** Text as it was typed. Drafts keep whatever people type, even too much of it; only submitting asks for less. */
const Typed = z
  .string("Send the answer as text")
  .overwrite(cleaned)
  .check(
    upTo(MOST_CHARACTERS, `Shorten this answer to ${wholeInWords(MOST_CHARACTERS)} characters or fewer`),
  );

/**
 * An answer as it was given. Text, number, money and yes/no: what was typed or chosen; a choice of several, or files:
 * a list; a date: day, month and year as typed; a declaration: whether it was made, by whom in which position.
 */
export const Answer = z.union(
  [
    Typed,
    z
      .array(z.string().max(100, "Send the name of an option or file"))
      // Not `max`, of which a union would say that it is no answer at all.
      .check(upTo<string[]>(60, "Send up to 60 options or files")),
    z.strictObject({ day: Typed, month: Typed, year: Typed }),
    z.strictObject({ agreed: z.boolean(), name: Typed, position: Typed }),
  ],
  "Send an answer as its question asks: a text, a list, day, month and year, or agreed, name and position",
);
export type Answer = z.infer<typeof Answer>;

/** What was answered in one section, by question. */
export const Answers = z.record(QuestionId, Answer);
export type Answers = z.infer<typeof Answers>;

/** The files of a response are kept like one more section, under this name: its answers list files by question. */
export const FILES_SECTION = SectionId.parse("files");

/** The organisation's profile is a part of a response like one more section, kept by itself; no section has this name. */
export const PROFILE_SECTION = SectionId.parse("profile");

/** Something to be read before submitting, which keeps nobody from it. `fatal`: the rules fail a response for it. */
export const ResponseWarning = z.strictObject({
  code: z.enum([
    "fatal-answer",
    "does-not-fit-profile",
    "file-refused",
    "file-being-checked",
    "no-number",
    "numbers-differ",
    "no-address",
    "no-contact",
    "profile-changed",
  ]),
  fatal: z.boolean(),
  sectionId: SectionId.optional(),
  questionId: QuestionId.optional(),
  detail: z.string(),
});
export type ResponseWarning = z.infer<typeof ResponseWarning>;

/** One version of one section, as it was saved. Never changed: the next save is the next version. */
export const SavedSection = z.strictObject({
  sectionId: SectionId,
  version: z.int().min(1),
  answers: Answers,
  savedAt: Instant,
  savedBy: z.string(),
  /** The mark of the request that saved it: what was saved before there were any has none. */
  request: z.string().length(32).optional(),
});
export type SavedSection = z.infer<typeof SavedSection>;

/** The latest version of a section, with the SHA-256 of its answers and how many of its questions are not yet right. */
export const SectionHeader = z.strictObject({
  version: z.int().min(1),
  sha256: z.string().length(64),
  problems: z.int().min(0),
});
export type SectionHeader = z.infer<typeof SectionHeader>;

/** A response that is being prepared: which version of each section is the latest, and when anything was last saved. */
export const ResponseDraft = z.strictObject({
  sections: z.record(SectionId, SectionHeader),
  savedAt: Instant,
  savedBy: z.string(),
});
export type ResponseDraft = z.infer<typeof ResponseDraft>;

const inCompetition = { competitionId: CompetitionId };

/** Saves one section. `seenVersion` is the version that the person's page showed; 0 when there was none. */
export const SaveAnswers = z.strictObject({
  ...inCompetition,
  sectionId: SectionId,
  seenVersion: SeenCount,
  answers: Answers,
});
export type SaveAnswers = z.infer<typeof SaveAnswers>;

/**
 * What a person saw of the response: how often any of it had been saved, how often something had been submitted or
 * withdrawn, and which version of the organisation's profile. `12.1.3`: saved twelve times, submitted once, the third
 * profile. What was received before the profile was a part of it says nothing of it.
 */
export const SeenResponse = z.string().regex(/^\d{1,6}\.\d{1,6}(\.\d{1,6})?$/, "a version such as 12.1.3");
export type SeenResponse = z.infer<typeof SeenResponse>;

/** Submits the response as it is saved, in place of what was submitted before. */
export const SubmitPqq = z.strictObject({ ...inCompetition, seenVersion: SeenResponse });
export type SubmitPqq = z.infer<typeof SubmitPqq>;

/** Takes back what was submitted. The draft stays. */
export const WithdrawPqq = z.strictObject({ ...inCompetition, seenVersion: SeenResponse });
export type WithdrawPqq = z.infer<typeof WithdrawPqq>;

const inQuestion = { ...inCompetition, questionId: QuestionId };

/** Announces a file for a question. */
export const StartUpload = AnnouncedFile.extend(inQuestion);
export type StartUpload = z.infer<typeof StartUpload>;

/** One file of a question: to complete its upload, or to take it off. */
export const UploadOf = z.strictObject({ ...inQuestion, fileId: FileId });
export type UploadOf = z.infer<typeof UploadOf>;

/** Asks where these parts of an upload are to be sent. */
export const UploadParts = UploadOf.extend({ parts: PartNumbers });
export type UploadParts = z.infer<typeof UploadParts>;

/** Starts the sections that nobody has saved yet from the organisation's answers in another competition. */
export const ReuseAnswers = z.strictObject({ ...inCompetition, from: chosenCompetition() });
export type ReuseAnswers = z.infer<typeof ReuseAnswers>;

/** A version of something that was saved, with the SHA-256 of what was submitted of it: `<version>.<SHA-256>`. */
const VersionAndHash = z.string().regex(/^\d{1,6}\.[0-9a-f]{64}$/);

/** What a submission consists of: sections and the organisation's profile; nothing for a withdrawal. `seen` is what was asked. */
export const ResponseManifest = z.strictObject({
  seen: SeenResponse,
  sections: z.record(SectionId, VersionAndHash).optional(),
  /** The sections of which less counts than was saved: exactly that was kept beside, under its hash. */
  narrowed: z.array(SectionId).optional(),
  profile: VersionAndHash.optional(),
});
export type ResponseManifest = z.infer<typeof ResponseManifest>;

/** What stands for an organisation in the PQQ: its latest submission, or that it was withdrawn. */
export const SubmittedResponse = z.strictObject({
  ...SubmittedIn.shape,
  withdrawn: z.boolean(),
  /** How often anything had been saved when it was submitted: a draft saved more often since is unsent. */
  timesSaved: z.int().min(0),
  /** Which version of the organisation's profile was submitted with it. */
  profileVersion: z.int().min(1).optional(),
});
export type SubmittedResponse = z.infer<typeof SubmittedResponse>;

/** A response as the seal opened it to the authority: with the organisation's profile as it was when it was received. */
export const OpenedResponse = z.strictObject({
  competitionId: CompetitionId,
  window: StageId,
  submissionId: SubmissionId,
  reference: z.string(),
  receivedAt: Instant,
  submittedBy: z.string(),
  organisation: Organisation,
  /** Which sections were submitted, with the SHA-256 of each. Their answers lie beside. */
  sections: z.record(SectionId, z.string().length(64)),
  files: z.array(StoredFile),
});
export type OpenedResponse = z.infer<typeof OpenedResponse>;

/** Which organisation's response, or a part of it, somebody asks for. */
export const ResponseOf = z.strictObject({ ...inCompetition, organisationId: OrganisationId });
export type ResponseOf = z.infer<typeof ResponseOf>;
