import { beforeAll, describe, expect, it } from "vitest";
import { Instant } from "../../../shared/kernel/instant.ts";
import type { SignedReceipt } from "../../../shared/kernel/receipt.ts";
import { type GivenFile, verifyReceipt } from "../../../shared/kernel/receipt-verification.ts";
import { reportInWords, verificationRefusalInWords } from "../../../shared/kernel/receipt-words.ts";
import { aReceipt, given, publishedTestKeys } from "../../builders/receipt.ts";

let receipt: SignedReceipt;
let keys: Awaited<ReturnType<typeof publishedTestKeys>>;
beforeAll(async () => {
  receipt = await aReceipt();
  keys = await publishedTestKeys();
});

describe("a receipt by itself", () => {
  const report = async (
    held: readonly GivenFile[],
    other: Partial<{ receipt: unknown; keys: unknown }> = {},
  ) => reportInWords(await verifyReceipt({ receipt, keys, files: held, ...other }));
  const aside = { ...given("receipt.json", Buffer.from("{}")), besides: true };

  it.each([[[]], [[aside]]])(
    "is genuine, and nothing fails though nothing was compared: %#",
    async (held) => {
      const { found, verdict, findings } = await report(held);
      expect([found, verdict]).toEqual(["left-out", "The receipt is genuine. No files were compared."]);
      expect(findings.map((one) => one.found)).not.toContain("fails");
      expect(findings.map(({ words }) => words)).toContain(
        "To be compared besides, as it was submitted: “capability.json”, “accounts.pdf”.",
      );
    },
  );

  it("is not called genuine when it is changed, late, or stands beside other files", async () => {
    const late = await aReceipt({ receivedAt: Instant.parse("2013-11-14T12:00:00.000Z") });
    const changed = { ...receipt, statement: { ...receipt.statement, by: "Somebody else" } };
    for (const { verdict } of [
      await report([], { receipt: late }),
      await report([], { receipt: changed }),
      await report([given("accounts.pdf", Buffer.from("other"))]),
    ])
      expect(verdict).toBe("Not everything holds.");
  });

  it("is told of together with keys that are none either", async () => {
    const { findings } = await report([], { receipt: {}, keys: {} });
    expect(findings.map(({ words }) => words)).toEqual([
      expect.stringMatching(/^This is not a receipt/),
      expect.stringMatching(/^These are not the published keys/),
    ]);
  });

  it("is not said to fail when it cannot be checked at all", async () => {
    for (const other of [{ receipt: {} }, { keys: {} }])
      expect(await report([], other)).toMatchObject({
        found: "fails",
        verdict: "This could not be checked.",
      });
  });
});

describe("what cannot be checked", () => {
  it.each([null, "receipt", {}, { statement: {}, keyId: "k", signature: "s" }])(
    "is refused in words: %j",
    async (wrong) => {
      const checked = await verifyReceipt({ receipt: wrong, keys, files: [] });
      expect(checked.ok ? [] : checked.error.because.map(verificationRefusalInWords)).toEqual([
        expect.stringMatching(/^This is not a receipt/),
      ]);
    },
  );

  it("a receipt cannot be checked with what are no keys", async () => {
    const checked = await verifyReceipt({ receipt, keys: { keys: "none" }, files: [] });
    expect(checked.ok ? [] : checked.error.because.map(verificationRefusalInWords)).toEqual([
      "These are not the published keys of a portal.",
    ]);
  });
});

it("a file that was attached to two questions is told of once, with how often, at hand or missing", async () => {
  const twice = given("plan.pdf", Buffer.from("one plan"));
  const other = given("plan.pdf", Buffer.from("another plan"));
  const signed = await aReceipt({ items: [twice, twice, other] });
  const says = async (files: readonly GivenFile[]) =>
    reportInWords(await verifyReceipt({ receipt: signed, keys, files })).findings.map(({ words }) => words);
  const [name, once] = ["“plan.pdf” (8 bytes, SHA-256 ", "“plan.pdf” (12 bytes, SHA-256 "];
  const which = `${twice.sha256.slice(0, 8)}…, attached to 2 questions)`;
  const held = await says([twice, other]);
  expect(held.slice(2)).toEqual([
    `${name}${which} is exactly what was submitted.`,
    `${once}${other.sha256.slice(0, 8)}…) is exactly what was submitted.`,
  ]);
  expect((await says([other]))[0]).toBe(`${name}${which} was submitted and is not among the files given.`);
});

describe("files of one name in a receipt", () => {
  const [one, other] = [
    given("accounts.pdf", Buffer.from("one")),
    given("accounts.pdf", Buffer.from("other")),
  ];
  const told = async (...held: readonly GivenFile[]) => {
    const of = await aReceipt({
      items: [one, other].map(({ name, size, sha256 }) => ({ name, size, sha256 })),
    });
    const { findings } = reportInWords(await verifyReceipt({ receipt: of, keys, files: held }));
    return findings
      .map(({ found, words }) => `${found}: ${words}`)
      .filter((words) => words.includes("accounts"));
  };
  const [ONE, OTHER] = [
    `(3 bytes, SHA-256 ${one.sha256.slice(0, 8)}…)`,
    `(5 bytes, SHA-256 ${other.sha256.slice(0, 8)}…)`,
  ];

  it("are told apart by size and the start of their hash, whatever is found of them", async () => {
    expect(await told(one, { ...other, name: "accounts (1).pdf" })).toEqual([
      `holds: “accounts.pdf” ${ONE} is exactly what was submitted.`,
      `holds: “accounts (1).pdf” is exactly what was submitted, then called “accounts.pdf” ${OTHER}.`,
    ]);
    expect(await told(other)).toContain(
      `fails: “accounts.pdf” ${ONE} was submitted and is not among the files given.`,
    );
    expect(await told()).toEqual([
      `left-out: To be compared besides, as it was submitted: “accounts.pdf” ${ONE}, “accounts.pdf” ${OTHER}.`,
    ]);
  });

  it("are each said to be missing when both have changed, and nobody guesses which became which", async () => {
    const [first, second] = ["1", "2"].map((text) => given("accounts.pdf", Buffer.from(text)));
    if (first === undefined || second === undefined) throw new Error("nothing is given");
    const nothing = "fails: “accounts.pdf” is nothing that was submitted under this name.";
    expect(await told(first, second)).toEqual([
      nothing,
      nothing,
      ...[ONE, OTHER].map(
        (which) => `fails: “accounts.pdf” ${which} was submitted and is not among the files given.`,
      ),
    ]);
  });
});
