import { randomUUID } from "node:crypto";
import * as z from "zod";
import { type Body, checked } from "./checked.ts";
import { invalid, tableInUse, tableNotFound, unsupported } from "./refusal.ts";
import { fact, folders, itemsOf, type Rows, type RowWrite } from "./rows.ts";
import type { StoreParts } from "./store-parts.ts";
import { StoredTable, TableRecord } from "./table-record.ts";

const Named = z.looseObject({ TableName: z.string() });

/** What CreateTable may say beyond what dynalite understands. Encryption and tags are accepted and ignored. */
const CreationExtras = TableRecord.pick({ StreamSpecification: true, DeletionProtectionEnabled: true });

const Creation = z.looseObject({ TableName: z.string(), BillingMode: z.string().optional() });

/** Reads the stored tables when a store is opened. */
export function loadTables(rows: Rows): Map<string, StoredTable> {
  const stored = Array.from(rows.find({ folder: folders.table }), ({ value }) =>
    StoredTable.parse(JSON.parse(value)),
  );
  return new Map(stored.map((table) => [table.record.TableName, table]));
}

function storedTable(tables: ReadonlyMap<string, StoredTable>, body: Body): StoredTable {
  const name = z.string().catch("").parse(body["TableName"]);
  const table = tables.get(name);
  if (!table) throw tableNotFound(name);
  return table;
}

type TableOperation = (body: Body) => Promise<Body>;

/** The operations on tables themselves. A table is ready as soon as it is made, and gone as soon as deleted. */
export function tableOperations({ rows, tables, log }: Pick<StoreParts, "rows" | "tables" | "log">) {
  async function save(table: StoredTable): Promise<void> {
    const { TableName } = table.record;
    tables.set(TableName, table);
    await log.commit({ writes: [{ key: fact(folders.table, TableName), value: JSON.stringify(table) }] });
  }

  return {
    async CreateTable(body) {
      const extras = CreationExtras.parse(body);
      if (body["GlobalSecondaryIndexes"] ?? body["LocalSecondaryIndexes"])
        throw unsupported("CreateTable with an index");
      const { BillingMode, ...asked } = Creation.parse(checked.CreateTable(body));
      if (tables.has(asked.TableName)) throw tableInUse(asked.TableName);
      const record = TableRecord.parse({
        ProvisionedThroughput: { ReadCapacityUnits: 0, WriteCapacityUnits: 0 },
        ...asked,
        ...extras,
        ...(BillingMode !== undefined && { BillingModeSummary: { BillingMode } }),
        TableArn: `arn:aws:dynamodb:eu-west-2:000000000000:table/${asked.TableName}`,
        TableId: randomUUID(),
        TableStatus: "ACTIVE",
        CreationDateTime: Date.now() / 1000,
        ItemCount: 0,
        TableSizeBytes: 0,
      });
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
      const folder = itemsOf(TableName);
      const items = Array.from(rows.find({ folder }), ({ pk, sk }): RowWrite => ({
        key: { folder, pk, sk },
      }));
      await log.commit({ writes: [...items, { key: fact(folders.table, TableName) }] });
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
