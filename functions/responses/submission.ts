import { submittedAfter, timesSeen } from "../../shared/kernel/window.ts";
import { fileIdsIn } from "../../shared/responses/counting.ts";
import { submittedProfile, submittedSections } from "../../shared/responses/rules.ts";
import { FILES_SECTION, PROFILE_SECTION, ResponseManifest } from "../../shared/responses/schema.ts";
import { loadFiles } from "../files/facts.ts";
import type { HandingIn, Items } from "../platform/completing.ts";
import type { Participation } from "../platform/stream.ts";
import type { Table } from "../platform/table.ts";
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
  items: ({ table }, of, { manifest }) => itemsOf(table, of, ResponseManifest.parse(manifest)),
};

/** Profile, answers and files of a submission, with their hashes; a file that is still being checked has none yet. */
async function itemsOf(table: Table, of: Participation, manifest: ResponseManifest): Promise<Items> {
  const sections = submittedSections(manifest);
  const profile = submittedProfile(manifest);
  const typed = [
    ...(profile ? [{ sectionId: PROFILE_SECTION, sha256: profile.sha256 }] : []),
    ...sections,
  ].map(({ sectionId, sha256 }) => ({ name: `${sectionId}.json`, sha256 }));
  const ids = await fileIdsOf(table, of, manifest);
  const files = (await loadFiles(table, of, ids)).flatMap(({ name, size, sha256, state, fileId, subject }) =>
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
export async function fileIdsOf(table: Table, of: Participation, manifest: ResponseManifest) {
  const files = submittedSections(manifest).find(({ sectionId }) => sectionId === FILES_SECTION);
  if (files === undefined) return [];
  const [saved] = await loadSections(table, of, [files]);
  return Object.values(saved?.answers ?? {}).flatMap(fileIdsIn);
}
