/**
 * The parts of dynalite 4.0.0 that the embedded DynamoDB stands on, as they are: expression parsing, request
 * validation, key encoding and the single-item actions. dynalite has no types of its own.
 */

type DynaliteItem = import("./item.ts").Item;
type DynaliteTable = import("./table-record.ts").TableRecord;

/** A request after dynalite has checked it: fields unknown to the operation are gone, the rest have their type. */
type DynaliteRequest = { TableName: string; Item?: DynaliteItem; Key?: DynaliteItem };

type DynaliteCallback<T> = (error: Error | null, value?: T) => void;

/** A key range over one table or index, in dynalite's encoded keys. */
type DynaliteRange = import("./level.ts").KeyRange;

type DynaliteFolder = {
  lock(
    key: string,
    whenHeld: (release: (then: DynaliteCallback<unknown>) => DynaliteCallback<unknown>) => void,
  ): void;
  get(key: string, callback: DynaliteCallback<unknown>): void;
  put(key: string, value: unknown, callback: DynaliteCallback<void>): void;
  del(key: string, callback: DynaliteCallback<void>): void;
  createValueStream(range: DynaliteRange): import("node:stream").Readable;
};

/** What dynalite's actions read from and write to. */
type DynaliteStore = {
  options: { maxItemSize: number; createTableMs: number };
  tableDb: DynaliteFolder & { awsAccountId: string; awsRegion: string };
  getItemDb(table: string): DynaliteFolder;
  getIndexDb(kind: string, table: string, index: string): DynaliteFolder;
  getTable(name: string, callback: DynaliteCallback<DynaliteTable>): void;
  getTable(name: string, mustBeActive: boolean, callback: DynaliteCallback<DynaliteTable>): void;
};

declare module "dynalite/db/index.js" {
  export function createKey(item: DynaliteItem, table: DynaliteTable): string;
  export function validateItem(item: DynaliteItem, table: DynaliteTable): Error | null | undefined;
  export function validateKey(key: DynaliteItem, table: DynaliteTable): Error | null | undefined;
}

declare module "dynalite/validations/index.js" {
  export function checkTypes(body: object, types: unknown): DynaliteRequest;
  export function checkValidations(
    request: DynaliteRequest,
    types: unknown,
    custom: unknown,
    store: DynaliteStore,
  ): void;
}

declare module "dynalite/validations/*.js" {
  export const types: unknown;
  export const custom: unknown;
}

declare module "dynalite/actions/*.js" {
  export default function act(
    store: DynaliteStore,
    request: DynaliteRequest,
    callback: DynaliteCallback<Record<string, unknown>>,
  ): void;
}
