import { join } from "node:path";
import { DeleteItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { openDynamo } from "../../../infra/local/dynamo/open.ts";
import { openElsewhere, refuseElsewhere } from "../../../infra/local/dynamo/table-elsewhere.ts";
import { startPortal } from "../../journeys/portal.ts";
import { hasJava, openAwsLocal } from "../dynamo/aws-local.ts";
import type { Engine } from "../dynamo/conformance.ts";
import { key, put } from "../dynamo/requests.ts";
import { aFolder } from "../dynamo/stores.ts";

const VARIABLE = "AWS_ENDPOINT_URL_DYNAMODB";
/** One table for each test. */
let tables = 0;
const aTable = () => `portal-${(tables += 1)}`;

describe.skipIf(!hasJava())("the portal on AWS’s DynamoDB Local (skipped without Java 17)", () => {
  let aws: Engine;
  let endpoint: string;
  beforeAll(async () => {
    aws = await openAwsLocal();
    const { hostname, port } = (await aws.client.config.endpoint?.()) ?? {};
    endpoint = `http://${hostname}:${port}`;
  });
  afterAll(() => aws.close());

  async function opened(folder: string, table: string, hasBegun = false) {
    const own = await ownIn(folder);
    return openElsewhere(own, endpoint, table, hasBegun).catch(async (error: unknown) => {
      await own.close();
      throw error;
    });
  }
  async function ownIn(folder: string) {
    const own = await openDynamo({ path: join(folder, "table") });
    onTestFinished(() => own.close());
    return own;
  }

  it("the feed has the table’s changes in their order, none twice, also after a restart", async () => {
    const [folder, table] = [await aFolder(), aTable()];
    const before = await opened(folder, table);
    await put(aws.client, key("p", "a"), { TableName: table });
    await put(aws.client, { ...key("p", "a"), n: { N: "1" } }, { TableName: table });
    const seen = await before.readChanges(0, 9);
    expect(seen.map(({ eventName, sk }) => [eventName, sk])).toEqual([
      ["INSERT", "a"],
      ["MODIFY", "a"],
    ]);
    await before.close();
    await aws.client.send(new DeleteItemCommand({ TableName: table, Key: key("p", "a") }));
    await put(aws.client, key("p", "b"), { TableName: table });
    const after = await opened(folder, table, true);
    expect((await after.readChanges(2, 9)).map(({ eventName, sk }) => [eventName, sk])).toEqual([
      ["REMOVE", "a"],
      ["INSERT", "b"],
    ]);
    await after.close();
  });

  it("a table that somebody uses is not taken for a new data folder, nor an empty one for data that have begun", async () => {
    const table = aTable();
    const folder = await aFolder();
    const first = await opened(folder, table);
    await put(aws.client, key("p"), { TableName: table });
    await first.close();
    await expect(opened(await aFolder(), table)).rejects.toThrow("do not belong together");
    await expect(opened(await aFolder(), aTable(), true)).rejects.toThrow("do not belong together");
    await expect(opened(folder, aTable(), true)).rejects.toThrow("do not belong together");
    await expect(refuseElsewhere(await ownIn(folder))).rejects.toThrow(`set ${VARIABLE}`);
  });

  it("the portal starts on it, plays, and goes on after a restart", async () => {
    const folder = await aFolder();
    process.env[VARIABLE] = endpoint;
    onTestFinished(() => void delete process.env[VARIABLE]);
    for (const at of ["2013-09-20T09:00", undefined]) {
      const portal = await startPortal(folder, at);
      const page = await (await fetch(portal.origin)).text();
      expect(page).toContain("Transforming Rehabilitation");
      await portal.close();
    }
  });
});

it("an address without a table is one line at the start", async () => {
  const own = await openDynamo();
  await expect(openElsewhere(own, "http://127.0.0.1:1", "portal", false)).rejects.toThrow(
    "No table can be reached at http://127.0.0.1:1",
  );
  await own.close();
});
