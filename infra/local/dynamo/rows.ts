import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { crc32 } from "node:zlib";
import { type LastCommit, openLastCommit } from "./last-commit.ts";
import { storeError } from "./store-error.ts";

/** Where a row lies. A folder holds things of one kind: a table's items, change records, cursors. */
export type RowKey = { readonly folder: string; readonly pk: string; readonly sk: string };

/** JSON text under its key, and how many bytes DynamoDB counts for it if it is an item. */
export type Row = { readonly pk: string; readonly sk: string; readonly value: string; readonly size: number };

/** A row to be put, or to be deleted when there is no value. */
export type RowWrite = { readonly key: RowKey; readonly value?: string; readonly size?: number };

/**
 * Rows of a folder by key, or only those below one `pk`; all of them unless a condition in SQL with its values says
 * which. Without `pk` every row of the folder is looked at, however few are asked for.
 */
export type RowRange = {
  readonly folder: string;
  readonly pk?: string;
  readonly where?: readonly string[];
  readonly values?: readonly SQLInputValue[];
  readonly backwards?: boolean;
  readonly limit?: number;
};

/** The rows of a store, on disk or in memory. Each method throws `DynamoStoreError` when the files fail. */
export type Rows = {
  get(key: RowKey): Row | undefined;
  /** Read as they are asked for: nothing may be written before the last one, or `return`. */
  find(range: RowRange): Iterable<Row>;
  /** Writes all or nothing, and returns when it is on the disk, or at once while nobody waits for the disk. */
  write(writes: readonly RowWrite[]): void;
  /**
   * Says whether writes wait for the disk, as they do at first. While they do not, a power cut may take the last of them
   * (a kill takes none); what is left is whole. When they wait again all is on the disk.
   */
  waitForDisk(waits: boolean): void;
  /** Copies all of it but what is left out, and more, into a store of its own, in a folder that is not there yet. */
  copyTo(folder: string, leftOut: (key: RowKey) => boolean, more: readonly RowWrite[]): void;
  close(): void;
};

export const folders = { table: "table", change: "change", cursor: "cursor", meta: "meta", token: "token" };
export const itemsOf = (table: string): string => `item ${table}`;
/** The key of a row that is not an item. */
export const fact = (folder: string, name: string): RowKey => ({ folder, pk: "", sk: name });

/** Keys are compared byte by byte in UTF-8, as DynamoDB does. */
const schema = `CREATE TABLE IF NOT EXISTS rows (folder TEXT, pk TEXT, sk TEXT, value TEXT, size INTEGER, sum INTEGER,
  PRIMARY KEY (folder, pk, sk)) WITHOUT ROWID`;
const commitNumber = fact("commit", "number");

/** Opens the rows in a folder, making it when missing, or in memory without one. Throws `DynamoStoreError`. */
export function openRows(path: string | undefined): Rows {
  try {
    if (path === undefined) return rowsOf(new DatabaseSync(":memory:"), path, inMemory);
    if (!existsSync(path)) mkdirSync(path);
    return onDisk(path);
  } catch (error) {
    throw storeError(error, path);
  }
}

const inMemory: LastCommit = { number: 0, save() {}, close() {} };

/**
 * The folder is this process's own until it is closed. What SQLite would pass over in silence is looked for: a log that
 * was cut or is gone (the database then stands before the last commit that the small file beside it names) and bytes
 * that have changed (each row carries a checksum).
 */
function onDisk(path: string): Rows {
  const file = join(path, "rows.sqlite");
  const lastCommit = openLastCommit(join(path, "last-commit"), existsSync(file));
  const database = new DatabaseSync(file);
  try {
    database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    return rowsOf(database, path, lastCommit);
  } catch (error) {
    database.close();
    lastCommit.close();
    throw error;
  }
}

/** The number of the last commit, after every page and every row was looked at. */
function soundUpTo(database: DatabaseSync): number {
  const [verdict] = database.prepare("PRAGMA quick_check(1)").all();
  if (verdict?.["quick_check"] !== "ok") throw new Error(String(verdict?.["quick_check"]));
  let number = 0;
  for (const { folder, sum, ...row } of database.prepare("SELECT * FROM rows").iterate()) {
    if (!isRow(row) || typeof folder !== "string" || sum !== sumOf({ folder, ...row }, row.value, row.size))
      throw new Error("a row has changed");
    if (folder === commitNumber.folder) number = Number(row.value);
  }
  return number;
}

function rowsOf(database: DatabaseSync, path: string | undefined, lastCommit: LastCommit): Rows {
  if (lastCommit.number === 0) database.exec(schema);
  let commits = soundUpTo(database);
  let waits = true;
  if (commits < lastCommit.number) throw new Error(`stands at commit ${commits} of ${lastCommit.number}`);
  const statements = new Map<string, StatementSync>();
  const columns = "SELECT pk, sk, value, size FROM rows WHERE folder = ?";
  const one = database.prepare(`${columns} AND pk = ? AND sk = ?`);
  const put = database.prepare("REPLACE INTO rows VALUES (?, ?, ?, ?, ?, ?)");
  const [begin, end] = [database.prepare("BEGIN IMMEDIATE"), database.prepare("COMMIT")];
  const remove = database.prepare("DELETE FROM rows WHERE folder = ? AND pk = ? AND sk = ?");

  function guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw storeError(error, path);
    }
  }

  function prepared({ pk, where = [], backwards = false }: RowRange): StatementSync {
    const order = backwards ? "ORDER BY pk DESC, sk DESC" : "ORDER BY pk, sk";
    const below = pk === undefined ? [] : ["pk = ?"];
    const sql = `${[columns, ...below, ...where].join(" AND ")} ${order} LIMIT ?`;
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  }

  function apply({ key, value, size = 0 }: RowWrite): void {
    const { folder, pk, sk } = key;
    if (value === undefined) remove.run(folder, pk, sk);
    else put.run(folder, pk, sk, value, size, sumOf(key, value, size));
  }

  return {
    get: ({ folder, pk, sk }) =>
      guarded(() => {
        const row = one.get(folder, pk, sk);
        return isRow(row) ? row : undefined;
      }),
    *find(range) {
      const { folder, pk, values = [], limit = -1 } = range;
      const asked = [folder, ...(pk === undefined ? [] : [pk]), ...values, limit];
      try {
        // Few are read at once, which costs half as much as one by one.
        const found =
          limit > 0 && limit <= 200 ? prepared(range).all(...asked) : prepared(range).iterate(...asked);
        for (const row of found) if (isRow(row)) yield row;
      } catch (error) {
        throw storeError(error, path);
      }
    },
    write(writes) {
      commits += 1;
      guarded(() => {
        try {
          begin.run();
          for (const write of writes) apply(write);
          apply({ key: commitNumber, value: String(commits) });
          end.run();
        } catch (error) {
          if (database.isTransaction) database.exec("ROLLBACK");
          throw error;
        }
        if (waits) lastCommit.save(commits);
      });
    },
    waitForDisk(from) {
      guarded(() => {
        waits = from;
        database.exec(`PRAGMA synchronous = ${waits ? "FULL" : "NORMAL"}`);
        if (!waits) return;
        database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
        lastCommit.save(commits);
      });
    },
    copyTo(destination, leftOut, more) {
      const copy = openRows(destination);
      const kept = [...more];
      for (const row of database.prepare("SELECT folder, pk, sk, value, size FROM rows").iterate()) {
        if (!isRow(row) || !("folder" in row) || typeof row.folder !== "string") continue;
        const { folder, pk, sk, value, size } = row;
        const key = { folder, pk, sk };
        if (folder !== commitNumber.folder && !leftOut(key)) kept.push({ key, value, size });
      }
      copy.write(kept);
      copy.close();
    },
    close() {
      if (!database.isOpen) return;
      database.close();
      lastCommit.close();
    },
  };
}

function sumOf({ folder, pk, sk }: RowKey, value: string, size: number): number {
  return crc32(`${folder}\n${pk}\n${sk}\n${size}\n${value}`);
}

function isRow(row: unknown): row is Row {
  return typeof row === "object" && row !== null && "value" in row && typeof row.value === "string";
}
