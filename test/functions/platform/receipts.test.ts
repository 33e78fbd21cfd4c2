import { beforeAll, expect, it } from "vitest";
import { loadSignature, signedReceipt, signOnce } from "../../../functions/platform/receipts.ts";
import { countUnits } from "../../builders/units.ts";
import { SubmissionId } from "../../../shared/kernel/id.ts";
import { allHolds, verifyReceipt } from "../../../shared/kernel/receipt-verification.ts";
import { london } from "../../builders/competition.ts";
import { aPortal, type TestPortal } from "../../builders/portal.ts";
import { aStatement, given, HANDED_IN, publishedTestKeys } from "../../builders/receipt.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await aPortal({ at: london("2013-11-14T11:59") });
});

const statement = (letter: string) =>
  aStatement({ submissionId: SubmissionId.parse(`sub_${letter.repeat(26)}`) });

/** A receipt as whoever reads it is given it. */
async function asked(deps: TestPortal["deps"], letter: string) {
  const stated = statement(letter);
  const at = { ...stated.organisation, ...stated.competition, submissionId: stated.submissionId };
  return signedReceipt(deps, stated, await loadSignature(deps, at));
}

const broken = () => ({
  ...portal.deps,
  signer: { ...portal.deps.signer, sign: () => Promise.reject(new Error("the key service is away")) },
});

it("signs what was committed, in one write of one unit", async () => {
  const units = countUnits(portal.client);
  const receipt = await signOnce(portal.deps, statement("1"));
  expect(units.spent).toEqual({ requests: 1, readUnits: 0, writeUnits: 1 });

  const files = [...HANDED_IN].map(([name, bytes]) => given(name, bytes));
  const checked = await verifyReceipt({ receipt, keys: await publishedTestKeys(), files });
  expect(checked.ok && allHolds(checked.value)).toBe(true);
});

it("keeps the first signature, whichever key signs later", async () => {
  const first = await signOnce(portal.deps, statement("2"));
  const deps = { ...portal.deps, signer: { ...portal.deps.signer, keyId: "newer" } };
  expect(await signOnce(deps, statement("2"))).toEqual(first);
  expect(await asked(deps, "2")).toEqual(first);
});

it("is pending while nothing can sign, says so in the log without content, and is signed when asked later", async () => {
  const before = await portal.digest();
  expect(await signOnce(broken(), statement("3"))).toBeUndefined();
  expect(await asked(broken(), "3")).toBeUndefined();
  expect(await portal.digest(), "nothing is kept of it").toBe(before);
  expect(portal.logLines.join("\n")).toContain("receipt-not-signed");
  expect(portal.logLines.join("\n")).not.toContain("away");

  expect(await asked(portal.deps, "3")).toMatchObject({ keyId: "test-key" });
});
