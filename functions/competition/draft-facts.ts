import { CompetitionDraft, DraftLine } from "../../shared/competition/draft-schema.ts";
import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import { type DraftId, draftOfCompetition } from "../../shared/kernel/id.ts";
import { type Key, partition, sort, sortPrefix } from "../../shared/kernel/key.ts";
import { asKept } from "../platform/as-kept.ts";
import type { Item, Table } from "../platform/table.ts";

/** Beside what is prepared of competitions, where nobody but the authority reads. */
export const draftKey = (id: DraftId): Key => ({ pk: partition("STAGING", id), sk: "DRAFT" });
const LIST = partition("STAGING", "competition-drafts");
export const lineKey = (id: DraftId): Key => ({ pk: LIST, sk: sort("DRAFT", id) });

const draftOf = asKept(CompetitionDraft);
const lineOf = asKept(DraftLine);

/** What was thrown away or published leaves a row that says so. */
const there = (item: Item | undefined): Item | undefined => (item?.["gone"] === true ? undefined : item);

/** A draft, if it is there. */
export const loadDraft = async (table: Table, id: DraftId): Promise<CompetitionDraft | undefined> =>
  draftOf(there(await table.get(draftKey(id))));

/** The drafts in which somebody has a role who has none of the portal, and so reads no list of drafts. */
export async function loadDraftsOf(
  table: Table,
  { roles = [] }: Pick<AuthorityActor, "roles">,
): Promise<readonly CompetitionDraft[]> {
  const drafts = await Promise.all(
    roles.map(({ competitionId }) => loadDraft(table, draftOfCompetition(competitionId))),
  );
  return drafts.filter((draft) => draft !== undefined);
}

/** Every draft, the one changed last first. */
export async function loadDrafts(table: Table): Promise<readonly DraftLine[]> {
  const lines = await table.all({ pk: LIST, beginsWith: sortPrefix("DRAFT") });
  return lines
    .flatMap((line) => there(line) ?? [])
    .map(lineOf)
    .toSorted((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
}
