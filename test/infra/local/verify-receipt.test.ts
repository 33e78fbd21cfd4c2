import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { SIGNING_KEY } from "../../../infra/local/receipt-keys.ts";
import { aReceipt, goldenReceipt, HANDED_IN, PROFILE, publishedTestKeys } from "../../builders/receipt.ts";
import { TEST_KEY } from "../../builders/signing-key.ts";
import { aFolder } from "../../builders/folder.ts";

const command = fileURLToPath(new URL("../../../infra/local/verify-receipt.ts", import.meta.url));
const folder = aFolder();
beforeAll(async () => {
  writeFileSync(join(folder, "receipt.json"), JSON.stringify(await aReceipt(), null, 2));
  writeFileSync(join(folder, "keys.json"), JSON.stringify(await publishedTestKeys()));
  for (const [name, bytes] of HANDED_IN) writeFileSync(join(folder, name), bytes);
});

const run = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    encoding: "utf8",
    env: { INIT_CWD: folder, PORTAL_DATA_DIR: join(folder, "data") },
  });
  return { status, stdout, stderr };
};
const KEYS = ["--keys", "keys.json"];
const ALL = ["receipt.json", ...HANDED_IN.keys()];

describe("the command that checks a receipt", () => {
  it("says what holds, and ends with 0", () => {
    const { status, stdout } = run(...ALL, ...KEYS);
    expect(stdout).toContain("holds  The portal signed this receipt (key test-key)");
    expect(stdout).toContain("holds  “accounts.pdf” is exactly what was submitted.");
    expect(stdout).toMatch(/^Everything holds\.\n/);
    expect(status).toBe(0);
  });

  it.each([1, 2] as const)("knows receipts of version %i", (version) => {
    writeFileSync(join(folder, "golden.json"), JSON.stringify(goldenReceipt(version)));
    writeFileSync(join(folder, PROFILE[0]), PROFILE[1]);
    const profile = version === 2 ? [PROFILE[0]] : [];
    const { status, stdout } = run("golden.json", ...profile, ...HANDED_IN.keys(), ...KEYS);
    expect(stdout).toMatch(/^Everything holds\.\n/);
    expect(status).toBe(0);
  });

  it("ends with 1 when one byte of a file is another", () => {
    const bytes = Buffer.from(HANDED_IN.get("accounts.pdf") ?? "");
    bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20);
    writeFileSync(join(folder, "changed.pdf"), bytes);
    const { status, stdout } = run("receipt.json", "capability.json", "changed.pdf", ...KEYS);
    expect(stdout).toContain("FAILS  “changed.pdf” is not in this receipt");
    expect(stdout).toContain("FAILS  “accounts.pdf” was submitted and is not among the files given.");
    expect(status).toBe(1);
  });

  it("ends with 1 when nothing is given to compare with the receipt, and says that the receipt is genuine", () => {
    const { status, stdout } = run("receipt.json", ...KEYS);
    expect(stdout).toMatch(/^The receipt is genuine\. No files were compared\.\n/);
    expect(stdout).not.toContain("FAILS");
    expect(status).toBe(1);
  });

  it("ends with 1 when one character of the receipt is another, and says no more of it", () => {
    const text = readFileSync(join(folder, "receipt.json"), "utf8").replace("Sam", "Sim");
    writeFileSync(join(folder, "changed.json"), text);
    const { status, stdout } = run("changed.json", ...HANDED_IN.keys(), ...KEYS);
    expect(stdout).toBe(
      "Not everything holds.\nFAILS  The signature does not hold: this receipt was changed, or the portal never gave it out.\n",
    );
    expect(status).toBe(1);
  });

  it("takes a folder for all that is in it, and leaves out the receipt and the keys there", () => {
    const [submitted, inside] = [join(folder, "submitted"), join(folder, "submitted", "annexes")];
    mkdirSync(inside, { recursive: true });
    for (const name of ["receipt.json", "keys.json", "capability.json"])
      copyFileSync(join(folder, name), join(submitted, name));
    copyFileSync(join(folder, "accounts.pdf"), join(inside, "accounts.pdf"));
    const check = () => run("submitted/receipt.json", "submitted", "--keys", "submitted/keys.json");
    const { status, stdout } = check();
    expect(stdout).toMatch(/^Everything holds\.\n/);
    expect(stdout).toContain("       “receipt.json” was not compared");
    expect(stdout).toContain("       “keys.json” was not compared");
    expect(status).toBe(0);
    writeFileSync(join(inside, "accounts.pdf"), "another");
    const changed = check();
    expect(changed.stdout).toMatch(/^Not everything holds\.\nFAILS {2}“accounts.pdf” has changed/);
    expect(changed.status).toBe(1);
  });

  it("reads a receipt and keys that begin with the mark of their encoding", () => {
    for (const name of ["receipt", "keys"])
      writeFileSync(
        join(folder, `${name}-marked.json`),
        `\ufeff${readFileSync(join(folder, `${name}.json`), "utf8")}`,
      );
    const { status } = run("receipt-marked.json", ...HANDED_IN.keys(), "--keys", "keys-marked.json");
    expect(status).toBe(0);
  });

  it("takes the key of the portal on this machine when no keys are named", () => {
    expect(run(...ALL).stderr).toMatch(/^No portal has run in .*data: name the published keys with --keys/);
    const data = mkdtempSync(join(folder, "data"));
    writeFileSync(join(data, SIGNING_KEY), JSON.stringify(TEST_KEY));
    const env = { INIT_CWD: folder, PORTAL_DATA_DIR: data };
    expect(spawnSync(process.execPath, [command, ...ALL], { env }).status).toBe(0);
    writeFileSync(join(data, SIGNING_KEY), JSON.stringify(TEST_KEY).slice(0, 40));
    const { status, stderr } = spawnSync(process.execPath, [command, ...ALL], { env, encoding: "utf8" });
    expect([status, stderr.split("\n")]).toEqual([
      2,
      [expect.stringContaining("cannot be read: put it"), ""],
    ]);
  });

  it.each([
    [[], "Say which receipt"],
    [["nothing.json", ...KEYS], "nothing.json cannot be read."],
    [["accounts.pdf", ...KEYS], "accounts.pdf is not JSON."],
    [["receipt.json", "nothing.pdf", ...KEYS], "nothing.pdf cannot be read."],
    [
      ["receipt.json", "--keys"],
      "Say which receipt, and after --keys which keys: npm run --silent verify-receipt",
    ],
    [
      ["receipt.json", "--keys", "http://localhost:1/keys"],
      "No keys can be read at http://localhost:1/keys.",
    ],
  ])("says in one line why it cannot check: %j", (args, line) => {
    const { status, stdout, stderr } = run(...args);
    expect(stderr.split("\n")).toEqual([expect.stringContaining(line), ""]);
    expect([status, stdout]).toEqual([2, ""]);
  });
});
