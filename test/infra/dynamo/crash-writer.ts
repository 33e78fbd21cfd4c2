import { writeSync } from "node:fs";
import { openDynamo } from "../../../infra/local/dynamo/open.ts";

/**
 * Run as a process of its own, to be killed: eight writers commit transactions without end. Each transaction
 * puts ten items and adds one to the writer's count. Prints "begun <id>" and, once acknowledged, "acked <id>".
 */
const [path = "", run = "", TableName = ""] = process.argv.slice(2);
const dynamo = await openDynamo({ path });
const say = (line: string) => writeSync(1, `${line}\n`);

async function writeForever(writer: number): Promise<void> {
  for (let round = 0; ; round += 1) {
    const id = `${run}-${writer}-${round}`;
    say(`begun ${id}`);
    await dynamo.execute("TransactWriteItems", {
      ClientRequestToken: id,
      TransactItems: [
        ...Array.from("abcdefghij").map((sk) => ({
          Put: { TableName, Item: { pk: { S: id }, sk: { S: sk }, filling: { S: "x".repeat(200) } } },
        })),
        {
          Update: {
            TableName,
            Key: { pk: { S: "count" }, sk: { S: `${run}-${writer}` } },
            UpdateExpression: "ADD written :one",
            ExpressionAttributeValues: { ":one": { N: "1" } },
          },
        },
      ],
    });
    say(`acked ${id}`);
  }
}

await Promise.all(Array.from({ length: 8 }, (_, writer) => writeForever(writer)));
