import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { ACTS_FILE, actsTable } from "../../../infra/build/acts-table.ts";
import { AUTHORITY_ACTS } from "../../../infra/build/authority-acts.ts";

const FUNCTIONS = fileURLToPath(new URL("../../../functions", import.meta.url));

describe("the list of the authority's acts", () => {
  it("is what the declarations say: `node infra/build/acts-table.ts` writes it", async () => {
    expect(await readFile(ACTS_FILE, "utf8")).toBe(await actsTable());
  });

  it("has every act of the authority that any module declares", async () => {
    const files = readdirSync(FUNCTIONS, { recursive: true, encoding: "utf8" }).filter((file) =>
      /(acts|api)\.ts$/.test(file),
    );
    const declared = await Promise.all(
      files.map(async (file): Promise<readonly unknown[]> =>
        Object.values<unknown>(await import(`${FUNCTIONS}/${file}`)),
      ),
    );
    const ids = declared.flat(2).flatMap((one) => (isOfAuthority(one) ? [one.id] : []));
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(AUTHORITY_ACTS.map(({ id }) => id))).toEqual(new Set(ids));
  });
});

const isOfAuthority = (one: unknown): one is { readonly id: unknown } =>
  typeof one === "object" &&
  one !== null &&
  "does" in one &&
  "id" in one &&
  "audience" in one &&
  one.audience === "authority";
