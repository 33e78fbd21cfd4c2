import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { expect, it } from "vitest";
import { openDynamo } from "../../../infra/local/dynamo/open.ts";
import { hasJava, openAwsLocal } from "./aws-local.ts";
import type { Engine } from "./conformance.ts";
import { conformance } from "./conformance.ts";

async function openEmbedded(): Promise<Engine> {
  const dynamo = await openDynamo();
  return {
    name: "embedded",
    client: new DynamoDBClient({ ...dynamo.clientConfig, maxAttempts: 1 }),
    changes: () => dynamo.readChanges(0, 10_000),
    close: () => dynamo.close(),
  };
}

conformance("the embedded DynamoDB", openEmbedded);

if (hasJava()) conformance("AWS's DynamoDB Local", openAwsLocal);
else it.skip("AWS's DynamoDB Local (skipped: no Java)", () => expect.unreachable());
