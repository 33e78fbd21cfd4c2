import { describe, expect, it } from "vitest";
import { loadEvaluation, loadWork } from "../../../functions/evaluation/facts.ts";
import type { Table } from "../../../functions/platform/table.ts";
import { must } from "../../builders/competition.ts";
import { aSealedPqq, CAPABILITY, scores } from "../../builders/evaluation.ts";

/** A table that counts what is asked of it. */
function counted(table: Table): { readonly table: Table; readonly reads: () => number } {
  let reads = 0;
  const counting: Table = {
    ...table,
    get: (...given) => ((reads += 1), table.get(...given)),
    getMany: (...given) => ((reads += 1), table.getMany(...given)),
    all: (...given) => ((reads += 1), table.all(...given)),
  };
  return { table: counting, reads: () => reads };
}

/** How often the table is asked for everything that the progress of an evaluation shows, first and then again. */
async function readsFor(names: readonly string[]) {
  const pqq = await aSealedPqq(names);
  const ada = await pqq.evaluator("ada", CAPABILITY);
  for (const name of names) must(await pqq.score(ada, CAPABILITY, name, scores(3)));
  const { table, reads } = counted(pqq.portal.deps.table);
  const look = async () => {
    const before = reads();
    must(await loadEvaluation({ ...pqq.portal.deps, table }, pqq.lead, pqq.competitionId));
    const { sheets } = await loadWork(table, pqq.competitionId);
    expect(sheets).toHaveLength(names.length);
    return reads() - before;
  };
  const counts = [await look(), await look()];
  return counts;
}

describe("the progress of an evaluation", () => {
  it("is read as often for many responses as for one, and the responses once", async () => {
    const [first = 0, again = 0] = await readsFor(["alpha"]);
    expect(await readsFor(["alpha", "beta", "gamma", "delta"])).toEqual([first, again]);
    expect(again).toBeLessThan(first);
  });
});
