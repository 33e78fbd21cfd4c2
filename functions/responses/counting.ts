import type { BidderActor } from "../../shared/kernel/actor.ts";
import { digestOf } from "../../shared/kernel/digest.ts";
import type { CompetitionId } from "../../shared/kernel/id.ts";
import type { Organisation } from "../../shared/organisations/schema.ts";
import type { Questionnaire, SectionId } from "../../shared/questionnaire/schema.ts";
import { problemsLeft, whatCounts } from "../../shared/responses/counting.ts";
import { sectionsOf } from "../../shared/responses/rules.ts";
import type { ResponseDraft, SavedSection } from "../../shared/responses/schema.ts";
import { asInVersion, loadOrganisation } from "../organisations/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { stash } from "../platform/stash.ts";
import { loadSections, saveCounting } from "./store.ts";

/** What counts of an organisation's draft: its header says the hash of that, and what is not yet right by the answers themselves. */
type Counting = {
  readonly draft: ResponseDraft | undefined;
  readonly narrowed: readonly SectionId[];
  readonly profile: Pick<Organisation, "version" | "members"> & { readonly sha256: string };
};

/** Finds out what counts of a draft, and gives the sections that are to be kept beside it because they hold less. */
export async function countDraft(
  { table }: Pick<Deps, "table">,
  { organisationId }: BidderActor,
  competitionId: CompetitionId,
  facts: {
    readonly questionnaire: Questionnaire | undefined;
    readonly draft: ResponseDraft | undefined;
    /** The version of the profile that the person saw. */
    readonly profileSeen?: number;
  },
): Promise<Counting & { readonly less: readonly SavedSection[] }> {
  const { questionnaire, draft } = facts;
  const [organisation, saved] = await Promise.all([
    loadOrganisation(table, organisationId),
    loadSections(table, organisationId, competitionId, sectionsOf(draft)),
  ]);
  if (organisation === undefined) throw new Error("a bidder without its profile");
  const seen = await asInVersion(table, organisation, facts.profileSeen);
  const profile = { ...seen, sha256: await digestOf(seen) };
  if (questionnaire === undefined || draft === undefined) return { draft, narrowed: [], profile, less: [] };
  const counting = whatCounts(questionnaire, saved);
  const less = counting.filter((one, index) => one !== saved[index]);
  const headers = Object.entries(draft.sections).map(async ([name, header]) => {
    const section = questionnaire.sections.find(({ sectionId }) => sectionId === name);
    const held = less.find(({ sectionId }) => sectionId === name);
    return [
      name,
      {
        ...header,
        ...(held && { sha256: await digestOf(held.answers) }),
        ...(section && { problems: problemsLeft(saved, section) }),
      },
    ] as const;
  });
  return {
    draft: { ...draft, sections: Object.fromEntries(await Promise.all(headers)) },
    narrowed: less.map(({ sectionId }) => sectionId),
    profile,
    less,
  };
}

/** Keeps, before it is received, exactly what counts of the sections that hold more than that. */
export const keepCounting = async (
  deps: Pick<Deps, "table">,
  { organisationId }: BidderActor,
  competitionId: CompetitionId,
  less: readonly SavedSection[],
): Promise<void> => {
  for (const one of less)
    await stash(deps, saveCounting(organisationId, competitionId, one, await digestOf(one.answers)));
};
