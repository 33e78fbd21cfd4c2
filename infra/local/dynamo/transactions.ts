import { consumed, listOf, shown, unitsToRead, unitsToWrite } from "./answer.ts";
import type { Body } from "./checked.ts";
import { asOneCommit } from "./commit-log.ts";
import { commitOf, type ItemCommit, type WriteKind, written } from "./one-item.ts";
import type { CancellationReason } from "./refusal.ts";
import { cancelled, DynamoRefusal, invalid } from "./refusal.ts";
import type { RowWrite } from "./rows.ts";
import { committed, type StoreParts } from "./store-parts.ts";
import type { Action, Envelope } from "./transaction-request.ts";
import { readActions, readEnvelope } from "./transaction-request.ts";

const largestTransaction = 4 * 1024 * 1024;
const blameless: CancellationReason = { Code: "None" };

/**
 * TransactWriteItems: up to 100 actions, one for each item, all or none. Items, change records and
 * the request token are committed together. Refuses with one cancellation reason for each action.
 */
export async function transactWrite(parts: StoreParts, body: Body): Promise<Body> {
  const envelope = readEnvelope(body);
  if (!envelope.ClientRequestToken) return commitActions(parts, envelope, []);
  const begun = parts.tokens.begin(envelope.ClientRequestToken, envelope.TransactItems);
  if (begun === "done") return {};
  try {
    const answer = await commitActions(parts, envelope, begun.writes);
    begun.committed();
    return answer;
  } finally {
    begun.end();
  }
}

/** What one action would write and cost, or the reason why it cannot be. */
type Attempt = { readonly reason: CancellationReason; readonly commit: ItemCommit; readonly units: number };

async function commitActions(
  parts: StoreParts,
  envelope: Envelope,
  token: readonly RowWrite[],
): Promise<Body> {
  const actions = readActions(envelope, ["ConditionCheck", "Put", "Update", "Delete"], parts);
  const names = actions.map(({ name }) => name);
  const held = await parts.holds.hold(names, "transaction");
  if (!held.ok) throw cancelled(held.conflicts.map(conflictReason));
  try {
    const attempts = actions.map((action) => attempt(action, parts));
    const reasons = attempts.map(({ reason }) => reason);
    if (reasons.some((reason) => reason !== blameless)) throw cancelled(reasons);
    const { writes, changes = [] } = asOneCommit(attempts.map(({ commit }) => commit));
    const payload = attempts.reduce((sum, { commit }) => sum + commit.size, 0);
    if (payload > largestTransaction)
      throw invalid(`Transaction payload size cannot exceed 4MB. Payload Size: ${payload}`);
    await parts.log.commit({ writes: [...token, ...writes], changes });
    return { ConsumedCapacity: cost(envelope, actions, (index) => attempts[index]?.units ?? 0) };
  } finally {
    held.release();
  }
}

const writeKinds = {
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  ConditionCheck: "ConditionCheck",
  Get: "ConditionCheck",
} as const satisfies Record<Action["kind"], WriteKind>;

function attempt({ kind, request, table, key, showsItem }: Action, parts: StoreParts): Attempt {
  const before = committed(parts, key);
  try {
    const { after } = written(writeKinds[kind], request, table, before?.item);
    const commit = commitOf(table, key, before, after);
    return { reason: blameless, commit, units: unitsToWrite(before, commit) };
  } catch (error) {
    if (!(error instanceof DynamoRefusal)) throw error;
    const Message = error.message;
    const Item = showsItem ? before?.item : undefined;
    const reason =
      error.code === "ValidationException"
        ? { Code: "ValidationError", Message }
        : { Code: "ConditionalCheckFailed", Message, ...(Item && { Item }) };
    return { reason, commit: { writes: [], size: 0 }, units: 0 };
  }
}

function conflictReason(conflict: boolean): CancellationReason {
  return conflict
    ? { Code: "TransactionConflict", Message: "Transaction is ongoing for the item" }
    : blameless;
}

/**
 * TransactGetItems: up to 100 items as they were at one moment. Refused with TransactionConflict while one of
 * them is being written.
 */
export async function transactGet(parts: StoreParts, body: Body): Promise<Body> {
  const envelope = readEnvelope(body);
  const actions = readActions(envelope, ["Get"], parts);
  const conflicts = parts.holds.held(actions.map(({ name }) => name));
  if (conflicts.includes(true)) throw cancelled(conflicts.map(conflictReason));
  const found = actions.map(({ key }) => parts.rows.get(key));
  const responses = actions.map(({ request }, index) => {
    const row = found[index];
    return { Item: row && shown(row, request) };
  });
  return {
    Responses: responses,
    ConsumedCapacity: cost(envelope, actions, (index) => unitsToRead(found[index], true)),
  };
}

/** Transactions cost twice what the same work costs alone. */
function cost(envelope: Envelope, actions: readonly Action[], units: (index: number) => number) {
  const tables = Map.groupBy(actions.keys(), (index) => actions[index]?.table.TableName ?? "");
  const perTable = [...tables].map(([name, indexes]) =>
    consumed(
      envelope,
      name,
      indexes.reduce((sum, index) => sum + 2 * units(index), 0),
    ),
  );
  return listOf(perTable);
}
