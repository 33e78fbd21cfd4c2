import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { problemOfFile } from "../../../functions/files/scanning.ts";

/** Small pictures as Pillow and libjpeg's own program write them, read to the end mark of the first in each. */
const photo = (how: string): Buffer =>
  readFileSync(new URL(`../../builders/field-files/accept/photo-${how}.jpg`, import.meta.url));
const PHOTOS = [
  "in-steps",
  "in-steps-with-restarts",
  "with-restarts",
  "colour-by-colour",
  "for-print",
  "of-two",
].map((how) => [how, photo(how)] as const);
const END = Buffer.from([0xff, 0xd9]);
const SCAN = Buffer.from([0xff, 0xda]);
const HEIGHT_AT = 5;

const look = (...pieces: readonly Uint8Array[]) => problemOfFile(Readable.from(pieces), "a.jpg");
const placesOf = (bytes: Buffer, mark: Buffer): readonly number[] =>
  Array.from(bytes.keys()).filter((at) => bytes.subarray(at, at + 2).equals(mark));
/** Where the data of the first scan begins. */
const dataOf = (bytes: Buffer): number => {
  const scan = bytes.indexOf(SCAN);
  return scan + 2 + bytes.readUInt16BE(scan + 2);
};
const frameOf = (bytes: Buffer): number =>
  bytes.findIndex((byte, at) => byte === 0xff && /^c[0-2]$/.test((bytes[at + 1] ?? 0).toString(16)));

/** The same picture, called as large as this. */
function calledAsLargeAs(bytes: Buffer, side: number): Buffer {
  const changed = Buffer.from(bytes);
  const size = frameOf(changed) + HEIGHT_AT;
  changed.writeUInt16BE(side, size);
  changed.writeUInt16BE(side, size + 2);
  return changed;
}

describe("looking into a JPEG", () => {
  it.each(PHOTOS)("the file check notices wherever a photo (%s) is cut off in its data", async (_, bytes) => {
    const last = bytes.indexOf(END);
    expect(await look(bytes.subarray(0, last), END)).toBeUndefined();
    expect(await look(bytes.subarray(0, last))).toBe("damaged");
    // The last byte may hold what fills it up alone.
    for (let at = dataOf(bytes); at < last - 1; at += 1) {
      expect(await look(bytes.subarray(0, at), END), `at ${at}, its end put back`).toBe("damaged");
    }
  });

  it.each(PHOTOS.filter(([how]) => /steps|print|colour/.test(how)))(
    "the file check notices whichever scans a photo (%s) has lost at its end",
    async (_, bytes) => {
      const scans = placesOf(bytes, SCAN);
      expect(scans.length).toBeGreaterThan(2);
      for (const at of scans) expect(await look(bytes.subarray(0, at), END)).toBe("damaged");
    },
  );

  it("the file check notices data that is lost in the middle of a photo, and a stretch of it", async () => {
    const bytes = photo("with-restarts");
    const start = dataOf(bytes);
    const [one = 0, two = 0] = [0xd1, 0xd2].map((mark) => bytes.indexOf(Buffer.from([0xff, mark])));
    expect(await look(bytes.subarray(0, one), bytes.subarray(two))).toBe("damaged");
    expect(await look(bytes.subarray(0, start + 9), bytes.subarray(start + 60))).toBe("damaged");
  });

  it("the file check reads a photo however its marks are padded and its colours are called", async () => {
    const bytes = photo("in-steps");
    const padding = Buffer.alloc(9, 0xff);
    expect(await look(bytes.subarray(0, -2), padding, END, Buffer.alloc(99))).toBeUndefined();
    const named = photo("with-restarts");
    const [frame, scan] = [frameOf(named), named.indexOf(SCAN)];
    for (const colour of [1, 2]) {
      named[frame + 10 + 3 * colour] = 1;
      named[scan + 5 + 2 * colour] = 1;
    }
    expect(await look(named)).toBeUndefined();
  });

  it("the file check ends soon with a photo that calls itself large, and holds little of it", async () => {
    const before = process.memoryUsage().rss;
    for (const [how, bytes] of PHOTOS) {
      expect(await look(calledAsLargeAs(bytes, 65_500)), how).toBe("expands-too-far");
      expect(await look(calledAsLargeAs(bytes, 31_000)), how).toBe("damaged");
      expect(await look(calledAsLargeAs(bytes, 0)), how).toBe("damaged");
    }
    expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(64);
  });

  it.each(PHOTOS)("judges a photo (%s) with any bytes of it changed, and never fails", async (_, bytes) => {
    const change = fc.record({ at: fc.nat(bytes.length - 1), to: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const changed = Buffer.from(bytes);
        for (const { at, to } of changes) changed[at] = to;
        const judged = [undefined, "damaged", "content-is-not-its-type", "expands-too-far"];
        expect(judged).toContain(await look(changed));
      }),
      { numRuns: 200 },
    );
  });
});
