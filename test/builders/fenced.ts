import type { Deps } from "../../functions/platform/deps.ts";
import type { Table, Write } from "../../functions/platform/table.ts";
import { allowedTo } from "../../infra/aws/allowed.ts";
import { CALLS, type Holder } from "../../infra/aws/fence.ts";
import type { Action } from "../../infra/aws/rights.ts";
import type { Key } from "../../shared/kernel/key.ts";
import type { Worker } from "../../shared/kernel/names.ts";
import { fencedObjects } from "./fenced-objects.ts";

/**
 * The parts as a door or worker has them in AWS: what its role does not allow in the table or the buckets, a worker that
 * it may not ask and a key that is not for it fail as they would there. So whatever a test does in the name of a function
 * also proves the fence wide enough.
 */
export function fenced(deps: Deps, holder: Holder): Deps {
  const { ask } = deps;
  const mayAsk = (worker: Worker): void => {
    if (!CALLS[worker].includes(holder)) throw new Error(`the fence: ${holder} may not ask ${worker}`);
  };
  return {
    ...deps,
    ...fencedObjects(deps, holder),
    table: fencedTable(deps.table, holder),
    ask: {
      async seal(...given) {
        mayAsk("seal");
        return ask.seal(...given);
      },
      async checkStreams(...given) {
        mayAsk("project");
        return ask.checkStreams(...given);
      },
      async scan(...given) {
        mayAsk("scan");
        return ask.scan(...given);
      },
    },
  };
}

function fencedTable(table: Table, holder: Holder): Table {
  const allowed = allowedTo(holder);
  const may = (action: Action, { pk }: Pick<Key, "pk">): void => {
    const [word = ""] = pk.split("#");
    if (allowed.get(action)?.includes(word) !== true)
      throw new Error(`the fence: ${holder} may not ${action} ${word}`);
  };
  return {
    async get(key, consistency) {
      may("GetItem", key);
      return table.get(key, consistency);
    },
    async getMany(keys, consistency) {
      for (const key of keys) may("BatchGetItem", key);
      return table.getMany(keys, consistency);
    },
    async page(range, consistency) {
      may("Query", range);
      return table.page(range, consistency);
    },
    async all(range, consistency) {
      may("Query", range);
      return table.all(range, consistency);
    },
    async writeAll(writes) {
      for (const write of writes) may(...actionOf(write));
      return table.writeAll(writes);
    },
    async writeOne(write) {
      may(...actionOf(write));
      return table.writeOne(write);
    },
  };
}

function actionOf(write: Write): [Action, Key] {
  if ("put" in write) return ["PutItem", write.put];
  if ("update" in write) return ["UpdateItem", write.update];
  if ("remove" in write) return ["DeleteItem", write.remove];
  return ["ConditionCheckItem", write.check];
}
