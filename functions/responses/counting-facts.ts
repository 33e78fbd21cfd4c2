import { digestOf } from "../../shared/kernel/digest.ts";
import type { Organisation } from "../../shared/organisations/schema.ts";
import type { Questionnaire } from "../../shared/questionnaire/schema.ts";
import { problemsLeft, whatCounts } from "../../shared/responses/counting.ts";
import { sectionsOf } from "../../shared/responses/rules.ts";
import type { ResponseDraft, SavedSection } from "../../shared/responses/schema.ts";
import { asInVersion, loadOrganisation } from "../organisations/facts.ts";
import type { Participation } from "../platform/stream.ts";
import type { Table } from "../platform/table.ts";
import { loadSections, type NarrowedSection } from "./store.ts";

/** What counts of an organisation's draft: its header says the hash of that, and what is not yet right by the answers themselves. */
type Counting = {
  readonly draft: ResponseDraft | undefined;
  /** All that counts. */
  readonly sections: readonly SavedSection[];
  /** Those of them that hold less than was saved. */
  readonly narrowed: readonly NarrowedSection[];
  readonly profile: Organisation & { readonly sha256: string };
};

/** Finds out what counts of a draft, for the page that shows it and for the act that submits it alike. */
export async function countDraft(
  table: Table,
  of: Participation,
  facts: {
    readonly questionnaire: Questionnaire | undefined;
    readonly draft: ResponseDraft | undefined;
    /** The version of the profile that the person saw. */
    readonly profileSeen?: number;
  },
): Promise<Counting> {
  const { questionnaire, draft } = facts;
  const [organisation, saved] = await Promise.all([
    loadOrganisation(table, of.organisationId),
    loadSections(table, of, sectionsOf(draft)),
  ]);
  if (organisation === undefined) throw new Error("a bidder without its profile");
  const seen = await asInVersion(table, organisation, facts.profileSeen);
  const profile = { ...seen, sha256: await digestOf(seen) };
  if (questionnaire === undefined || draft === undefined)
    return { draft, sections: [], narrowed: [], profile };
  const sections = whatCounts(questionnaire, saved);
  const narrowed = await Promise.all(
    sections
      .filter((one, index) => one !== saved[index])
      .map(async (one) => ({ ...one, sha256: await digestOf(one.answers) })),
  );
  const headers = Object.entries(draft.sections).map(([name, header]) => {
    const section = questionnaire.sections.find(({ sectionId }) => sectionId === name);
    const held = narrowed.find(({ sectionId }) => sectionId === name);
    return [
      name,
      {
        ...header,
        ...(held && { sha256: held.sha256 }),
        ...(section && { problems: problemsLeft(saved, section) }),
      },
    ] as const;
  });
  return { draft: { ...draft, sections: Object.fromEntries(headers) }, sections, narrowed, profile };
}
