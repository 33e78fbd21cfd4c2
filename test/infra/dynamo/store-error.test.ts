import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openDynamo } from "../../../infra/local/dynamo/open.ts";
import { DynamoStoreError } from "../../../infra/local/dynamo/store-error.ts";
import { refusal } from "./requests.ts";
import { aFolder, aStore } from "./stores.ts";

async function reasonToRefuse(path: string): Promise<string> {
  const error = await refusal(openDynamo({ path }));
  expect(error).toBeInstanceOf(DynamoStoreError);
  expect(error.message).toMatch(/^The data folder [^\n]+$/);
  expect(error.message).toContain(path);
  return error instanceof DynamoStoreError ? error.reason : "";
}

describe("a data folder that cannot be used", () => {
  it("is locked while another store is open on it, and free when that is closed", async () => {
    const path = await aFolder();
    const { dynamo } = await aStore({ path });
    expect(await reasonToRefuse(path)).toBe("locked");
    await dynamo.close();
    await (await openDynamo({ path })).close();
  });

  it("is unwritable when a file stands where the folder should be", async () => {
    const file = join(await aFolder(), "a-file");
    await writeFile(file, "");
    expect(await reasonToRefuse(join(file, "data"))).toBe("unwritable");
  });
});
