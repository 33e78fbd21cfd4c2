import { createHash, randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inspect } from "../../../functions/files/inspection.ts";
import { problemOfFile } from "../../../functions/files/scanning.ts";
import {
  type AFile,
  anOfficeFile,
  anOpenDocument,
  aPackedPdf,
  aPdf,
  GOOD_FILES,
} from "../../builders/documents.ts";
import { HOSTILE } from "../../builders/hostile-files.ts";

/** As a network brings them: in pieces of some size. */
async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}
const isPdf = ({ name }: AFile): boolean => name.endsWith(".pdf");
const look = ({ name, bytes }: AFile, pieces = 65_536) =>
  inspect(inPieces(bytes, pieces), name, problemOfFile);

describe("looking into a file", () => {
  it.each(GOOD_FILES.map((file) => [file.name, file] as const))(
    "the file check finds %s in order",
    async (_, file) => {
      const found = await look(file);
      expect(found).toEqual({
        size: file.bytes.length,
        sha256: createHash("sha256").update(file.bytes).digest("hex"),
        mediaType: expect.stringContaining("/"),
      });
    },
  );

  it.each(HOSTILE)("the file check refuses %s: %s", async (_, problem, make) => {
    const file = make();
    const found = await look(file);
    expect(found.problem).toBe(problem);
    expect(found.mediaType).toBeUndefined();
    // Also of what is refused it is known which bytes they were.
    expect(found.sha256).toBe(createHash("sha256").update(file.bytes).digest("hex"));
  });

  it("the check of files takes a large picture in a document", async () => {
    const picture = Buffer.alloc(90 * 2 ** 20, randomBytes(1_000));
    const film = { name: "ppt/media/film.mp4", content: randomBytes(70 * 2 ** 20), stored: true } as const;
    expect((await look(anOfficeFile("pptx", film))).problem).toBeUndefined();
    expect((await look(anOfficeFile("pptx", { ...film, content: picture }))).problem).toBeUndefined();
  });

  it("the check of files finds the same however the bytes are cut", async () => {
    const small = [...GOOD_FILES, ...HOSTILE.map(([, , make]) => make)].flatMap((one) => {
      const file = typeof one === "function" ? one() : one;
      return file.bytes.length < 4_000 && !isPdf(file) ? [file] : [];
    });
    expect(small.length).toBeGreaterThan(60);
    // A PDF is put together before it is looked into: two do.
    for (const file of [...small, aPdf(), aPackedPdf()]) {
      const whole = await look(file);
      for (const size of [1, 7, 64, 1_000])
        expect(await look(file, size), `${file.name} by ${size}`).toEqual(whole);
    }
  });

  const changeable = [
    anOfficeFile("docx"),
    anOfficeFile("xlsx", { name: "xl/s.xml", content: `<s>${"<r/>".repeat(50)}</s>`, sizesFollow: true }),
    anOpenDocument("text"),
    aPdf({ catalogue: "/Lang (en)" }),
    aPackedPdf(),
  ];
  // One byte makes the name of a part lead out: a backslash as its first.
  const JUDGED = [
    undefined,
    "damaged",
    "encrypted",
    "content-is-not-its-type",
    "expands-too-far",
    "leads-out",
  ];
  it.each(changeable.map((file) => [file.name, file] as const))(
    "judges %s with any bytes of it changed, and never fails",
    async (_, { name, bytes }) => {
      const change = fc.record({ at: fc.nat(bytes.length - 1), to: fc.nat(255) });
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
          const changed = Buffer.from(bytes);
          for (const { at, to } of changes) changed[at] = to;
          const { problem, size } = await look({ name, bytes: changed }, 200);
          expect(size).toBe(bytes.length);
          expect(JUDGED).toContain(problem);
        }),
        {
          numRuns: name.endsWith(".pdf") ? 20 : 100,
          examples: name === "annex.odt" ? [[[{ at: 30, to: 92 }]]] : [],
        },
      );
    },
  );

  it("the check of files keeps a bomb small: what it would unpack to is never held", async () => {
    const bombs = HOSTILE.filter(([name]) => name.includes("bomb") && !name.includes("PDF")).map(
      ([, , make]) => make(),
    );
    const before = process.memoryUsage().rss;
    let most = 0;
    const sampling = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5);
    for (const bomb of bombs) await look(bomb);
    clearInterval(sampling);
    expect((most - before) / 2 ** 20).toBeLessThan(64);
  });
});
