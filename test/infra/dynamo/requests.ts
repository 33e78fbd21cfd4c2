import type {
  AttributeValue,
  DynamoDBClient,
  PutItemCommandInput,
  TransactWriteItem,
  TransactWriteItemsCommandInput,
} from "@aws-sdk/client-dynamodb";
import {
  GetItemCommand,
  PutItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";

type Item = Record<string, AttributeValue>;

export const s = (text: string): AttributeValue => ({ S: text });
export const n = (number: number): AttributeValue => ({ N: String(number) });
export const key = (pk: string, sk = "-"): Item => ({ pk: s(pk), sk: s(sk) });

/** The table that a group of tests works on; each test has its own partition key. */
export const TableName = "Portal";

export const put = (client: DynamoDBClient, item: Item, options: Partial<PutItemCommandInput> = {}) =>
  client.send(new PutItemCommand({ TableName, Item: item, ...options }));

export const get = async (client: DynamoDBClient, of: Item) =>
  (await client.send(new GetItemCommand({ TableName, Key: of, ConsistentRead: true }))).Item;

export const transact = (
  client: DynamoDBClient,
  items: TransactWriteItem[],
  options: Partial<TransactWriteItemsCommandInput> = {},
) => client.send(new TransactWriteItemsCommand({ TransactItems: items, ...options }));

export const putAction = (item: Item, condition?: string): TransactWriteItem => ({
  Put: { TableName, Item: item, ...(condition && { ConditionExpression: condition }) },
});

/** The error that a request ends with; fails when it succeeds. */
export async function refusal(request: Promise<unknown>): Promise<Error> {
  try {
    await request;
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
  throw new Error("the request was accepted");
}

/** The name of the error that a request ends with, or "accepted". */
export async function outcome(request: Promise<unknown>): Promise<string> {
  return request.then(
    () => "accepted",
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  );
}

/** The code that tells why a transaction was cancelled, or the error's own name. */
export function cause(error: unknown): string {
  if (error instanceof TransactionCanceledException)
    return error.CancellationReasons?.find((reason) => reason.Code !== "None")?.Code ?? "None";
  return error instanceof Error ? error.name : String(error);
}
