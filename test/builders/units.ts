import { type AttributeValue, BatchGetItemCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import * as z from "zod";

/** What a piece of work asked of the table, in units as DynamoDB charges them, reckoned from the sizes of items. */
export type Units = { requests: number; readUnits: number; writeUnits: number };

const READ_BLOCK = 4_096;
const WRITE_BLOCK = 1_024;

type Key = z.infer<typeof Key>;
const Text = z.object({ S: z.string() });
const Key = z.object({ pk: Text, sk: Text });
const Item = z.record(z.string(), z.custom<AttributeValue>());
type Item = z.infer<typeof Item>;
const Write = z.object({ TableName: z.string(), Item: Key.optional(), Key: Key.optional() });
const ReadOfTable = z.object({ ConsistentRead: z.boolean().optional(), Keys: z.array(Key).default([]) });
const Input = z.object({
  TableName: z.string().optional(),
  ConsistentRead: z.boolean().optional(),
  Item: Key.optional(),
  Key: Key.optional(),
  RequestItems: z.record(z.string(), ReadOfTable).default({}),
  TransactItems: z.array(z.record(z.string(), Write)).default([]),
});
const Found = z.object({
  Item: Item.optional(),
  Items: z.array(Item).default([]),
  Responses: z.record(z.string(), z.array(Item)).default({}),
});

/** Lets a client that keeps what each command's middleware came to see that there is more of it. */
export const forgetCompiled = (client: DynamoDBClient): void => client.destroy();

/**
 * Counts what the table layer asks of a client from now on; what fails is counted too. No embedded table reports true
 * units, so that they are reckoned here: a read by what it found, a write by its item as it is before and after, which
 * is looked up beside, by a client whose requests are not counted. What was found is reckoned when somebody asks for it.
 */
export function countUnits(client: DynamoDBClient): { readonly spent: Units; reset(): void } {
  let found: (() => number)[] = [];
  let readUnits = 0;
  const spent = {
    requests: 0,
    writeUnits: 0,
    get readUnits() {
      readUnits += sum(found.map((units) => units()));
      found = [];
      return readUnits;
    },
  };
  const { endpoint, region, credentials, requestHandler } = client.config;
  const beside = new DynamoDBClient({ ...(endpoint && { endpoint }), region, credentials, requestHandler });
  beside.middlewareStack = client.middlewareStack.clone();
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const command = String(context["commandName"]);
      const { table, keys } = writtenBy(command, args.input);
      const before = await sizesOf(beside, table, keys);
      spent.requests += 1;
      try {
        const result = await next(args);
        found.push(() => unitsOfRead(command, args.input, result.output));
        return result;
      } finally {
        const after = await sizesOf(beside, table, keys);
        const blocks = keys.map((_, at) => blocksOf(Math.max(before[at] ?? 0, after[at] ?? 0), WRITE_BLOCK));
        spent.writeUnits += sum(blocks) * (command === TRANSACTION ? 2 : 1);
      }
    },
    { step: "initialize", name: "countUnits", override: true },
  );
  forgetCompiled(client);
  return {
    spent,
    reset() {
      [found, readUnits] = [[], 0];
      Object.assign(spent, { requests: 0, writeUnits: 0 });
    },
  };
}

const TRANSACTION = "TransactWriteItemsCommand";
const WRITES = ["PutItemCommand", "UpdateItemCommand", "DeleteItemCommand"];

/** The items that a request writes, or checks in a transaction. */
function writtenBy(command: string, request: unknown) {
  if (command !== TRANSACTION && !WRITES.includes(command)) return { table: "", keys: [] };
  const input = Input.parse(request);
  const writes = command === TRANSACTION ? input.TransactItems.flatMap((one) => Object.values(one)) : [input];
  return { table: writes[0]?.TableName ?? "", keys: writes.flatMap((one) => one.Key ?? one.Item ?? []) };
}

async function sizesOf(
  beside: DynamoDBClient,
  table: string,
  keys: readonly Key[],
): Promise<readonly number[]> {
  if (keys.length === 0) return [];
  const request = { Keys: keys.map(({ pk, sk }) => ({ pk, sk })), ConsistentRead: true };
  const { Responses } = await beside.send(new BatchGetItemCommand({ RequestItems: { [table]: request } }));
  const items = Responses?.[table] ?? [];
  return keys.map(({ pk, sk }) =>
    sizeOf(items.find((item) => item["pk"]?.S === pk.S && item["sk"]?.S === sk.S)),
  );
}

/** A query is charged for all that it found together, a batch for each item; what is not there, as the smallest one. */
function unitsOfRead(command: string, request: unknown, output: unknown): number {
  const { ConsistentRead, RequestItems } = Input.parse(request);
  const units = (bytes: number, strong: boolean | undefined) =>
    blocksOf(bytes, READ_BLOCK) * (strong === true ? 1 : 0.5);
  if (command === "GetItemCommand") return units(sizeOf(Found.parse(output).Item), ConsistentRead);
  if (command === "QueryCommand") return units(sum(Found.parse(output).Items.map(sizeOf)), ConsistentRead);
  if (command !== "BatchGetItemCommand") return 0;
  const { Responses } = Found.parse(output);
  return sum(
    Object.entries(RequestItems).flatMap(([table, { Keys, ConsistentRead: strong }]) => {
      const found = Responses[table] ?? [];
      const missing = Array.from({ length: Keys.length - found.length }, () => 0);
      return [...found.map(sizeOf), ...missing].map((bytes) => units(bytes, strong));
    }),
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const blocksOf = (bytes: number, block: number): number => Math.max(1, Math.ceil(bytes / block));
const bytesOf = (text: string): number => Buffer.byteLength(text);

/** The size of an item in bytes: names and values, as DynamoDB reckons it. */
const sizeOf = (item: Item | undefined): number =>
  sum(Object.entries(item ?? {}).map(([name, value]) => bytesOf(name) + valueSize(value)));

function valueSize({ S, N, B, L, M }: AttributeValue): number {
  if (S !== undefined) return bytesOf(S);
  if (N !== undefined) return numberSize(N);
  if (B !== undefined) return B.byteLength;
  if (L !== undefined) return 3 + sum(L.map((one) => 1 + valueSize(one)));
  if (M !== undefined) return 3 + Object.keys(M).length + sizeOf(M);
  return 1;
}

/** One byte, one more for each two of its digits without the zeros around them, and one for a minus. */
function numberSize(value: string): number {
  const digits = value
    .replace("-", "")
    .replace(/e.*$/i, "")
    .replace(".", "")
    .replace(/^0+|0+$/g, "");
  return 1 + Math.ceil(digits.length / 2) + (value.startsWith("-") ? 1 : 0);
}
