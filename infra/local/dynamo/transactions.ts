import type { Body } from "./engine.ts";
import { act } from "./engine.ts";
import type { Draft } from "./draft.ts";
import type { Item } from "./item.ts";
import { itemBytes } from "./item.ts";
import type { CancellationReason } from "./refusal.ts";
import { cancelled, DynamoRefusal, invalid } from "./refusal.ts";
import type { StoreParts } from "./store-parts.ts";
import type { Action, Envelope } from "./transaction-request.ts";
import { readActions, readEnvelope } from "./transaction-request.ts";

const largestTransaction = 4 * 1024 * 1024;
const blameless: CancellationReason = { Code: "None" };

/**
 * TransactWriteItems: up to 100 actions, one for each item, all or none. Items, index entries, change records
 * and the request token are committed together. Refuses with one cancellation reason for each action.
 */
export async function transactWrite(parts: StoreParts, body: Body): Promise<Body> {
  const envelope = readEnvelope(body);
  if (!envelope.ClientRequestToken) return commitActions(parts, envelope, []);
  const begun = parts.tokens.begin(envelope.ClientRequestToken, envelope.TransactItems);
  if (begun === "done") return {};
  try {
    const answer = await commitActions(parts, envelope, begun.operations);
    begun.committed();
    return answer;
  } finally {
    begun.end();
  }
}

async function commitActions(
  parts: StoreParts,
  envelope: Envelope,
  token: Draft["operations"],
): Promise<Body> {
  const draft = parts.draft();
  const actions = readActions(envelope, ["ConditionCheck", "Put", "Update", "Delete"], draft);
  const held = await parts.holds.hold(
    actions.map((action) => action.key),
    "transaction",
  );
  if (!held.ok) throw cancelled(held.conflicts.map(conflictReason));
  try {
    const reasons: CancellationReason[] = [];
    for (const action of actions) reasons.push(await attempt(action, draft, parts.draft()));
    if (reasons.some((reason) => reason !== blameless)) throw cancelled(reasons);
    const payload = [...draft.written.values()].reduce((sum, item) => sum + (item ? itemBytes(item) : 0), 0);
    if (payload > largestTransaction)
      throw invalid(`Transaction payload size cannot exceed 4MB. Payload Size: ${payload}`);
    await parts.log.commit({ operations: [...token, ...draft.operations], changes: draft.changes });
    return consumed(envelope, actions, (key) => unitsToWrite(draft.committed(key), draft.written.get(key)));
  } finally {
    held.release();
  }
}

/** Carries an action out on the draft, or says why it cannot be. A condition check leaves its traces elsewhere. */
async function attempt(action: Action, draft: Draft, elsewhere: Draft): Promise<CancellationReason> {
  try {
    await act(action.operation, action.request, action.kind === "ConditionCheck" ? elsewhere : draft);
    return blameless;
  } catch (error) {
    if (!(error instanceof DynamoRefusal)) throw error;
    if (error.code === "ValidationException") return { Code: "ValidationError", Message: error.message };
    if (error.code !== "ConditionalCheckFailedException") throw error;
    const item = action.showsItem ? draft.committed(action.key) : undefined;
    return { Code: "ConditionalCheckFailed", Message: error.message, ...(item && { Item: item }) };
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
  const draft = parts.draft();
  const actions = readActions(envelope, ["Get"], draft);
  const conflicts = parts.holds.held(actions.map((action) => action.key));
  if (conflicts.includes(true)) throw cancelled(conflicts.map(conflictReason));
  // Read before the first await: nothing can be committed between the first item and the last.
  for (const action of actions) draft.committed(action.key);
  const Responses: Body[] = [];
  for (const action of actions) Responses.push(await act("GetItem", action.request, draft));
  return { Responses, ...consumed(envelope, actions, (key) => unitsToRead(draft.committed(key))) };
}

/** Transactions cost twice what the same work costs alone. */
function unitsToWrite(before: Item | undefined, after: Item | undefined): number {
  const bytes = Math.max(before ? itemBytes(before) : 0, after ? itemBytes(after) : 0);
  return 2 * Math.max(1, Math.ceil(bytes / 1024));
}

function unitsToRead(item: Item | undefined): number {
  return 2 * Math.max(1, Math.ceil((item ? itemBytes(item) : 0) / 4096));
}

function consumed(
  { ReturnConsumedCapacity }: Envelope,
  actions: Action[],
  units: (key: string) => number,
): Body {
  if (ReturnConsumedCapacity === "NONE") return {};
  const tables = Map.groupBy(actions, (action) => action.request.TableName);
  const ConsumedCapacity = [...tables].map(([TableName, ofTable]) => ({
    TableName,
    CapacityUnits: ofTable.reduce((sum, action) => sum + units(action.key), 0),
  }));
  return { ConsumedCapacity };
}
