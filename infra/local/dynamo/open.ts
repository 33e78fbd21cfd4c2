import type { DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import type { ChangeFeed } from "./change-feed.ts";
import { createChangeFeed, lastSequence } from "./change-feed.ts";
import { type Commit, createCommitLog } from "./commit-log.ts";
import { createDraft } from "./draft.ts";
import type { Body } from "./engine.ts";
import { expireItems } from "./expiry.ts";
import { createHolds } from "./holds.ts";
import { readItems, writeBatch, writeItem } from "./item-operations.ts";
import { folders, openLevel, readSync } from "./level.ts";
import { unsupported } from "./refusal.ts";
import type { RequestHandler } from "./request-handler.ts";
import { createRequestHandler } from "./request-handler.ts";
import { openRequestTokens } from "./request-tokens.ts";
import { storeError } from "./store-error.ts";
import type { StoreParts } from "./store-parts.ts";
import type { TableOperation } from "./tables.ts";
import { loadTables, tableOperations } from "./tables.ts";
import { transactGet, transactWrite } from "./transactions.ts";

export type EmbeddedDynamo = ChangeFeed & {
  /** Carries out one operation, such as "PutItem", given and answered in DynamoDB's JSON. Throws `DynamoRefusal`. */
  execute(operation: string, body: Body): Promise<Body>;
  requestHandler: RequestHandler;
  /** All that an AWS SDK client needs in order to talk to this store. */
  clientConfig: DynamoDBClientConfig;
  /** Facts of the machine's own, beside the tables: what was last set under a name, undefined if nothing. */
  getMeta(name: string): Promise<unknown>;
  setMeta(name: string, json: unknown): Promise<void>;
  /** Deletes what has outlived its time to live on the store's clock; also done once a minute by itself. */
  expireItems(): Promise<number>;
  /** Commits what another store was heard to commit when it stood as this one stands; not for changes of tables. */
  commitAgain(commits: readonly Commit[]): Promise<void>;
  /** Waits for what is being written, then closes the files. */
  close(): Promise<void>;
};

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
  const level = await openLevel(path);
  const opened = await readStore().catch(async (error: unknown) => {
    await level.close();
    throw storeError(error, path);
  });

  async function readStore() {
    return {
      tables: await loadTables(level),
      tip: await lastSequence(level),
      tokens: await openRequestTokens(level, now),
    };
  }

  const { tables, tip, tokens } = opened;
  const listeners = new Set<() => void>();
  const wake = () => listeners.forEach((listener) => listener());
  const written = createCommitLog(level, tip, wake);
  const log = { ...written, commit: (commit: Commit) => (heard?.(commit), written.commit(commit)) };
  const draft = () => createDraft(level, tables);
  const parts: StoreParts = { draft, holds: createHolds(), log, tokens };

  const operations: Record<string, TableOperation> = {
    ...tableOperations(level, tables, log, draft),
    GetItem: (body) => readItems(parts, "GetItem", body),
    BatchGetItem: (body) => readItems(parts, "BatchGetItem", body),
    Query: (body) => readItems(parts, "Query", body),
    Scan: (body) => readItems(parts, "Scan", body),
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

  let expiring: Promise<unknown> = Promise.resolve();
  const expire = () => {
    const expired = expireItems(level, tables, parts, now);
    expiring = expired;
    return expired;
  };
  const requestHandler = createRequestHandler(execute);
  const clock = setInterval(() => void expire(), minute).unref();

  return {
    ...createChangeFeed(level, log, listeners),
    // dynalite edits the request it checks, so a caller's own object is copied first.
    execute: (operation, body) => execute(operation, structuredClone(body)),
    requestHandler,
    clientConfig: {
      region: "eu-west-2",
      endpoint: "http://dynamodb.embedded",
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
      // Nobody could check a signature here, and making one costs more than the write itself.
      signer: { sign: async (request) => request },
      requestHandler,
    },
    getMeta: async (name) => readSync(level, folders.meta + name),
    setMeta: (name, value) => log.commit({ operations: [{ type: "put", key: folders.meta + name, value }] }),
    expireItems: expire,
    commitAgain: async (commits) => void (await Promise.all(commits.map((commit) => log.commit(commit)))),
    async close() {
      closed = true;
      clearInterval(clock);
      await expiring;
      await log.settled();
      await level.close();
    },
  };
}
