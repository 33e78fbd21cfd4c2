import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extensionOf, safeFileName } from "../../../shared/files/name.ts";
import { fileParts, partSizeOf } from "../../../shared/files/upload-parts.ts";
import {
  acceptedExtensions,
  LARGEST_FILE,
  problemBefore,
  typeOfName,
} from "../../../shared/files/allowed.ts";
import { fileProblemInWords } from "../../../shared/files/words.ts";
import { sizeInWords } from "../../../shared/kernel/file-words.ts";
import { FileProblem } from "../../../shared/files/schema.ts";

const MB = 1024 * 1024;

describe("the name of a file", () => {
  const NAMES: readonly [sent: string, shown: string][] = [
    ["Accounts 2012-13.pdf", "Accounts 2012-13.pdf"],
    ["C:\\Users\\me\\accounts.pdf", "accounts.pdf"],
    ["../../etc/passwd", "passwd"],
    ["re\u0301sume\u0301.pdf", "r\u00e9sum\u00e9.pdf"],
    ["invoice\u202Efdp.exe", "invoicefdp.exe"],
    ["a\u0000b\r\nContent-Type: text/html.pdf", "html.pdf"],
    ["tab\tand\nline.txt", "tab and line.txt"],
    ['what? "this" <is> it|*.pdf', "what- -this- -is- it--.pdf"],
    ["  .hidden.pdf. ", "hidden.pdf"],
    ["\u200b\u2066\ufeff", "file"],
    ["👨\u200d👩\u200d👧 (final).txt", "👨\u200d👩\u200d👧 (final).txt"],
    ["a\u200d.txt", "a.txt"],
    ["", "file"],
    [".pdf", "pdf"],
    ["half \ud83d of a picture.png", "half of a picture.png"],
  ];
  it.each(NAMES)("%j is shown as %j", (sent, shown) => {
    expect(safeFileName(sent)).toBe(shown);
  });

  it("the name of a file keeps its extension however long it is", () => {
    const long = safeFileName(`${"a".repeat(500)}.docx`);
    expect(long).toHaveLength(120);
    expect(extensionOf(long)).toBe("docx");
  });

  it("the name of a file is safe for 5,000 hostile names, and safe again is the same", () => {
    const odd = fc.constantFrom(
      ...Array.from(
        "\0\r\n\t\"\\/<>:|?*.%;'\u061c\u200e\u200f\u202a\u202e\u2028\u2066\u2069\ufeff\ufffd\u00ad\u180e\ud800\u3164\u{e0041}",
      ),
      "..",
      "../",
      "CON",
      "\u{1f469}\u200d",
      "\r\nX: y",
    );
    const name = fc.array(fc.oneof(odd, fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(name, (pieces) => {
        const safe = safeFileName(pieces.join(""));
        expect(safe).not.toMatch(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd/\\<>:"|?*]/u);
        expect(safe).not.toMatch(/^[. ]|[. ]$/);
        expect(safe.length).toBeGreaterThan(0);
        expect(safe.length).toBeLessThanOrEqual(240);
        expect(safe).toBe(safe.normalize("NFC"));
        expect(safeFileName(safe)).toBe(safe);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("what can be said of a file before it comes", () => {
  it("the largest file is taken before it comes, and one byte more or none is refused", () => {
    expect(problemBefore({ name: "a.pdf", size: LARGEST_FILE })).toBeUndefined();
    expect(problemBefore({ name: "a.pdf", size: LARGEST_FILE + 1 })).toBe("too-large");
    expect(problemBefore({ name: "a.pdf", size: 1 })).toBeUndefined();
    expect(problemBefore({ name: "a.pdf", size: 0 })).toBe("empty");
  });

  it.each(["a.exe", "a.html", "a.svg", "a.docm", "a.zip", "a.doc", "pdf", "a.pdf.js", "a"])(
    "refuses %s",
    (name) => {
      expect(problemBefore({ name, size: 10 })).toBe("type-not-allowed");
    },
  );

  it("each type is taken that the browser is told of, in capitals too", () => {
    for (const extension of acceptedExtensions().split(","))
      expect(typeOfName(`A${extension.toUpperCase()}`)?.mediaType).toContain("/");
  });
});

describe("the parts of a file", () => {
  it("the parts of a file are eight megabytes, and the last is what is left", () => {
    expect(fileParts(1)).toEqual([{ number: 1, start: 0, size: 1 }]);
    expect(fileParts(8 * MB)).toHaveLength(1);
    expect(fileParts(8 * MB + 1)[1]).toEqual({ number: 2, start: 8 * MB, size: 1 });
  });

  it("grow with the file, so that there are never too many", () => {
    expect(partSizeOf(LARGEST_FILE)).toBe(8 * MB);
    for (const size of [80_000 * MB, 80_000 * MB + 1, 1_000_000 * MB])
      expect(Math.ceil(size / partSizeOf(size))).toBeLessThanOrEqual(10_000);
  });

  it("the parts of a file make up the file, one after the other", () => {
    const size = fc.integer({ min: 1, max: 100 * MB });
    fc.assert(
      fc.property(size, (whole) => {
        let end = 0;
        for (const [index, part] of fileParts(whole).entries()) {
          expect([part.number, part.start]).toEqual([index + 1, end]);
          end += part.size;
        }
        expect(end).toBe(whole);
      }),
    );
  });
});

describe("words about files", () => {
  it("sizes of files are said as people say them", () => {
    const sizes = [
      0,
      1,
      1_023,
      1_024,
      MB - 513,
      MB - 1,
      1.5 * MB,
      4 * MB,
      10 * MB - 1,
      10 * MB,
      LARGEST_FILE,
    ].map(sizeInWords);
    expect(sizes).toEqual([
      "0 bytes",
      "1 byte",
      "1023 bytes",
      "1 KB",
      "1023 KB",
      "1 MB",
      "1.5 MB",
      "4 MB",
      "10 MB",
      "10 MB",
      "500 MB",
    ]);
  });

  it("words about files say for every problem what it is and what to do", () => {
    for (const problem of FileProblem.options)
      expect(fileProblemInWords(problem), problem).toMatch(/^[a-z].*[^.]$/);
    expect(new Set(FileProblem.options.map(fileProblemInWords)).size).toBe(FileProblem.options.length);
  });
});
