import type { Competition } from "../../shared/competition/schema.ts";
import type { BidderActor } from "../../shared/kernel/actor.ts";
import { canonical } from "../../shared/kernel/digest.ts";
import type { SubmissionId } from "../../shared/kernel/id.ts";
import { pqqOf } from "../../shared/kernel/window.ts";
import type { SectionId } from "../../shared/questionnaire/schema.ts";
import { filesIn } from "../../shared/responses/counting.ts";
import { submittedProfile, submittedSections } from "../../shared/responses/rules.ts";
import { FILES_SECTION, PROFILE_SECTION, ResponseManifest } from "../../shared/responses/schema.ts";
import { loadProfileVersion } from "../organisations/facts.ts";
import { receivedIn, type Submission } from "../platform/receive.ts";
import type { Participation } from "../platform/stream.ts";
import type { Table } from "../platform/table.ts";
import { loadMyFiles } from "./facts.ts";
import { loadSections } from "./store.ts";

/** One of the bidder's own submissions: what its receipt states the hashes of, and what the seal opens of it. */
export async function loadSubmitted(
  table: Table,
  actor: BidderActor,
  competition: Pick<Competition, "competitionId" | "stages">,
  submissionId: SubmissionId,
) {
  const { organisationId } = actor;
  const of = { organisationId, competitionId: competition.competitionId };
  const stage = pqqOf(competition);
  if (stage === undefined) return undefined;
  const received = await receivedIn(table, of, stage.stageId);
  const submission = received.find((one) => one.submissionId === submissionId);
  if (submission === undefined) return undefined;
  const manifest = ResponseManifest.parse(submission.manifest);
  const profile = submittedProfile(manifest);
  const [saved, organisation] = await Promise.all([
    loadSections(table, of, submittedSections(manifest)),
    profile && loadProfileVersion(table, organisationId, profile.version),
  ]);
  return {
    sections: saved.filter(({ sectionId }) => sectionId !== FILES_SECTION),
    /** Which files answer what. */
    attached: filesIn(saved),
    /** The profile that went with it; none of an early submission, which was read with what it was then. */
    organisation,
    /** Each document that was typed, by its name in the receipt: not a byte more or less than what that states the hash of. */
    documents: new Map<string, string>([
      ...saved.map(({ sectionId, answers }) => [`${sectionId}.json`, canonical(answers)] as const),
      ...(organisation ? [[`${PROFILE_SECTION}.json`, canonical(organisation)] as const] : []),
    ]),
  };
}

/** Some sections of a submission, as they were sealed. */
export const loadSubmittedSections = (
  table: Table,
  of: Participation,
  { manifest }: Pick<Submission, "manifest">,
  only: readonly SectionId[],
) => {
  const all = submittedSections(ResponseManifest.parse(manifest));
  const wanted = all.filter(({ sectionId }) => only.includes(sectionId));
  return loadSections(table, of, wanted);
};

/** The files of what stands, by question: none where nothing does. */
export async function loadStandingFiles(
  table: Table,
  actor: BidderActor,
  competition: Pick<Competition, "competitionId" | "stages">,
  stands: { readonly submissionId: SubmissionId } | undefined,
) {
  const submitted = stands && (await loadSubmitted(table, actor, competition, stands.submissionId));
  return loadMyFiles(table, { ...competition, ...actor }, submitted?.attached ?? {});
}
