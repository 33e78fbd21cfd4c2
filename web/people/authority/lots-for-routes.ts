import { loadCompetition, loadTitles } from "../../../functions/competition/facts.ts";
import type { PortalContext } from "../../../functions/platform/request.ts";
import type { Typed } from "../../doors/form.ts";
import { type LotLabel, lotLabels } from "../lot-choice.tsx";

/** The lots that partners are given are those of the newest competition. */
export async function lotsToChoose(c: PortalContext): Promise<readonly LotLabel[]> {
  const { table } = c.get("deps");
  const [newest] = await loadTitles(table);
  return lotLabels((newest && (await loadCompetition(table, newest.competitionId)))?.lots ?? []);
}

/** The lots of a form: ticked one by one, or ids typed into one box. */
export const chosenLots = ({ list }: Pick<Typed, "list">): readonly string[] =>
  list("lots")
    .flatMap((value) => value.split(/[\s,;]+/))
    .filter((lot) => lot !== "");
