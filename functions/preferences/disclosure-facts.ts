import type { CompetitionId, LotId } from "../../shared/kernel/id.ts";
import { sortPrefix } from "../../shared/kernel/key.ts";
import { Disclosure } from "../../shared/preferences/schema.ts";
import { asKept } from "../platform/as-kept.ts";
import type { Table } from "../platform/table.ts";
import { shownPartition } from "./store.ts";

const disclosureOf = asKept(Disclosure);

/** What partners of a lot were told, oldest first. */
export async function loadLotDisclosures(table: Table, competition: CompetitionId, lot: LotId) {
  const items = await table.all({ pk: shownPartition(competition), beginsWith: sortPrefix("LOT", lot) });
  return items.map(disclosureOf);
}
