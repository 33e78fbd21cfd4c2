import * as z from "zod";
import { pqqOf } from "../../shared/kernel/window.ts";
import type { Competition } from "../../shared/competition/schema.ts";
import { FileState, type StoredFile } from "../../shared/files/schema.ts";
import { MINUTE, plus } from "../../shared/kernel/instant.ts";
import { referenceOf } from "../../shared/kernel/words.ts";
import { standsOf, submittedProfile, submittedSections } from "../../shared/responses/rules.ts";
import { FILES_SECTION, type OpenedResponse, ResponseManifest } from "../../shared/responses/schema.ts";
import { loadCompetition } from "../competition/facts.ts";
import { loadOrganisation, loadProfileVersion } from "../organisations/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { completeAll } from "../platform/completing.ts";
import { faultFields } from "../platform/log.ts";
import { receivedIn, type Submission } from "../platform/receive.ts";
import type { SealedFor, Sealing } from "../platform/sealing.ts";
import { stash } from "../platform/stash.ts";
import { loadFiles } from "../files/facts.ts";
import { loadSubmittedResponse, unsentIn } from "./facts.ts";
import { loadSections, openResponse, openSection } from "./store.ts";
import { fileIdsOf, handingInResponse } from "./submission.ts";

/** How the window of the PQQ is sealed. */
export const responsesSealing: Sealing = {
  kind: "pqq",

  async completeAll(deps: Deps, { competitionId, window, organisationId }: SealedFor) {
    const competition = await theCompetition(deps, competitionId);
    const nameOf = async () => (await loadOrganisation(deps.table, organisationId))?.name ?? "";
    const part = { ...competition, organisationId, handing: handingInResponse };
    await completeAll(deps, part, window, nameOf, async (submission) => {
      for (const fileId of await fileIdsOf(deps.table, part, manifestOf(submission)))
        await checkedFile(deps, competition, organisationId, fileId);
    });
  },

  async open(deps: Deps, part: SealedFor) {
    const { competitionId, window, organisationId } = part;
    const competition = await theCompetition(deps, competitionId);
    const submitted = standsOf(await loadSubmittedResponse(deps.table, organisationId, competition));
    if (submitted === undefined) return undefined;
    const received = await receivedIn(deps.table, part, window);
    const submission = received.find(({ submissionId }) => submissionId === submitted.submissionId);
    const profile = submission && submittedProfile(manifestOf(submission));
    const organisation = profile && (await loadProfileVersion(deps.table, organisationId, profile.version));
    if (submission === undefined || organisation === undefined)
      throw new Error("a response that stands without its submission or profile");
    const manifest = manifestOf(submission);
    const ids = await fileIdsOf(deps.table, part, manifest);
    const files = await loadFiles(deps.table, part, ids);
    for (const file of files.filter(({ state }) => state === "clean")) await deps.files.open(file);
    await openSections(deps, part, manifest);
    const response: OpenedResponse = {
      competitionId,
      window,
      submissionId: submission.submissionId,
      reference: referenceOf(submission.submissionId),
      receivedAt: submission.receivedAt,
      submittedBy: submission.who.name,
      organisation,
      sections: Object.fromEntries(
        submittedSections(manifest).map(({ sectionId, sha256 }) => [sectionId, sha256]),
      ),
      // What became of the draft since is for nobody of the authority to know.
      files: files.map(({ takenOff: _ours, ...file }) => file),
    };
    await stash(deps, openResponse(response));
    return openedAs(response);
  },

  counts(opened) {
    const files = Opened.parse(opened).flatMap((response) => response.files);
    const filesKeptApart = files.filter(({ state }) => state !== "clean").length;
    return { responses: opened.length, filesKeptApart };
  },

  hasUnsentDraft: async (deps: Deps, part: SealedFor) =>
    (await unsentIn(deps, part, { stageId: part.window })) !== "nothing",
};

const Opened = z.array(z.object({ files: z.array(z.object({ state: FileState })) }));

const manifestOf = ({ manifest }: Submission) => ResponseManifest.parse(manifest);

/** Copies the answers of each submitted section to where the authority may read them. */
async function openSections(deps: Deps, part: SealedFor, manifest: ResponseManifest) {
  const wanted = submittedSections(manifest);
  const sections = await loadSections(deps.table, part, wanted);
  if (sections.length < wanted.length) throw new Error("a submitted section is not there");
  for (const section of sections)
    if (section.sectionId !== FILES_SECTION) await stash(deps, openSection(part, section));
}

/** How long after closing the seal waits for a file that cannot be looked into, in ms. Then it goes on without. */
const PATIENCE = 15 * MINUTE;

/**
 * Has a file looked into that nobody got to yet: its verdict belongs to what is opened. One that breaks the check holds
 * up nobody for long: it stays without a verdict, and is kept apart.
 */
async function checkedFile(
  deps: Deps,
  competition: Competition,
  organisationId: SealedFor["organisationId"],
  fileId: StoredFile["fileId"],
) {
  const { competitionId } = competition;
  const [file] = await loadFiles(deps.table, { competitionId, organisationId }, [fileId]);
  if (file?.state !== "checking") return;
  try {
    await deps.ask.scan(competitionId, organisationId, fileId);
  } catch (error) {
    const closesAt = pqqOf(competition)?.closesAt;
    if (closesAt !== undefined && deps.now() < plus(closesAt, PATIENCE)) throw error;
    deps.log.error("file-not-checked", faultFields(error));
  }
}

/** What the record of the sealing says of a response: which, and the hash of each part. */
const openedAs = ({ organisation, submissionId, receivedAt, sections, files }: OpenedResponse) => ({
  organisationId: organisation.organisationId,
  submissionId,
  receivedAt,
  sections,
  files: files.map(({ fileId, sha256, state }) => ({ fileId, sha256, state })),
});

async function theCompetition({ table }: Deps, id: SealedFor["competitionId"]): Promise<Competition> {
  const competition = await loadCompetition(table, id);
  if (competition === undefined || pqqOf(competition) === undefined)
    throw new Error("a window of no competition");
  return competition;
}
