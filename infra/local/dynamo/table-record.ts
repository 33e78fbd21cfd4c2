import * as z from "zod";

const KeySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(["HASH", "RANGE"]) }));
const Index = z.looseObject({
  IndexName: z.string(),
  KeySchema,
  Projection: z.object({ ProjectionType: z.string(), NonKeyAttributes: z.array(z.string()).optional() }),
});

/** A table as it is stored and described; dynalite's own members are kept as they are. */
export const TableRecord = z.looseObject({
  TableName: z.string(),
  TableStatus: z.string(),
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() })),
  KeySchema,
  GlobalSecondaryIndexes: z.array(Index).optional(),
  LocalSecondaryIndexes: z.array(Index).optional(),
  StreamSpecification: z
    .object({ StreamEnabled: z.boolean(), StreamViewType: z.string().optional() })
    .optional(),
  DeletionProtectionEnabled: z.boolean().optional(),
});
export type TableRecord = z.infer<typeof TableRecord>;
export type TableIndex = z.infer<typeof Index>;

/** What the store keeps of a table: its description, and the attribute that says when an item expires. */
export const StoredTable = z.object({ record: TableRecord, timeToLive: z.string().optional() });
export type StoredTable = z.infer<typeof StoredTable>;
