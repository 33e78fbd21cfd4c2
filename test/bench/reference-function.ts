import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { Hono } from "hono";
import { handle } from "hono/aws-lambda";

/** The smallest function of the kind ours are: one route, one item of the table. What others are measured against. */
const client = new DynamoDBClient({});
const app = new Hono().get("/item", async (c) => {
  const { Item } = await client.send(
    new GetItemCommand({
      TableName: process.env["TABLE_NAME"],
      Key: { pk: { S: "REGISTER#all" }, sk: { S: "REFERENCE" } },
    }),
  );
  return c.json(Item ?? {});
});

export const handler = handle(app);
