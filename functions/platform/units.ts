import type { AttributeValue, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import * as z from "zod";

/** What a piece of work asked of the table. Units as DynamoDB charges them, reckoned from the sizes of items. */
export type Units = { requests: number; readUnits: number; writeUnits: number };

const READ_BLOCK = 4_096;
const WRITE_BLOCK = 1_024;

type Attributes = Record<string, AttributeValue>;
const Attributes = z.custom<Attributes>((value) => typeof value === "object" && value !== null);
const Written = z.object({
  Item: Attributes.optional(),
  Key: Attributes.optional(),
  ExpressionAttributeValues: Attributes.optional(),
});
const Input = z.object({
  ...Written.shape,
  ConsistentRead: z.boolean().optional(),
  RequestItems: z
    .record(z.string(), z.object({ Keys: z.array(z.unknown()), ConsistentRead: z.boolean().optional() }))
    .optional(),
  TransactItems: z
    .array(
      z.object({
        Put: Written.optional(),
        Update: Written.optional(),
        Delete: Written.optional(),
        ConditionCheck: Written.optional(),
      }),
    )
    .optional(),
});
const Output = z.object({
  Item: Attributes.optional(),
  Items: z.array(Attributes).optional(),
  Responses: z.union([z.record(z.string(), z.array(Attributes)), z.array(z.unknown())]).optional(),
});

/**
 * Counts what a client asks of the table from now on. From item sizes, because an embedded table reports no true
 * units; a change of an item whose size is not known is reckoned by what the request carries.
 */
export function countUnits(client: DynamoDBClient): { readonly spent: Units; reset(): void } {
  const spent: Units = { requests: 0, readUnits: 0, writeUnits: 0 };
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const result = await next(args);
      const [input, output] = [Input.parse(args.input), Output.parse(result.output)];
      spent.requests += 1;
      spent.readUnits += readUnits(String(context["commandName"]), input, output);
      spent.writeUnits += writeUnits(String(context["commandName"]), input);
      return result;
    },
    { step: "build", name: "countUnits", override: true },
  );
  return { spent, reset: () => void Object.assign(spent, { requests: 0, readUnits: 0, writeUnits: 0 }) };
}

function readUnits(
  command: string,
  input: z.infer<typeof Input>,
  { Item, Items = [], Responses }: z.infer<typeof Output>,
): number {
  const strong =
    input.ConsistentRead === true ||
    Object.values(input.RequestItems ?? {}).some((one) => one.ConsistentRead === true);
  const each = strong ? 1 : 0.5;
  const blocks = (bytes: number) => Math.max(1, Math.ceil(bytes / READ_BLOCK)) * each;
  if (command === "GetItemCommand") return blocks(sizeOf(Item));
  if (command === "QueryCommand") return blocks(Items.reduce((sum, item) => sum + sizeOf(item), 0));
  if (command === "BatchGetItemCommand" && Responses !== undefined && !Array.isArray(Responses)) {
    const asked = Object.values(input.RequestItems ?? {}).reduce((sum, { Keys }) => sum + Keys.length, 0);
    const found = Object.values(Responses).flat();
    // What is not there is charged as the smallest item.
    return found.reduce((sum, item) => sum + blocks(sizeOf(item)), (asked - found.length) * each);
  }
  return 0;
}

function writeUnits(command: string, input: z.infer<typeof Input>): number {
  const blocks = ({ Item, Key, ExpressionAttributeValues }: z.infer<typeof Written>) =>
    Math.max(1, Math.ceil((sizeOf(Item) + sizeOf(Key) + sizeOf(ExpressionAttributeValues)) / WRITE_BLOCK));
  if (["PutItemCommand", "UpdateItemCommand", "DeleteItemCommand"].includes(command)) return blocks(input);
  return (input.TransactItems ?? [])
    .flatMap(({ Put, Update, Delete, ConditionCheck }) => [Put, Update, Delete, ConditionCheck])
    .reduce((sum, write) => sum + (write === undefined ? 0 : 2 * blocks(write)), 0);
}

const bytes = (text: string): number => Buffer.byteLength(text);

/** The size of an item in bytes: names and values, as DynamoDB reckons it. */
const sizeOf = (item: Attributes | undefined): number =>
  Object.entries(item ?? {}).reduce((sum, [name, value]) => sum + bytes(name) + valueSize(value), 0);

function valueSize(value: AttributeValue): number {
  if (value.S !== undefined) return bytes(value.S);
  if (value.N !== undefined) return Math.ceil(value.N.length / 2) + 1;
  if (value.M !== undefined) return 3 + Object.keys(value.M).length + sizeOf(value.M);
  if (value.L !== undefined) return 3 + value.L.reduce((sum, one) => sum + 1 + valueSize(one), 0);
  return 1;
}
