import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { must } from "../a-competition.ts";
import { canonical } from "../../../shared/kernel/digest.ts";
import { Instant } from "../../../shared/kernel/instant.ts";
import { SignedReceipt } from "../../../shared/kernel/receipt.ts";
import {
  allHolds,
  type GivenFile,
  isBesides,
  jsonIn,
  verifyReceipt,
} from "../../../shared/kernel/receipt-verification.ts";
import { checkInWords } from "../../../shared/kernel/receipt-words.ts";
import {
  aReceipt,
  given,
  goldenReceipt,
  HANDED_IN,
  PROFILE,
  publishedTestKeys,
} from "../../builders/receipt.ts";

const files = [...HANDED_IN].map(([name, bytes]) => given(name, bytes));
const [capability, accounts] = files;
if (capability === undefined || accounts === undefined) throw new Error("nothing was handed in");
let receipt: SignedReceipt;
let keys: Awaited<ReturnType<typeof publishedTestKeys>>;
beforeAll(async () => {
  receipt = await aReceipt();
  keys = await publishedTestKeys();
});

async function check(changed: { receipt?: unknown; files?: readonly GivenFile[]; keys?: unknown }) {
  const checked = must(await verifyReceipt({ receipt, keys, files, ...changed }));
  return { holds: allHolds(checked), words: checkInWords(checked).map(({ words }) => words) };
}

describe("a receipt as it was given out", () => {
  it("holds with everything that was submitted, and says so", async () => {
    expect(await check({})).toEqual({
      holds: true,
      words: [
        "The portal signed this receipt (key test-key), and nothing in it has changed since.",
        "Capita submitted 0QF-7KD-9SA in “Probation services” (by Sam Submitter). It was received at 11:59am, Thursday 14 November 2013 (GMT), before the closing time, 12 noon, Thursday 14 November 2013 (GMT).",
        "“capability.json” is exactly what was submitted.",
        "“accounts.pdf” is exactly what was submitted.",
      ],
    });
  });

  it("holds when a file was renamed, and says what it was called", async () => {
    const { holds, words } = await check({ files: [capability, { ...accounts, name: "accounts (1).pdf" }] });
    expect(holds).toBe(true);
    expect(words).toContain("“accounts (1).pdf” is exactly what was submitted, then called “accounts.pdf”.");
  });

  it("holds in any order and spacing of its JSON", async () => {
    const { signature, keyId, statement } = receipt;
    const reordered: unknown = JSON.parse(JSON.stringify({ signature, keyId, statement }, null, 4));
    expect((await check({ receipt: reordered })).holds).toBe(true);
  });

  it("the receipt of a withdrawal holds without any file", async () => {
    const withdrawal = await aReceipt({ what: "withdrawn", items: [] });
    expect((await check({ receipt: withdrawal, files: [] })).holds).toBe(true);
  });
});

describe("a receipt that was given out long ago", () => {
  const all = { 1: files, 2: [...files, given(...PROFILE)] } as const;

  it.each([1, 2] as const)("holds in version %i", async (version) => {
    const checked = await check({ receipt: goldenReceipt(version), files: all[version] });
    expect(checked).toMatchObject({ holds: true });
    expect(checked.words).toHaveLength(2 + all[version].length);
  });

  it.each([1, 2] as const)("does not hold in version %i as one of the other", async (version) => {
    const { statement, ...signed } = goldenReceipt(version);
    const passedOff = { ...signed, statement: { ...statement, version: version === 1 ? 2 : 1 } };
    expect((await check({ receipt: passedOff, files: all[version] })).holds).toBe(false);
  });
});

describe("not everything holds", () => {
  it("a receipt does not hold when an item is not at hand", async () => {
    const { holds, words } = await check({ files: [capability] });
    expect(holds).toBe(false);
    expect(words).toContain("“accounts.pdf” was submitted and is not among the files given.");
  });

  it("a receipt does not hold when a file is given that was not submitted", async () => {
    const { holds, words } = await check({ files: [...files, given("later.pdf", Buffer.from("later"))] });
    expect(holds).toBe(false);
    expect(words).toContain(
      "“later.pdf” is not in this receipt: it was not submitted, or it has changed since.",
    );
  });

  it("a receipt does not hold when a file has another size than was submitted, whatever is said of its hash", async () => {
    const [first, ...others] = files;
    if (first === undefined) throw new Error("nothing was handed in");
    const { holds, words } = await check({ files: [{ ...first, size: first.size + 1 }, ...others] });
    expect(holds).toBe(false);
    expect(words[0]).toContain(`“${first.name}” has changed`);
  });

  it("a receipt does not hold at the closing instant itself, though the portal signed it", async () => {
    const late = await aReceipt({ receivedAt: Instant.parse("2013-11-14T12:00:00.000Z") });
    const { holds, words } = await check({ receipt: late });
    expect(holds).toBe(false);
    expect(words[0]).toContain("too late: it had to be received before 12 noon, Thursday 14 November 2013");
  });

  it("under a key that is not published; nothing else is said of it then", async () => {
    expect(await check({ receipt: { ...receipt, keyId: "another" } })).toEqual({
      holds: false,
      words: ["The receipt names a key that is not among the published ones (another): it proves nothing."],
    });
  });

  it("under another key of the same name", async () => {
    const [key] = keys.keys;
    const other = { keys: [{ ...key, publicKey: "PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw" }] };
    expect((await check({ keys: other })).words).toEqual([
      "The signature does not hold: this receipt was changed, or the portal never gave it out.",
    ]);
  });
});

describe("which of the files", () => {
  const other = (name: string) => given(name, Buffer.from("other"));
  const copies = [given("a.pdf", Buffer.from("same")), given("b.pdf", Buffer.from("same"))];
  const aside = (name: string) => ({ ...other(name), besides: true });

  it("of a file of the same name with other bytes it is said first that it changed, and nothing else", async () => {
    const { holds, words } = await check({ files: [capability, other("accounts.pdf")] });
    expect(holds).toBe(false);
    expect(words[0]).toBe(
      "“accounts.pdf” has changed: what was submitted under this name is something else.",
    );
    expect(words.filter((one) => one.includes("accounts.pdf"))).toHaveLength(1);
  });

  it("a name is the same as another computer writes it", async () => {
    const items = [{ ...accounts, name: "Caf\u00e9.PDF" }];
    const changed = await check({ receipt: await aReceipt({ items }), files: [other("cafe\u0301.pdf")] });
    expect(changed.words[0]).toMatch(/has changed/);
  });

  it("a file that was renamed is found, and what is now called so is not", async () => {
    const { words } = await check({
      files: [capability, { ...accounts, name: "sent.pdf" }, other("accounts.pdf")],
    });
    expect(words).toContain("“sent.pdf” is exactly what was submitted, then called “accounts.pdf”.");
    expect(words[0]).toBe("“accounts.pdf” is nothing that was submitted under this name.");
    expect(words.join()).not.toContain("is not among");
  });

  it.each([
    ["accounts.pdf", "Accounts.PDF"],
    ["a.pdf", "a.pdf"],
  ])(
    "of %s and %s, of which one changed copy is given, none is said to be that one",
    async (first, second) => {
      const items = [first, second].map((name, at) => given(name, Buffer.from(`${at}`)));
      const { words } = await check({ receipt: await aReceipt({ items }), files: [other(second)] });
      const twin = (at: number) =>
        first === second ? ` (1 byte, SHA-256 ${items[at]?.sha256.slice(0, 8)}…)` : "";
      expect(words.slice(0, 3)).toEqual([
        `“${second}” is nothing that was submitted under this name.`,
        `“${first}”${twin(0)} was submitted and is not among the files given.`,
        `“${second}”${twin(1)} was submitted and is not among the files given.`,
      ]);
    },
  );

  it("of one that was overwritten with another it is said what lies in its place", async () => {
    const [x, y] = [given("x.pdf", Buffer.from("x")), given("y.pdf", Buffer.from("y"))];
    const over = { receipt: await aReceipt({ items: [x, y] }), files: [{ ...y, name: "x.pdf" }, y] };
    const { holds, words } = await check(over);
    expect([holds, words[0]]).toEqual([
      false,
      "“x.pdf” was submitted and is not among the files given: what is called so now is something else.",
    ]);
    expect(words.slice(3)).toEqual([
      "“y.pdf” is exactly what was submitted.",
      "The file that is called “x.pdf” now is exactly what was submitted as “y.pdf”.",
    ]);
  });

  it("two files of equal content are each what they are called", async () => {
    const twins = await aReceipt({ items: copies });
    for (const held of [copies, copies.toReversed()]) {
      const { holds, words } = await check({ receipt: twins, files: held });
      expect(holds).toBe(true);
      expect(words.slice(2)).toEqual([
        "“a.pdf” is exactly what was submitted.",
        "“b.pdf” is exactly what was submitted.",
      ]);
    }
  });

  it("what was submitted under two names may be kept once, and the other way round", async () => {
    const [a, b] = copies;
    if (a === undefined || b === undefined) throw new Error("there are two");
    const once = await check({ receipt: await aReceipt({ items: copies }), files: [b] });
    expect(once.holds).toBe(true);
    expect(once.words).toContain("“b.pdf” is exactly what was submitted, then called “a.pdf”.");
    const twice = await check({ receipt: await aReceipt({ items: [a] }), files: copies });
    expect(twice.holds).toBe(true);
    expect(twice.words).toContain("“b.pdf” is exactly what was submitted, then called “a.pdf”.");
  });

  it("the receipt, keys and a system's own files in the folder are left out, and it is said", async () => {
    const { holds, words } = await check({
      files: [...files, aside("receipt.json"), aside("receipt-keys.json"), other(".DS_Store")],
    });
    expect(holds).toBe(true);
    for (const name of ["receipt.json", "receipt-keys.json", ".DS_Store"])
      expect(words).toContainEqual(expect.stringMatching(new RegExp(`^“${name}” was not compared`)));
  });

  it("a receipt is not left out where something else was submitted under its name, or it itself", async () => {
    expect((await check({ files: [capability, aside("accounts.pdf")] })).words[0]).toMatch(/has changed/);
    expect((await check({ files: [capability, { ...accounts, besides: true }] })).holds).toBe(true);
  });
});

describe("the bytes of a receipt", () => {
  const text = () => JSON.stringify(receipt);
  const encoded = () => [
    Buffer.from(text()),
    Buffer.from(`\ufeff${text()}`),
    Buffer.from(`\ufeff${text()}`, "utf16le"),
    Buffer.from(`\ufeff${text()}`, "utf16le").swap16(),
  ];

  it("the bytes of a receipt are read in any encoding that a program marks", async () => {
    for (const bytes of encoded()) {
      expect((await check({ receipt: jsonIn(bytes) })).holds).toBe(true);
      expect(isBesides(bytes)).toBe(true);
    }
    expect(isBesides(Buffer.from(`\ufeff${JSON.stringify(keys)}`))).toBe(true);
  });

  it.each(["", "{", "{}", '{"answers":{}}', "\ufeff", "%PDF-1.7"])(
    "what is neither a receipt nor keys is compared: %j",
    (other) => expect(isBesides(Buffer.from(other))).toBe(false),
  );
});

const parsed = (text: string): SignedReceipt | undefined => {
  try {
    return SignedReceipt.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};
const says = (text: string) => {
  const read = parsed(text);
  return read && canonical(read);
};
const verifies = async (text: string, held = files): Promise<boolean> => {
  const read = parsed(text);
  if (read === undefined) return false;
  const checked = await verifyReceipt({ receipt: read, keys, files: held });
  return checked.ok && allHolds(checked.value);
};

/** One character of a text replaced, left out, or put in before it. */
const edit = fc.record({
  at: fc.nat(),
  by: fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
  way: fc.constantFrom("replace", "leave-out", "put-in"),
});
const edited = (text: string, { at, by, way }: { at: number; by: string; way: string }) => {
  const place = at % text.length;
  return (
    text.slice(0, place) + (way === "leave-out" ? "" : by) + text.slice(way === "put-in" ? place : place + 1)
  );
};
const flip = fc.record({ at: fc.nat(), by: fc.integer({ min: 1, max: 255 }) });
const flipped = (bytes: Buffer, { at, by }: { at: number; by: number }) =>
  Buffer.from(bytes.map((byte, place) => (place === at % bytes.length ? byte ^ by : byte)));

describe("of 10,000 random changes none verifies", () => {
  it("no change of one character in what the receipt says verifies, of 5,000", async () => {
    const text = JSON.stringify(receipt);
    expect(await verifies(text)).toBe(true);
    await fc.assert(
      fc.asyncProperty(edit, async (one) => {
        const changed = edited(text, one);
        // Spaces between the parts change nothing that it says.
        fc.pre(says(changed) !== says(text));
        expect(await verifies(changed)).toBe(false);
      }),
      { numRuns: 5_000, seed: 14_11_2013 },
    );
  });

  it("no change of one byte in what was submitted verifies, of 5,000", async () => {
    const text = JSON.stringify(receipt);
    const change = fc.record({ flip, which: fc.constantFrom(...HANDED_IN.keys()) });
    await fc.assert(
      fc.asyncProperty(change, async (one) => {
        const held = [...HANDED_IN].map(([name, bytes]) =>
          given(name, name === one.which ? flipped(bytes, one.flip) : bytes),
        );
        expect(await verifies(text, held)).toBe(false);
      }),
      { numRuns: 5_000, seed: 14_11_2013 },
    );
  });

  it("no change of a byte of the receipt's file verifies, but where it says the same as before", async () => {
    const bytes = Buffer.from(JSON.stringify(receipt, null, 2));
    let same = 0;
    await fc.assert(
      fc.asyncProperty(flip, async (one) => {
        const changed = flipped(bytes, one).toString("utf8");
        const unchanged = says(changed) === says(bytes.toString("utf8"));
        if (unchanged) same += 1;
        expect(await verifies(changed)).toBe(unchanged);
      }),
      { numRuns: 5_000, seed: 14_11_2013 },
    );
    // Between the parts a space can become a tab or a line end; that is seen here and is no change of the receipt.
    expect(same).toBeGreaterThan(0);
    expect(same).toBeLessThan(250);
  });
});
