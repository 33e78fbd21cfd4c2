import { CompetitionId, OrganisationId } from "../../shared/kernel/id.ts";
import { type Key, partition, sort, sortPrefix } from "../../shared/kernel/key.ts";
import type { Deps } from "./deps.ts";
import type { Participation } from "./stream.ts";
import { stash } from "./stash.ts";
import type { Consistency, Table, Write } from "./table.ts";

/**
 * The line that makes an organisation one of those whose windows the seal worker walks through. It says nothing else and
 * is written again without harm, before anything that needs sealing.
 */
export const takePart = (competition: CompetitionId, organisationId: OrganisationId) =>
  ({
    put: { pk: partition("TAKERS", competition), sk: sort("ORG", organisationId), organisationId },
  }) as const satisfies Write;

/** The organisations that take part: for the seal worker and the notices, never for a page. */
export async function loadTakers(table: Table, competition: CompetitionId) {
  const items = await table.all({ pk: partition("TAKERS", competition), beginsWith: sortPrefix("ORG") });
  return items.map((item) => OrganisationId.parse(item["organisationId"]));
}

/**
 * Where an organisation has begun to prepare something, in one item however many competitions there are: `false` for a
 * competition that was over when the organisation began in another.
 */
const begunKey = (organisation: OrganisationId): Key => ({
  pk: partition("DRAFT", organisation, "all"),
  sk: "BEGUN",
});
export async function loadBegun(
  table: Table,
  organisation: OrganisationId,
  consistency?: Consistency,
): Promise<ReadonlyMap<CompetitionId, boolean>> {
  const { pk: _pk, sk: _sk, ...begun } = (await table.get(begunKey(organisation), consistency)) ?? {};
  return new Map(Object.entries(begun).map(([id, goesOn]) => [CompetitionId.parse(id), goesOn === true]));
}

/**
 * Before an organisation's first draft in a competition: it takes part, and the competition is one of those that it has
 * begun. Reads one item, and writes nothing when that was done before. `isOver` says of another whether anything can
 * still be prepared there.
 */
export async function begin(
  { table }: Pick<Deps, "table">,
  { organisationId, competitionId }: Participation,
  isOver: (other: CompetitionId) => Promise<boolean>,
): Promise<void> {
  const begun = await loadBegun(table, organisationId);
  if (begun.has(competitionId)) return;
  await stash({ table }, takePart(competitionId, organisationId));
  const set: Record<CompetitionId, boolean> = { [competitionId]: true };
  for (const [other, goesOn] of begun) if (goesOn && (await isOver(other))) set[other] = false;
  await stash({ table }, { update: begunKey(organisationId), set });
}
