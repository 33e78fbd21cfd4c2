/**
 * The parts of dynalite 4.0.0 that the embedded DynamoDB stands on, as they are: validation of requests, parsing of their
 * expressions, and what conditions, updates and projections make of an item. dynalite has no types of its own.
 */

type DynaliteItem = import("./item.ts").Item;
type DynaliteValue = import("./item.ts").AttributeValue;
type DynaliteTable = import("./table-record.ts").TableRecord;

type DynalitePath = string | readonly (string | number)[];
type DynaliteProjection = { paths: readonly DynalitePath[]; nestedPaths: object };
type DynaliteCondition = { expression: object; nestedPaths: object; pathHeads: object };
type DynaliteKeyCondition = { ComparisonOperator: string; AttributeValueList: DynaliteValue[] };

type DynaliteExpressions = { ExpressionAttributeValues?: DynaliteItem };
/** What DynamoDB's requests have in common after dynalite's check: unknown fields are gone, expressions are parsed. */
type DynaliteRequest = DynaliteExpressions & {
  TableName: string;
  ReturnConsumedCapacity?: string;
  ConsistentRead?: boolean;
  AttributesToGet?: string[];
  _projection?: DynaliteProjection;
};
type DynaliteWrite = DynaliteRequest & {
  Item?: DynaliteItem;
  Key?: DynaliteItem;
  ReturnValues?: string;
  _condition?: DynaliteCondition;
  _updates?: object;
};
type DynaliteSearch = DynaliteRequest & {
  IndexName?: string;
  Select?: string;
  Limit?: number;
  Segment?: number;
  TotalSegments?: number;
  ScanIndexForward?: boolean;
  ExclusiveStartKey?: DynaliteItem;
  KeyConditions?: Record<string, DynaliteKeyCondition>;
  QueryFilter?: object;
  ScanFilter?: object;
  ConditionalOperator?: string;
  _filter?: DynaliteCondition;
};
type DynaliteBatch<PerTable> = Omit<DynaliteRequest, "TableName"> & {
  RequestItems: Record<string, PerTable>;
};
type DynaliteKeys = Omit<DynaliteRequest, "TableName"> & { Keys: DynaliteItem[] };
type DynalitePutOrDelete = { PutRequest?: { Item: DynaliteItem }; DeleteRequest?: { Key: DynaliteItem } };

/** The fields of an operation's requests, of which `checkTypes` makes a request of that kind. */
type DynaliteTypes<Request> = { readonly makes?: Request };

type DynaliteCallback<T> = (error: Error | null, value?: T) => void;

/** What dynalite's update reads its item from and believes that it writes it to. */
type DynaliteStore = {
  options: { maxItemSize: number };
  getTable(name: string, callback: DynaliteCallback<DynaliteTable>): void;
  getItemDb(table: string): {
    lock(key: string, whenHeld: (release: <T>(then: T) => T) => void): void;
    get(key: string, callback: DynaliteCallback<DynaliteItem>): void;
    put(key: string, item: DynaliteItem, callback: DynaliteCallback<void>): void;
  };
};

declare module "dynalite/db/index.js" {
  type Problem = Error | null | undefined;
  export function validateItem(item: DynaliteItem, table: DynaliteTable): Problem;
  export function validateKey(key: DynaliteItem, table: DynaliteTable): Problem;
  export function validateKeyPaths(paths: object | undefined, table: DynaliteTable): Problem;
  export function checkConditional(request: DynaliteWrite, item: DynaliteItem | undefined): Problem;
  /** A value as text: numbers and bytes in their order. */
  export function toLexiStr(value: DynaliteValue | undefined): string;
  export function compare(operator: string, value: DynaliteValue | undefined, to: DynaliteValue[]): boolean;
  export function matchesExprFilter(item: DynaliteItem, expression: object): boolean;
  export function matchesFilter(item: DynaliteItem, filter: object, operator: string | undefined): boolean;
  export function mapPaths(paths: readonly DynalitePath[], item: DynaliteItem): DynaliteItem;
}

declare module "dynalite/validations/index.js" {
  export function checkTypes<Request>(body: object, types: DynaliteTypes<Request>): Request;
  export function checkValidations(
    request: unknown,
    types: unknown,
    custom: unknown,
    store: Pick<DynaliteStore, "options">,
  ): void;
}

declare module "dynalite/validations/*.js" {
  export const types: DynaliteTypes<never>;
  export const custom: unknown;
}

declare module "dynalite/actions/updateItem.js" {
  export default function updateItem(
    store: DynaliteStore,
    request: DynaliteWrite,
    callback: DynaliteCallback<{ Attributes?: DynaliteItem }>,
  ): void;
}
