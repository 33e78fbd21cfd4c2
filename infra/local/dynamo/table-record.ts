import * as z from "zod";

/** A table as it is stored and described; dynalite's own members are kept as they are. */
export const TableRecord = z.looseObject({
  TableName: z.string(),
  TableStatus: z.string(),
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() })),
  KeySchema: z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(["HASH", "RANGE"]) })),
  StreamSpecification: z
    .object({ StreamEnabled: z.boolean(), StreamViewType: z.string().optional() })
    .optional(),
  DeletionProtectionEnabled: z.boolean().optional(),
});
export type TableRecord = z.infer<typeof TableRecord>;

/** What the store keeps of a table: its description, and the attribute that says when an item expires. */
export const StoredTable = z.object({ record: TableRecord, timeToLive: z.string().optional() });
export type StoredTable = z.infer<typeof StoredTable>;
