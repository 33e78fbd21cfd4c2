import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { commit } from "../../functions/platform/commit.ts";
import { randomness } from "../../functions/platform/runtime.ts";
import { portalStream } from "../../functions/platform/stream.ts";
import { openTable } from "../../functions/platform/table.ts";
import { openDynamo } from "../../infra/local/dynamo/open.ts";
import { createPortalTable } from "../../infra/local/dynamo/portal-table.ts";
import { PersonId, RequestKey, spellId } from "../../shared/kernel/id.ts";
import { instantOf } from "../../shared/kernel/instant.ts";
import { partition } from "../../shared/kernel/key.ts";

/** A process that commits what its parent asks for on a table on disk, until it is killed. */
const TABLE = "kill-nine";
const Asked = z.union([z.object({ write: z.string() }), z.object({ count: z.literal(true) })]);

const dynamo = await openDynamo({ path: z.string().parse(process.argv[2]) });
const client = new DynamoDBClient(dynamo.clientConfig);
await createPortalTable(client, TABLE);
const deps = { table: openTable(client, TABLE), newSalt: randomness.newSalt };
/** Fewer people than writes, so that some meet in one stream. */
const PEOPLE = Array.from({ length: 60 }, (_, index) =>
  PersonId.parse(spellId("person", new Uint8Array(17).fill(index + 1))),
);

process.on("message", (message) => {
  const asked = Asked.parse(message);
  void ("write" in asked ? write(asked.write) : count());
});
process.send?.({ ready: true });

async function write(name: string): Promise<void> {
  const personId = PEOPLE[Number(name.split("-")[1]) % PEOPLE.length] ?? PersonId.parse("");
  const committed = await commit(
    deps,
    [{ put: { pk: partition("LIMIT", name), sk: "WRITTEN" }, if: "absent" }],
    {
      stream: portalStream("AUDBIDDER", personId),
      what: "thing.written",
      who: { personId, name: "Writer", audience: "bidder" },
      at: instantOf(Date.now()),
      subject: name,
      detail: {},
      answer: { name },
      command: { name },
    },
    RequestKey.parse(`write-${name}`),
  );
  if (!committed.ok) throw new Error(committed.error.code);
  process.send?.({ done: name });
}

/** How many audit entries name each key. */
async function count(): Promise<void> {
  const counts: Record<string, number> = {};
  let ExclusiveStartKey;
  do {
    const page: import("@aws-sdk/client-dynamodb").ScanCommandOutput = await client.send(
      new ScanCommand({ TableName: TABLE, ExclusiveStartKey }),
    );
    for (const { sk, subject } of page.Items ?? [])
      if (sk?.S?.startsWith("ENTRY#") && subject?.S !== undefined)
        counts[subject.S] = (counts[subject.S] ?? 0) + 1;
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  process.send?.({ counts });
}
