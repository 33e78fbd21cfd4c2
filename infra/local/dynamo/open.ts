import type { DynamoDBClient, DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import type { ChangeFeed } from "./change-feed.ts";
import { allTrimmed, createChangeFeed, lastSequence } from "./change-feed.ts";
import { type Commit, type CommitLog, createCommitLog } from "./commit-log.ts";
import { readBatch, writeBatch } from "./batches.ts";
import type { Body } from "./checked.ts";
import { expireItems } from "./expiry.ts";
import { createHolds } from "./holds.ts";
import { getItem, writeItem } from "./item-operations.ts";
import { unsupported } from "./refusal.ts";
import type { RequestHandler } from "./request-handler.ts";
import { createRequestHandler, readBody } from "./request-handler.ts";
import { openRequestTokens } from "./request-tokens.ts";
import { fact, folders, openRows, type RowKey } from "./rows.ts";
import { query, scan } from "./searches.ts";
import { clientOf, oncePerRequest } from "./short-way.ts";
import { storeError } from "./store-error.ts";
import type { StoreParts } from "./store-parts.ts";
import { loadTables, tableOperations } from "./tables.ts";
import { transactGet, transactWrite } from "./transactions.ts";

export type EmbeddedDynamo = ChangeFeed & {
  /** Carries out one operation, such as "PutItem", given and answered in DynamoDB's JSON. Throws `DynamoRefusal`. */
  execute(operation: string, body: Body): Promise<Body>;
  requestHandler: RequestHandler;
  /** All that an AWS SDK client needs in order to talk to this store. */
  clientConfig: DynamoDBClientConfig;
  /** A client for whoever asks much: it asks for items without any request being written and read. */
  connect(): DynamoDBClient;
  /** Facts of the machine's own, beside the tables: what was last set under a name, undefined if nothing. */
  getMeta(name: string): Promise<unknown>;
  setMeta(name: string, json: unknown): Promise<void>;
  /** Deletes what has outlived its time to live on the store's clock; also done once a minute by itself. */
  expireItems(): Promise<number>;
  /**
   * Commits what was heard elsewhere: what another store committed after the very commits that this one has, or what a
   * table at an address has changed since this one last heard of it. Not for making or deleting tables.
   */
  commitAgain(commits: readonly Commit[]): Promise<void>;
  /**
   * Does work that can be done again, without waiting for the disk at each commit if it is to be quick: a power cut may
   * take the end of it, a kill nothing. When it is done all of it is on the disk.
   */
  withoutWaiting<T>(isQuick: boolean, work: () => Promise<T>): Promise<T>;
  /**
   * Copies all that is stored into a store of its own, in a folder that is not there yet, without the items whose
   * partition key begins with one of these words, without these facts of the machine's own, and without what is
   * remembered of requests and changes: every reader of the feed must have read all of it.
   */
  copyTo(
    path: string,
    without: { readonly items: readonly string[]; readonly facts: readonly string[] },
  ): Promise<void>;
  /** Waits for what is being written, then closes the files. */
  close(): Promise<void>;
};

type Operation = (body: Body) => Promise<Body>;
const minute = 60_000;

/**
 * Opens the embedded DynamoDB on a folder, or in memory without one. `now` (ms since 1970, the wall clock
 * unless given) decides what has expired; `heard` is told of each commit, by whoever commits. Throws `DynamoStoreError`
 * when the folder cannot be used.
 */
export async function openDynamo(
  options: { path?: string; now?: () => number; heard?: (commit: Commit) => void } = {},
): Promise<EmbeddedDynamo> {
  const { path, now = Date.now, heard } = options;
  const rows = openRows(path);
  const listeners = new Set<() => void>();
  const wake = () => listeners.forEach((listener) => listener());

  const parts = opened();
  function opened(): StoreParts {
    try {
      const written = createCommitLog(rows, lastSequence(rows), wake);
      const log: CommitLog = {
        ...written,
        commit: (commit) => (heard?.(commit), written.commit(commit)),
        alongside: (writes) => (heard?.({ writes }), written.alongside(writes)),
      };
      const tokens = openRequestTokens(rows, now);
      return { rows, tables: loadTables(rows), holds: createHolds(), log, tokens };
    } catch (error) {
      rows.close();
      throw storeError(error, path);
    }
  }

  const { log } = parts;
  const operations: Record<string, Operation> = {
    ...tableOperations(parts),
    GetItem: (body) => getItem(parts, body),
    BatchGetItem: (body) => readBatch(parts, body),
    Query: (body) => query(parts, body),
    Scan: (body) => scan(parts, body),
    PutItem: (body) => writeItem(parts, "PutItem", body),
    UpdateItem: (body) => writeItem(parts, "UpdateItem", body),
    DeleteItem: (body) => writeItem(parts, "DeleteItem", body),
    BatchWriteItem: (body) => writeBatch(parts, body),
    TransactWriteItems: (body) => transactWrite(parts, body),
    TransactGetItems: (body) => transactGet(parts, body),
  };

  let closed = false;
  async function execute(operation: string, body: Body): Promise<Body> {
    if (closed) throw new Error("The embedded DynamoDB is closed");
    const carryOut = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
    if (!carryOut) throw unsupported(operation);
    return carryOut(body);
  }

  let expiring = Promise.resolve(0);
  const expire = () => (expiring = expireItems(parts, now));
  const requestHandler = createRequestHandler(oncePerRequest(execute));
  const clientConfig: DynamoDBClientConfig = {
    region: "eu-west-2",
    endpoint: "http://dynamodb.embedded",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    // Nobody could check a signature here, and making one costs more than the write itself.
    signer: { sign: async (request) => request },
    requestHandler,
  };
  const clock = setInterval(() => void expire(), minute).unref();

  return {
    ...createChangeFeed(rows, log, listeners),
    // dynalite edits the request it checks, so a caller's own object is copied first.
    execute: async (operation, body) =>
      readBody(JSON.stringify(await execute(operation, structuredClone(body)))),
    requestHandler,
    clientConfig,
    connect: () => clientOf({ ...clientConfig, cacheMiddleware: true }, execute),
    async getMeta(name) {
      const row = rows.get(fact(folders.meta, name));
      const json: unknown = row && JSON.parse(row.value);
      return json;
    },
    setMeta: (name, json) =>
      log.commit({ writes: [{ key: fact(folders.meta, name), value: JSON.stringify(json) }] }),
    expireItems: expire,
    commitAgain: async (commits) => void (await Promise.all(commits.map((commit) => log.commit(commit)))),
    async withoutWaiting(isQuick, work) {
      if (isQuick) rows.waitForDisk(false);
      const done = await work();
      await log.settled();
      if (isQuick) rows.waitForDisk(true);
      return done;
    },
    async copyTo(folder, without) {
      await log.settled();
      const past = [folders.token, folders.change];
      const leftOut = ({ folder: of, pk, sk }: RowKey) =>
        past.includes(of) ||
        (of === folders.meta
          ? without.facts.includes(sk)
          : without.items.some((word) => pk.startsWith(word)));
      rows.copyTo(folder, leftOut, [allTrimmed(rows)]);
    },
    async close() {
      closed = true;
      clearInterval(clock);
      await expiring;
      await log.settled();
      rows.close();
    },
  };
}
