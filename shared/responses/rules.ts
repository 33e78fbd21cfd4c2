import type { Competition, Stage } from "../competition/schema.ts";
import { type BidderActor, maySubmit } from "../kernel/actor.ts";
import { bytesOf } from "../kernel/cleaned.ts";
import type { Instant } from "../kernel/instant.ts";
import type { Common } from "../kernel/refusal.ts";
import { accept, refuse } from "../kernel/result.ts";
import { hasClosed, hasOpened, pqqOf, turnsSeen } from "../kernel/window.ts";
import { type QuestionId, type Questionnaire, type Section, SectionId } from "../questionnaire/schema.ts";
import type { Organisation } from "../organisations/schema.ts";
import { problemsOf, tidied, unknownQuestion } from "./answers.ts";
import {
  type Answers,
  FILES_SECTION,
  type ResponseDraft,
  type ResponseManifest,
  type SaveAnswers,
  type SavedSection,
  type SeenResponse,
  type SubmittedResponse,
} from "./schema.ts";

export type ResponseRefusal =
  | Common<"not-found" | "not-for-your-role" | "changed-meanwhile" | "too-early" | "request-key-reused">
  | { code: "competition-cancelled"; cancelledAt: Instant }
  | { code: "pqq-not-open"; opensAt: Instant }
  | { code: "pqq-closed"; closedAt: Instant }
  | { code: "no-questionnaire" }
  | { code: "no-such-question"; questionId: string }
  | { code: "answers-too-long"; longest: string }
  | { code: "sections-incomplete"; sections: readonly { sectionId: SectionId; title: string }[] }
  | { code: "nothing-submitted" }
  | { code: "too-many-files"; most: number }
  | { code: "nothing-to-reuse" };

/** What the part of a response is called that is the organisation's profile. */
export const PROFILE_TITLE = "Your organisation";

/** The most that the answers to one section may hold, in bytes of their JSON: they are one item of the table, which holds 400 KB. */
const MOST_BYTES = 380_000;

export type PqqStage = Stage & { closesAt: Instant };

/** What a decision about an organisation's response stands on. */
export type ResponseFacts = {
  readonly actor: BidderActor;
  readonly competition: Competition;
  /** As it was frozen; undefined as long as it was not. */
  readonly questionnaire: Questionnaire | undefined;
};

/** How often anything of a response was saved, how often something was submitted or withdrawn, and which profile it is read with. */
export const seenVersionOf = (
  draft: ResponseDraft | undefined,
  submitted: SubmittedResponse | undefined,
  profile: Pick<Organisation, "version">,
): SeenResponse => `${timesSaved(draft)}.${submitted?.version ?? 0}.${profile.version}`;

/** Whether what stands is what a person saw of the draft and the profile. */
export const isWhatWasSeen = (
  { timesSaved: times, profileVersion }: Pick<SubmittedResponse, "timesSaved" | "profileVersion">,
  seen: SeenResponse,
): boolean => {
  const [saved, , profile] = seen.split(".").map(Number);
  return saved === times && profile === profileVersion;
};

/** Which version of the profile a person saw. */
export const profileSeen = (seen: string): number => Number(seen.split(".")[2]);

/** How often anything of a response was saved: its sections' versions together. */
export const timesSaved = (draft: ResponseDraft | undefined): number =>
  Object.values(draft?.sections ?? {}).reduce((sum, section) => sum + section.version, 0);

/** The sections of a draft, with the latest version of each. */
export const sectionsOf = (draft: ResponseDraft | undefined) =>
  Object.entries(draft?.sections ?? {}).map(([name, { version }]) => ({
    sectionId: SectionId.parse(name),
    version,
  }));

/** Decides whether the response can be worked on now: `opensAt` is in time, `closesAt` itself is late. */
export function decideOpen({ competition, questionnaire }: Omit<ResponseFacts, "actor">, now: Instant) {
  const { cancelled } = competition;
  if (cancelled !== undefined) return refuse({ code: "competition-cancelled", cancelledAt: cancelled.at });
  const stage = pqqOf(competition);
  if (stage === undefined) return refuse({ code: "not-found" });
  if (!hasOpened(stage, now)) return refuse({ code: "pqq-not-open", opensAt: stage.opensAt });
  if (hasClosed(stage, now)) return refuse({ code: "pqq-closed", closedAt: stage.closesAt });
  if (questionnaire === undefined) return refuse({ code: "no-questionnaire" });
  return accept<{ stage: PqqStage; questionnaire: Questionnaire }>({ stage, questionnaire });
}

/**
 * Decides whether answers to a section may be kept as a draft. Everybody of the organisation may, while the PQQ is
 * open; what is incomplete or too long is kept too. Whether somebody else saved meanwhile is decided in the write.
 */
export function decideSaving(
  facts: ResponseFacts,
  { sectionId, answers }: Pick<SaveAnswers, "sectionId" | "answers">,
  now: Instant,
) {
  const open = decideOpen(facts, now);
  if (!open.ok) return open;
  const section = open.value.questionnaire.sections.find((one) => one.sectionId === sectionId);
  if (section === undefined) return refuse({ code: "not-found" });
  const unknown = unknownQuestion(section, answers);
  if (unknown !== undefined) return refuse({ code: "no-such-question", questionId: unknown });
  if (sizeOf(answers) > MOST_BYTES)
    return refuse({ code: "answers-too-long", longest: longestIn(section, answers) });
  return accept<{ section: Section }>({ section });
}

const sizeOf = (answer: Answers | Answers[QuestionId] | undefined): number =>
  bytesOf(JSON.stringify(answer ?? null));
/** The question whose answer takes the most room. */
const longestIn = ({ questions }: Section, answers: Answers): string =>
  questions.toSorted((a, b) => sizeOf(answers[b.questionId]) - sizeOf(answers[a.questionId]))[0]?.title ?? "";

/** Decides whether a question may have this many files attached: it asks for files, and for at least so many. */
export function decideAttaching(facts: ResponseFacts, questionId: QuestionId, files: number, now: Instant) {
  const found = openFileQuestion(facts, questionId, now);
  if (!found.ok) return found;
  const { section, mostFiles } = found.value;
  return files > mostFiles
    ? refuse({ code: "too-many-files", most: mostFiles })
    : accept<{ section: Section }>({ section });
}

/** Decides whether a file may be taken off a question: it is one that asks for files. */
export function decideDetaching(facts: ResponseFacts, questionId: QuestionId, now: Instant) {
  const found = openFileQuestion(facts, questionId, now);
  return found.ok ? accept<{ section: Section }>({ section: found.value.section }) : found;
}

function openFileQuestion(facts: ResponseFacts, questionId: QuestionId, now: Instant) {
  const open = decideOpen(facts, now);
  if (!open.ok) return open;
  for (const section of open.value.questionnaire.sections) {
    const question = section.questions.find((one) => one.questionId === questionId);
    if (question?.kind === "file")
      return accept<{ section: Section; mostFiles: number }>({ section, mostFiles: question.mostFiles });
  }
  return refuse({ code: "not-found" });
}

/**
 * Decides which sections start from what the organisation answered in another competition: those that nobody has saved
 * yet, with the answers to questions of the same name and kind.
 */
export function decideReuse(
  facts: ResponseFacts & { draft: ResponseDraft | undefined; sources: readonly SavedSection[] },
  now: Instant,
) {
  const open = decideOpen(facts, now);
  if (!open.ok) return open;
  const earlier: Answers = Object.fromEntries(
    facts.sources.flatMap(({ answers }) => Object.entries(answers)),
  );
  const started = open.value.questionnaire.sections
    .filter(({ sectionId }) => facts.draft?.sections[sectionId] === undefined)
    .map((section) => ({ section, answers: fitting(section, earlier, now) }))
    .filter(({ answers }) => Object.keys(answers).length > 0);
  return started.length === 0 ? refuse({ code: "nothing-to-reuse" }) : accept(started);
}

/** Of some answers those that this section's questions would take; a declaration is made anew each time. */
const fitting = (section: Section, answers: Answers, now: Instant): Answers =>
  tidied(
    { questions: section.questions.filter(({ kind }) => kind !== "declaration") },
    Object.fromEntries(
      section.questions.flatMap((question) => {
        const answer = answers[question.questionId];
        return answer === undefined || problemsOf(question, answer, now).length > 0
          ? []
          : [[question.questionId, answer] as const];
      }),
    ),
  );

type SubmissionFacts = ResponseFacts & {
  readonly draft: ResponseDraft | undefined;
  readonly submitted: SubmittedResponse | undefined;
};

/**
 * Decides whether an organisation may submit what counts of its response, received at `now`: a submitter does it, the
 * PQQ is open (the closing instant itself is late), and every section is complete. A file that is still
 * being checked does not stop it. The draft's header is of what counts; `narrowed` says where that is less than was saved.
 */
export function decideSubmission(
  facts: SubmissionFacts & {
    readonly narrowed: readonly SectionId[];
    /** Always complete: it has a name, a kind and members from the start, and a registration number may be missing. */
    readonly profile: Pick<Organisation, "version"> & { readonly sha256: string };
  },
  seen: SeenResponse,
  now: Instant,
) {
  const open = decideOpen(facts, now);
  if (!open.ok) return open;
  const { draft, submitted, narrowed, profile } = facts;
  if (!maySubmit(facts.actor)) return refuse({ code: "not-for-your-role" });
  if (seen !== seenVersionOf(draft, submitted, profile)) return refuse({ code: "changed-meanwhile" });
  const saved = draft?.sections ?? {};
  const incomplete = open.value.questionnaire.sections.filter(
    ({ sectionId }) => saved[sectionId]?.problems !== 0,
  );
  if (incomplete.length > 0)
    return refuse({
      code: "sections-incomplete",
      sections: incomplete.map(({ sectionId, title }) => ({ sectionId, title })),
    });
  return accept<ResponseManifest>({
    seen,
    sections: manifestOf(open.value.questionnaire, saved),
    ...(narrowed.length > 0 && { narrowed: [...narrowed] }),
    profile: `${profile.version}.${profile.sha256}`,
  });
}

/** Each section as it is saved, and the files; nothing that the questionnaire does not have. */
function manifestOf({ sections }: Questionnaire, saved: ResponseDraft["sections"]) {
  const ids = [...sections.map(({ sectionId }) => sectionId), FILES_SECTION];
  return Object.fromEntries(
    ids.flatMap((sectionId) => {
      const header = saved[sectionId];
      return header === undefined ? [] : [[sectionId, `${header.version}.${header.sha256}`] as const];
    }),
  );
}

/** The sections that a submission consists of, with the version and the SHA-256 of each; `narrowed` where less of it counts than was saved. */
export const submittedSections = ({ sections = {}, narrowed = [] }: ResponseManifest) =>
  Object.entries(sections).map(([name, entry]) => {
    const sectionId = SectionId.parse(name);
    const { version, sha256 } = versionAndHash(entry);
    return { sectionId, version, sha256, ...(narrowed.includes(sectionId) && { narrowed: true }) };
  });

/** The version of the profile that a submission consists of, with its SHA-256; none of an early one. */
export const submittedProfile = ({ profile }: ResponseManifest) =>
  profile === undefined ? undefined : versionAndHash(profile);

function versionAndHash(entry: string) {
  const [version = "", sha256 = ""] = entry.split(".");
  return { version: Number(version), sha256 };
}

/** Decides whether what was submitted may be taken back, received at `now`. */
export function decideWithdrawal(facts: Omit<SubmissionFacts, "draft">, seen: SeenResponse, now: Instant) {
  const open = decideOpen(facts, now);
  if (!open.ok) return open;
  if (!maySubmit(facts.actor)) return refuse({ code: "not-for-your-role" });
  if (turnsSeen(seen) !== (facts.submitted?.version ?? 0)) return refuse({ code: "changed-meanwhile" });
  if (standsOf(facts.submitted) === undefined) return refuse({ code: "nothing-submitted" });
  return accept<ResponseManifest>({ seen });
}

/** How far a section is: how many of its questions are not yet right; undefined when nobody has saved it. */
export const questionsLeft = (
  draft: ResponseDraft | undefined,
  { sectionId }: Pick<Section, "sectionId">,
): number | undefined => draft?.sections[sectionId]?.problems;

/** How many sections are not complete. */
export const sectionsLeft = ({ sections }: Questionnaire, draft: ResponseDraft | undefined): number =>
  sections.filter((section) => questionsLeft(draft, section) !== 0).length;

/** What a draft is at, for whoever must be warned: nothing to warn of, unsent but incomplete, or complete and unsent. */
export type Unsent = "nothing" | "incomplete" | "complete";

/** Whether a draft holds something that does not stand as submitted, or the profile, where that is known. */
export function unsentOf(
  questionnaire: Questionnaire | undefined,
  draft: ResponseDraft | undefined,
  submitted: SubmittedResponse | undefined,
  profile?: Pick<Organisation, "version">,
): Unsent {
  if (draft === undefined || questionnaire === undefined) return "nothing";
  const stands = standsOf(submitted);
  const sent =
    stands?.timesSaved === timesSaved(draft) &&
    (profile === undefined || (stands.profileVersion ?? profile.version) === profile.version);
  if (sent) return "nothing";
  return sectionsLeft(questionnaire, draft) === 0 ? "complete" : "incomplete";
}

/** What stands of what was submitted last: nothing once it was withdrawn. */
export const standsOf = (submitted: SubmittedResponse | undefined): SubmittedResponse | undefined =>
  submitted?.withdrawn === false ? submitted : undefined;
