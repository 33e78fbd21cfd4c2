import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { expect, it } from "vitest";
import { type EmbeddedDynamo, openDynamo } from "../../../infra/local/dynamo/open.ts";
import { EVERYTHING } from "../../builders/slice.ts";
import { hasJava, openAwsLocal } from "./aws-local.ts";
import type { Engine } from "./conformance.ts";
import { conformance } from "./conformance.ts";

const embedded = (clientOf: (dynamo: EmbeddedDynamo) => DynamoDBClient) => async (): Promise<Engine> => {
  const dynamo = await openDynamo();
  return {
    name: "embedded",
    client: clientOf(dynamo),
    changes: () => dynamo.readChanges(0, 10_000),
    close: () => dynamo.close(),
  };
};

conformance(
  "the embedded DynamoDB",
  embedded(({ clientConfig }) => new DynamoDBClient({ ...clientConfig, maxAttempts: 1 })),
);
conformance(
  "the embedded DynamoDB, asked by a call",
  embedded((dynamo) => dynamo.connect()),
);

// That AWS's own passes says that the suite is right; it changes with the suite alone.
if (EVERYTHING && hasJava()) conformance("AWS's DynamoDB Local", openAwsLocal);
else it.skip("AWS's DynamoDB Local (in `npm run soak`, where there is Java)", () => expect.unreachable());
