import type { CompetitionId, FileId, OrganisationId } from "../../shared/kernel/id.ts";
import { submittedAfter, timesSeen } from "../../shared/kernel/window.ts";
import { fileIdsIn } from "../../shared/responses/counting.ts";
import { submittedProfile, submittedSections } from "../../shared/responses/rules.ts";
import { FILES_SECTION, PROFILE_SECTION, ResponseManifest } from "../../shared/responses/schema.ts";
import { loadFiles } from "../files/facts.ts";
import type { Deps } from "../platform/deps.ts";
import type { HandingIn, Items } from "../platform/completing.ts";
import { loadSections, submittedIn } from "./store.ts";

/** The acts of an organisation that the PQQ's deadline judges. */
export const SUBMITTED = "pqq.submitted";
export const WITHDRAWN = "pqq.withdrawn";

/** How a response to the PQQ is handed in. */
export const handingInResponse: HandingIn = {
  submitted: SUBMITTED,
  commandOf: ({ manifest }) => ({ seen: ResponseManifest.parse(manifest).seen }),
  turns: (head, window) => submittedIn(head)[window]?.version ?? 0,
  detail: ({ window, manifestHash }) => ({ window, manifestHash }),
  fold(head, { window, turn, submissionId, receivedAt, who, manifest }) {
    const parsed = ResponseManifest.parse(manifest);
    const profileVersion = submittedProfile(parsed)?.version;
    const responses = submittedIn(head);
    const completed = {
      submissionId,
      receivedAt,
      by: who.name,
      withdrawn: parsed.sections === undefined,
      timesSaved: timesSeen(parsed.seen),
      version: turn,
      ...(profileVersion !== undefined && { profileVersion }),
    };
    return { responses: { ...responses, [window]: submittedAfter(responses[window], completed) } };
  },
  items: (deps, { competitionId, organisationId }, { manifest }) =>
    itemsOf(deps, competitionId, organisationId, ResponseManifest.parse(manifest)),
};

/** Profile, answers and files of a submission, with their hashes; a file that is still being checked has none yet. */
async function itemsOf(
  { table }: Pick<Deps, "table">,
  competitionId: CompetitionId,
  organisationId: OrganisationId,
  manifest: ResponseManifest,
): Promise<Items> {
  const sections = submittedSections(manifest);
  const profile = submittedProfile(manifest);
  const typed = [
    ...(profile ? [{ sectionId: PROFILE_SECTION, sha256: profile.sha256 }] : []),
    ...sections,
  ].map(({ sectionId, sha256 }) => ({ name: `${sectionId}.json`, sha256 }));
  const ids = await fileIdsOf({ table }, competitionId, organisationId, manifest);
  const files = (await loadFiles(table, organisationId, competitionId, ids)).flatMap(
    ({ name, size, sha256, state, fileId, subject }) =>
      sha256 === undefined
        ? []
        : [{ item: { name, size, sha256 }, fileId, subject, refused: state === "refused" }],
  );
  return {
    items: [...typed, ...files.map(({ item }) => item)],
    uncheckedFiles: ids.length - files.length,
    files,
    version: profile === undefined ? 1 : 2,
  };
}

/** The files that a submission consists of; nothing is read when it has none. */
export async function fileIdsOf(
  { table }: Pick<Deps, "table">,
  competitionId: CompetitionId,
  organisationId: OrganisationId,
  manifest: ResponseManifest,
): Promise<readonly FileId[]> {
  const files = submittedSections(manifest).find(({ sectionId }) => sectionId === FILES_SECTION);
  if (files === undefined) return [];
  const [saved] = await loadSections(table, organisationId, competitionId, [files]);
  return Object.values(saved?.answers ?? {}).flatMap(fileIdsIn);
}
