import { digestOf } from "../../shared/kernel/digest.ts";
import type { StageId, SubmissionId } from "../../shared/kernel/id.ts";
import type { Organisation } from "../../shared/organisations/schema.ts";
import type { Questionnaire, SectionId } from "../../shared/questionnaire/schema.ts";
import { partsThatDiffer } from "../../shared/responses/parts.ts";
import { standsOf, timesSaved, type Unsent, unsentOf } from "../../shared/responses/rules.ts";
import {
  type ResponseDraft,
  ResponseManifest,
  type SavedSection,
  type SubmittedResponse,
} from "../../shared/responses/schema.ts";
import { asInVersion, loadOrganisation } from "../organisations/facts.ts";
import { receivedIn } from "../platform/receive.ts";
import type { Participation } from "../platform/stream.ts";
import type { Table } from "../platform/table.ts";
import { countDraft } from "./counting-facts.ts";

/** Whose response it is, and in which PQQ. */
type Where = Participation & { readonly stageId: StageId };

/**
 * What an organisation has prepared and not submitted, for every page, program and mail alike. It is compared by what it
 * says: a section or a profile that was changed and changed back is as it was submitted. What happens to the profile once
 * the PQQ is not open is no part of it.
 */
export async function loadUnsent(
  table: Table,
  where: Where,
  facts: {
    readonly questionnaire: Questionnaire | undefined;
    readonly draft: ResponseDraft | undefined;
    readonly submitted: SubmittedResponse | undefined;
  },
  open: boolean,
): Promise<Unsent> {
  const { questionnaire, draft, submitted } = facts;
  const stands = standsOf(submitted);
  const organisation = open && stands ? await loadOrganisation(table, where.organisationId) : undefined;
  const profile = organisation && (await asInVersion(table, organisation, stands?.profileVersion));
  const unsent = unsentOf(questionnaire, draft, submitted, profile);
  if (unsent === "nothing" || stands === undefined || stands.timesSaved === timesSaved(draft)) return unsent;
  const { sections } = await countDraft(table, where, facts);
  const differing = await loadDiffering(table, where, stands.submissionId, { sections, profile });
  return differing.length === 0 ? "nothing" : unsent;
}

/** The parts of what would be submitted now that are not as in one of the bidder's own submissions. */
export async function loadDiffering(
  table: Table,
  where: Where,
  submissionId: SubmissionId,
  now: {
    readonly sections: readonly Pick<SavedSection, "sectionId" | "answers">[];
    readonly profile: Pick<Organisation, "version"> | undefined;
  },
): Promise<readonly SectionId[]> {
  const received = await receivedIn(table, where, where.stageId);
  const submission = received.find((one) => one.submissionId === submissionId);
  if (submission === undefined) return [];
  const hashed = now.sections.map(async ({ sectionId, answers }) => ({
    sectionId,
    sha256: await digestOf(answers),
  }));
  const manifest = ResponseManifest.parse(submission.manifest);
  return partsThatDiffer(manifest, { sections: await Promise.all(hashed), profile: now.profile });
}
