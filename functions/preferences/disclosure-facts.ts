import type { CompetitionId, LotId } from "../../shared/kernel/id.ts";
import { sortPrefix } from "../../shared/kernel/key.ts";
import { Disclosure } from "../../shared/preferences/schema.ts";
import { type Table, withoutKey } from "../platform/table.ts";
import { shownPartition } from "./store.ts";

/** What partners of a lot were told, oldest first. */
export async function loadLotDisclosures(
  table: Table,
  competition: CompetitionId,
  lot: LotId,
): Promise<readonly Disclosure[]> {
  const items = await table.all({ pk: shownPartition(competition), beginsWith: sortPrefix("LOT", lot) });
  return items.map((item) => Disclosure.parse(withoutKey(item)));
}
