import * as z from "zod";
import { type Body, checked, isBody } from "./checked.ts";
import { nameOf, requestedKey } from "./item-key.ts";
import { wantsItemOnFailure } from "./item-operations.ts";
import type { DynamoRefusal } from "./refusal.ts";
import { invalid } from "./refusal.ts";
import type { RowKey } from "./rows.ts";
import { type StoreParts, tableNamed } from "./store-parts.ts";
import type { TableRecord } from "./table-record.ts";

type Kind = "Put" | "Update" | "Delete" | "ConditionCheck" | "Get";

/** One action of a transaction, checked. */
export type Action = {
  readonly kind: Kind;
  readonly request: DynaliteWrite;
  readonly table: TableRecord;
  readonly key: RowKey;
  readonly name: string;
  readonly showsItem: boolean;
};

/** A condition check is written like a delete. */
const checkOf = {
  Put: checked.PutItem,
  Update: checked.UpdateItem,
  Delete: checked.DeleteItem,
  ConditionCheck: checked.DeleteItem,
  Get: checked.GetItem,
} as const satisfies Record<Kind, unknown>;

const holdsBodies = (value: unknown): boolean => isBody(value) && Object.values(value).every(isBody);

const Envelope = z.object({
  TransactItems: z
    .array(z.custom<Record<string, Body>>(holdsBodies))
    .min(1, "Member must have length greater than or equal to 1")
    .max(100, "Member must have length less than or equal to 100"),
  ClientRequestToken: z
    .string()
    .min(1, "Member must have length greater than or equal to 1")
    .max(36, "Member must have length less than or equal to 36")
    .optional(),
  ReturnConsumedCapacity: z.enum(["INDEXES", "TOTAL", "NONE"]).default("NONE"),
});
export type Envelope = z.infer<typeof Envelope>;

export function readEnvelope(body: Body): Envelope {
  const envelope = Envelope.safeParse(body);
  if (envelope.success) return envelope.data;
  throw misshapen(envelope.error);
}

function misshapen(error: z.ZodError): DynamoRefusal {
  const [first] = error.issues;
  const [member = "transactItems"] = first?.path ?? [];
  const name = String(member);
  const field = name.charAt(0).toLowerCase() + name.slice(1);
  return invalid(
    `1 validation error detected: Value at '${field}' failed to satisfy constraint: ${first?.message ?? "invalid"}`,
  );
}

/** Reads the actions of a transaction. Throws a refusal when one is malformed or two are about one item. */
export function readActions(
  { TransactItems }: Envelope,
  kinds: readonly Kind[],
  parts: StoreParts,
): Action[] {
  const actions = TransactItems.map((item) => readAction(item, kinds, parts));
  if (new Set(actions.map((action) => action.name)).size < actions.length)
    throw invalid("Transaction request cannot include multiple operations on one item");
  return actions;
}

function readAction(item: Record<string, Body>, kinds: readonly Kind[], parts: StoreParts): Action {
  const named = kinds.flatMap((kind) => (item[kind] ? [{ kind, body: item[kind] }] : []));
  const [only, ...others] = named;
  if (!only || others.length > 0 || Object.keys(item).length > 1)
    throw invalid(`TransactItems can only contain one of ${kinds.join(", ")}`);
  const { kind, body } = only;
  if (kind === "ConditionCheck" && body["ConditionExpression"] === undefined)
    throw invalid(
      "1 validation error detected: Value null at 'transactItems.member.conditionCheck.conditionExpression' " +
        "failed to satisfy constraint: Member must not be null",
    );
  const showsItem = wantsItemOnFailure(body);
  const request = checkOf[kind](body);
  const table = tableNamed(parts, request.TableName);
  const key = requestedKey(request, table);
  return { kind, request, table, key, name: nameOf(key), showsItem };
}
