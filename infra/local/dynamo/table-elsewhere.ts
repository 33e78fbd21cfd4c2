import { DynamoDBClient, type DynamoDBClientConfig, ScanCommand } from "@aws-sdk/client-dynamodb";
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  type _Record as StreamRecord,
} from "@aws-sdk/client-dynamodb-streams";
import * as z from "zod";
import { oneAtATime } from "../one-at-a-time.ts";
import { CannotStart } from "../settings.ts";
import type { PendingChange } from "./change-record.ts";
import type { EmbeddedDynamo } from "./open.ts";
import { createPortalTable } from "./portal-table.ts";
import { fact, folders } from "./rows.ts";

/** How often the stream is read unasked, in ms: a table elsewhere tells nobody that it has changed. */
const POLL = 500;
const ELSEWHERE = "table-elsewhere";
const PLACES = "stream-places";
/** By shard, the number of the last record that was read. */
const Places = z.record(z.string(), z.string());

const configOf = (endpoint: string): DynamoDBClientConfig => ({
  endpoint,
  region: process.env["AWS_REGION"] ?? "eu-west-2",
  ...(process.env["AWS_ACCESS_KEY_ID"] === undefined && {
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  }),
});

/**
 * The table at an address, such as AWS's DynamoDB Local, in place of the one in the data folder. What is the machine's own
 * stays in the folder: its clock, the acts that were played, where the workers stand. The table's stream is copied into
 * the feed there, each record together with its place in the stream, so that a kill neither loses nor doubles any.
 * Throws `CannotStart` where folder and table do not belong together.
 */
export async function openElsewhere(
  own: EmbeddedDynamo,
  endpoint: string,
  TableName: string,
  hasBegun: boolean,
): Promise<EmbeddedDynamo> {
  const clientConfig = configOf(endpoint);
  const client = new DynamoDBClient(clientConfig);
  const streams = new DynamoDBStreamsClient(clientConfig);
  await createPortalTable(client, TableName).catch(() => {
    throw new CannotStart(`No table can be reached at ${endpoint} (AWS_ENDPOINT_URL_DYNAMODB).`);
  });
  const { Items = [] } = await client.send(new ScanCommand({ TableName, Limit: 1 }));
  const known = (await own.getMeta(ELSEWHERE)) === endpoint;
  const isEmpty = Items.length === 0;
  const tableWasLost = known && hasBegun && isEmpty;
  const oneIsInUse = !known && (hasBegun || !isEmpty);
  if (tableWasLost || oneIsInUse)
    throw new CannotStart(
      `The table ${TableName} at ${endpoint} and this data folder do not belong together: choose an empty table and a new folder with PORTAL_DATA_DIR.`,
    );
  await own.setMeta(ELSEWHERE, endpoint);
  const { Streams: [stream] = [] } = await streams.send(new ListStreamsCommand({ TableName }));
  const StreamArn = stream?.StreamArn;
  const inTurn = oneAtATime();

  /** Copies what the stream has and the feed has not. */
  async function catchUp(): Promise<void> {
    const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
    for (const { ShardId = "" } of StreamDescription?.Shards ?? []) {
      const places = Places.parse((await own.getMeta(PLACES)) ?? {});
      const last = places[ShardId];
      let { ShardIterator } = await streams.send(
        new GetShardIteratorCommand({
          StreamArn,
          ShardId,
          ...(last === undefined
            ? { ShardIteratorType: "TRIM_HORIZON" }
            : { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber: last }),
        }),
      );
      while (ShardIterator !== undefined) {
        const page = await streams.send(new GetRecordsCommand({ ShardIterator }));
        const { Records = [] } = page;
        const place = Records.at(-1)?.dynamodb?.SequenceNumber;
        if (place === undefined) break;
        const value = JSON.stringify(Object.assign(places, { [ShardId]: place }));
        const changes = Records.map((record) => changeOf(TableName, record));
        await own.commitAgain([{ writes: [{ key: fact(folders.meta, PLACES), value }], changes }]);
        ShardIterator = page.NextShardIterator;
      }
    }
  }
  const caughtUp = () => inTurn("stream", catchUp);
  const polling = setInterval(() => void caughtUp().catch(() => undefined), POLL).unref();

  return {
    ...own,
    clientConfig,
    connect: () => new DynamoDBClient({ ...clientConfig, cacheMiddleware: true }),
    // Whoever reads the feed right after a write finds it there.
    async readChanges(after, limit) {
      await caughtUp();
      return own.readChanges(after, limit);
    },
    async close() {
      clearInterval(polling);
      await caughtUp().catch(() => undefined);
      await own.close();
    },
  };
}

/** Throws `CannotStart` for a data folder that goes on with a table at an address. */
export async function refuseElsewhere(own: EmbeddedDynamo): Promise<void> {
  const endpoint = await own.getMeta(ELSEWHERE);
  if (typeof endpoint === "string")
    throw new CannotStart(
      `This data folder goes on with the table at ${endpoint}: set AWS_ENDPOINT_URL_DYNAMODB, or choose another folder with PORTAL_DATA_DIR.`,
    );
}

const changeOf = (table: string, { eventName = "MODIFY", dynamodb }: StreamRecord): PendingChange => ({
  table,
  eventName,
  pk: dynamodb?.Keys?.["pk"]?.S ?? "",
  sk: dynamodb?.Keys?.["sk"]?.S ?? "",
});
