import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ExecuteStatementCommand,
  GetItemCommand,
  ListTablesCommand,
  TagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import { beforeAll, expect, it } from "vitest";
import { createPortalTable } from "../../../infra/local/dynamo/portal-table.ts";
import type { Engine } from "./conformance.ts";
import { differences } from "./differences.ts";
import { outcome, refusal, s, TableName } from "./requests.ts";

export function tableConformance(engine: () => Engine): void {
  beforeAll(() => createPortalTable(engine().client, TableName));

  const describeTable = async (name: string) =>
    (await engine().client.send(new DescribeTableCommand({ TableName: name }))).Table;

  const create = (name: string, options: Partial<CreateTableCommandInput> = {}) =>
    engine().client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
        SSESpecification: { Enabled: true },
        Tags: [{ Key: "part", Value: "portal" }],
        ...options,
      }),
    );

  it("describes the portal's table: on demand, two keys, a stream of keys", async () => {
    expect(await describeTable(TableName)).toMatchObject({
      TableStatus: "ACTIVE",
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
      BillingModeSummary: { BillingMode: "PAY_PER_REQUEST" },
      StreamSpecification: { StreamEnabled: true, StreamViewType: "KEYS_ONLY" },
    });
  });

  it("leaves the portal's table as it is when asked to make it again", async () => {
    await createPortalTable(engine().client, TableName);
    const { TableNames } = await engine().client.send(new ListTablesCommand({}));
    expect(TableNames).toContain(TableName);
  });

  it("refuses a second table of one name", async () => {
    await create("Twice");
    expect(await outcome(create("Twice"))).toBe("ResourceInUseException");
  });

  it("deletes a protected table only after the protection is lifted, and its items with it", async () => {
    const { client } = engine();
    await create("Protected", { DeletionProtectionEnabled: true });
    expect(await describeTable("Protected")).toMatchObject({ DeletionProtectionEnabled: true });
    const remove = () => client.send(new DeleteTableCommand({ TableName: "Protected" }));
    expect(await outcome(remove())).toBe("ValidationException");
    await client.send(new UpdateTableCommand({ TableName: "Protected", DeletionProtectionEnabled: false }));
    await remove();
    await expect.poll(() => outcome(describeTable("Protected"))).toBe("ResourceNotFoundException");
  });

  it("answers that a missing table is missing", async () => {
    const missing = engine().client.send(new GetItemCommand({ TableName: "Nope", Key: { pk: s("a") } }));
    expect(await outcome(missing)).toBe("ResourceNotFoundException");
  });

  it("describes the time to live, and refuses to enable it twice", async () => {
    const { client } = engine();
    const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
    expect(TimeToLiveDescription).toEqual({ TimeToLiveStatus: "ENABLED", AttributeName: "ttl" });
    const again = client.send(
      new UpdateTimeToLiveCommand({
        TableName,
        TimeToLiveSpecification: { Enabled: true, AttributeName: "ttl" },
      }),
    );
    expect((await refusal(again)).message).toBe("TimeToLive is already enabled");
  });

  it("parts on statements and on indexes, which the portal does not use", async () => {
    const { client, name } = engine();
    const Statement = `SELECT * FROM "${TableName}" WHERE pk = 'none'`;
    const statement = client.send(new ExecuteStatementCommand({ Statement }));
    expect(await outcome(statement)).toBe(differences["a statement in PartiQL"][name]);
    const index = {
      IndexName: "reversed",
      KeySchema: [{ AttributeName: "pk", KeyType: "HASH" as const }],
      Projection: { ProjectionType: "ALL" as const },
    };
    const indexed = create("Indexed", { GlobalSecondaryIndexes: [index] });
    expect(await outcome(indexed)).toBe(differences["a table with an index"][name]);
    await create("Plain");
    const later = new UpdateTableCommand({
      TableName: "Plain",
      AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
      GlobalSecondaryIndexUpdates: [{ Create: index }],
    });
    expect(await outcome(client.send(later))).toBe(
      differences["an index added to a table that exists"][name],
    );
  });

  it("does not know tags and point-in-time recovery", async () => {
    const { client } = engine();
    const ResourceArn = (await describeTable(TableName))?.TableArn;
    const tags = new TagResourceCommand({ ResourceArn, Tags: [{ Key: "a", Value: "b" }] });
    expect(await outcome(client.send(tags))).toBe("UnknownOperationException");
    const recovery = new UpdateContinuousBackupsCommand({
      TableName,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
    expect(await outcome(client.send(recovery))).toBe("UnknownOperationException");
  });
}
