import { TransactionCanceledException, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Deps } from "../../functions/platform/deps.ts";
import type { Table, Write } from "../../functions/platform/table.ts";
import { SHORT_WAY } from "../../infra/local/dynamo/short-way.ts";
import { forgetCompiled } from "./units.ts";

/**
 * What may happen to one call on its way to the table and back. `lost-before`: it never arrived. `lost-after`: it was
 * carried out, the answer was lost, and the client gave up. `timeout-after`: the same, and the SDK tries again.
 */
export const FAULTS = [
  "throttled",
  "internal-error",
  "conflict",
  "lost-before",
  "lost-after",
  "timeout-after",
] as const;
type Fault = (typeof FAULTS)[number];

type Faults = {
  /** Lets the nth call from now on (from 1) go wrong, each attempt of the SDK being a call. */
  readonly plan: (faults: Readonly<Record<number, Fault>>) => void;
  /** How many calls there were since the last plan. */
  readonly calls: () => number;
};

/** Stands between a client and its table, as far away as in AWS: calls go wrong as planned, all others pass. */
export function faultsIn(client: DynamoDBClient): Faults {
  let planned: Readonly<Record<number, Fault>> = {};
  let calls = 0;
  client.middlewareStack.remove(SHORT_WAY);
  client.middlewareStack.add(
    (next) => async (args) => {
      calls += 1;
      const fault = planned[calls];
      if (fault === "throttled") throw failure("ThrottlingException", { throttling: true });
      if (fault === "internal-error") throw failure("InternalServerError", {});
      if (fault === "conflict" && JSON.stringify(args.input).includes("TransactItems")) throw conflict();
      if (fault === "lost-before") throw new Error("the connection was lost before");
      const answer = await next(args);
      if (fault === "lost-after") throw new Error("the connection was lost after");
      if (fault === "timeout-after") throw failure("TimeoutError", {});
      return answer;
    },
    { step: "deserialize", priority: "low", name: "faults", override: true },
  );
  forgetCompiled(client);
  return {
    calls: () => calls,
    plan(faults) {
      planned = faults;
      calls = 0;
    },
  };
}

/** An error that the SDK takes for one of the service, and tries again after. */
const failure = (name: string, $retryable: { throttling?: boolean }) =>
  Object.assign(new Error(name), { name, $retryable, $fault: "server", $metadata: { httpStatusCode: 500 } });

const conflict = () =>
  new TransactionCanceledException({
    message: "planned",
    $metadata: {},
    CancellationReasons: [{ Code: "TransactionConflict" }],
  });

/** Parts with which something happens between what is read and each transaction; what throws keeps it from being written. */
export const beforeWriting = (deps: Deps, happens: (writes: readonly Write[]) => unknown): Deps => ({
  ...deps,
  table: {
    ...deps.table,
    async writeAll(writes) {
      await happens(writes);
      return deps.table.writeAll(writes);
    },
  },
});

/** Parts with which something happens before the nth call of the table, from 1, and whether there was one. */
export function beforeCall({ table, ...others }: Deps, nth: number, happens: () => unknown) {
  let calls = 0;
  async function counted<Answer>(call: () => Promise<Answer>): Promise<Answer> {
    calls += 1;
    if (calls === nth) await happens();
    return call();
  }
  const counting: Table = {
    get: (...given) => counted(() => table.get(...given)),
    getMany: (...given) => counted(() => table.getMany(...given)),
    page: (...given) => counted(() => table.page(...given)),
    all: (...given) => counted(() => table.all(...given)),
    writeAll: (...given) => counted(() => table.writeAll(...given)),
    writeOne: (...given) => counted(() => table.writeOne(...given)),
  };
  return { deps: { ...others, table: counting }, happened: () => calls >= nth };
}

/** A function that dies after it has received a submission, before it commits it. */
export const dying = (deps: Deps): Deps => ({
  ...deps,
  newSalt: () => {
    throw new Error("the function died");
  },
});
