import type { CompetitionId, OrganisationId } from "../../shared/kernel/id.ts";
import { FileId } from "../../shared/kernel/id.ts";
import { submittedAfter, timesSeen } from "../../shared/kernel/window.ts";
import { submittedSections } from "../../shared/responses/rules.ts";
import { FILES_SECTION, ResponseManifest } from "../../shared/responses/schema.ts";
import { loadFiles } from "../files/facts.ts";
import type { Deps } from "../platform/deps.ts";
import type { HandingIn, Items } from "../platform/completing.ts";
import { loadSection, submittedIn } from "./store.ts";

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
    const { seen, sections } = ResponseManifest.parse(manifest);
    const responses = submittedIn(head);
    const completed = {
      submissionId,
      receivedAt,
      by: who.name,
      withdrawn: sections === undefined,
      timesSaved: timesSeen(seen),
      version: turn,
    };
    return { responses: { ...responses, [window]: submittedAfter(responses[window], completed) } };
  },
  items: (deps, { competitionId, organisationId }, { manifest }) =>
    itemsOf(deps, competitionId, organisationId, ResponseManifest.parse(manifest)),
};

/** Answers and files of a submission, with their hashes; a file that is still being checked has none yet. */
async function itemsOf(
  { table }: Pick<Deps, "table">,
  competitionId: CompetitionId,
  organisationId: OrganisationId,
  manifest: ResponseManifest,
): Promise<Items> {
  const sections = submittedSections(manifest);
  const answers = sections.map(({ sectionId, sha256 }) => ({ name: `${sectionId}.json`, sha256 }));
  const ids = await fileIdsOf({ table }, competitionId, organisationId, manifest);
  const files = await loadFiles(table, organisationId, competitionId, ids);
  const checked = files.flatMap(({ name, size, sha256 }) =>
    sha256 === undefined ? [] : [{ name, size, sha256 }],
  );
  return { items: [...answers, ...checked], uncheckedFiles: ids.length - checked.length, version: 1 };
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
  const saved = await loadSection(table, organisationId, competitionId, FILES_SECTION, files.version);
  return Object.values(saved?.answers ?? {}).flatMap((listed) =>
    Array.isArray(listed) ? listed.map((id) => FileId.parse(id)) : [],
  );
}
