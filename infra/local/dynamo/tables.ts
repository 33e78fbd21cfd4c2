import * as z from "zod";
import type { CommitLog } from "./commit-log.ts";
import type { Draft } from "./draft.ts";
import type { Body } from "./engine.ts";
import { act, check } from "./engine.ts";
import type { Level, StoreOperation } from "./level.ts";
import { folders, within } from "./level.ts";
import { invalid, tableInUse, tableNotFound, unsupported } from "./refusal.ts";
import { StoredTable, TableRecord } from "./table-record.ts";

const Named = z.looseObject({ TableName: z.string() });

/** What CreateTable may say beyond what dynalite understands. Encryption and tags are accepted and ignored. */
const CreationExtras = TableRecord.pick({ StreamSpecification: true, DeletionProtectionEnabled: true });

/** Reads the stored tables when a store is opened. */
export async function loadTables(level: Level): Promise<Map<string, StoredTable>> {
  const stored = await level.values(within(folders.table)).all();
  return new Map(
    stored.map((value) => StoredTable.parse(value)).map((table) => [table.record.TableName, table]),
  );
}

function storedTable(tables: ReadonlyMap<string, StoredTable>, body: Body): StoredTable {
  const name = z.string().catch("").parse(body["TableName"]);
  const table = tables.get(name);
  if (!table) throw tableNotFound(name);
  return table;
}

type Tables = Map<string, StoredTable>;
export type TableOperation = (body: Body) => Promise<Body>;

/** The operations on tables themselves. A table is ready as soon as it is made, and gone as soon as deleted. */
export function tableOperations(level: Level, tables: Tables, log: CommitLog, newDraft: () => Draft) {
  async function save(table: StoredTable, others: StoreOperation[] = []): Promise<void> {
    const { TableName } = table.record;
    tables.set(TableName, table);
    await log.commit({
      operations: [...others, { type: "put", key: folders.table + TableName, value: table }],
    });
  }

  return {
    async CreateTable(body) {
      const extras = CreationExtras.parse(body);
      const draft = newDraft();
      const request = check("CreateTable", body, draft);
      const { TableDescription } = await act("CreateTable", request, draft);
      if (tables.has(request.TableName)) throw tableInUse(request.TableName);
      const record = { ...TableRecord.parse(TableDescription), ...extras, TableStatus: "ACTIVE" };
      for (const index of record.GlobalSecondaryIndexes ?? []) index["IndexStatus"] = "ACTIVE";
      await save({ record });
      return { TableDescription: record };
    },

    DescribeTable: async (body) => ({ Table: storedTable(tables, body).record }),

    ListTables: async () => ({ TableNames: [...tables.keys()].toSorted() }),

    /** Only deletion protection can be changed. */
    async UpdateTable(body) {
      const { record, ...rest } = storedTable(tables, body);
      const { TableName: _, DeletionProtectionEnabled, ...others } = Named.parse(body);
      const [other] = Object.keys(others);
      if (other) throw unsupported(`UpdateTable with ${other}`);
      const updated = { ...record, ...CreationExtras.parse({ DeletionProtectionEnabled }) };
      await save({ ...rest, record: updated });
      return { TableDescription: updated };
    },

    async DeleteTable(body) {
      const { record } = storedTable(tables, body);
      const { TableName } = record;
      if (record.DeletionProtectionEnabled)
        throw invalid(
          "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.",
        );
      tables.delete(TableName);
      const items = await level.keys(within(folders.items(TableName))).all();
      const entries = await level.keys(within(folders.indexes(TableName))).all();
      const keys = [...items, ...entries, folders.table + TableName];
      await log.commit({ operations: keys.map((key) => ({ type: "del", key })) });
      return { TableDescription: { ...record, TableStatus: "DELETING" } };
    },

    async UpdateTimeToLive(body) {
      const stored = storedTable(tables, body);
      const { TimeToLiveSpecification } = TimeToLive.parse(body);
      const { Enabled, AttributeName } = TimeToLiveSpecification;
      if (Enabled === (stored.timeToLive !== undefined))
        throw invalid(`TimeToLive is already ${Enabled ? "enabled" : "disabled"}`);
      await save(Enabled ? { ...stored, timeToLive: AttributeName } : { record: stored.record });
      return { TimeToLiveSpecification };
    },

    async DescribeTimeToLive(body) {
      const { timeToLive } = storedTable(tables, body);
      return {
        TimeToLiveDescription:
          timeToLive === undefined
            ? { TimeToLiveStatus: "DISABLED" }
            : { TimeToLiveStatus: "ENABLED", AttributeName: timeToLive },
      };
    },
  } satisfies Record<string, TableOperation>;
}

const TimeToLive = z.object({
  TimeToLiveSpecification: z.object({ Enabled: z.boolean(), AttributeName: z.string().min(1) }),
});
