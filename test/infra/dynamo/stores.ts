import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { onTestFinished } from "vitest";
import type { EmbeddedDynamo } from "../../../infra/local/dynamo/open.ts";
import { openDynamo } from "../../../infra/local/dynamo/open.ts";
import { createPortalTable } from "../../../infra/local/dynamo/portal-table.ts";
import { TableName } from "./requests.ts";

/** An empty folder that is gone when the test is over. */
export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "embedded-dynamo-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

type OpenStore = { dynamo: EmbeddedDynamo; client: DynamoDBClient };

/** A store with the portal's table in it, closed when the test is over. */
export async function aStore(options: { path?: string; now?: () => number } = {}): Promise<OpenStore> {
  const dynamo = await openDynamo(options);
  onTestFinished(() => dynamo.close());
  const client = new DynamoDBClient({ ...dynamo.clientConfig, maxAttempts: 1 });
  await createPortalTable(client, TableName);
  return { dynamo, client };
}
