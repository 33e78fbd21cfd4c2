import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inspect } from "../../../functions/files/inspection.ts";
import { foundWithin, problemFoundApart } from "../../../functions/files/scanning-apart.ts";
import { fileProblemInWords } from "../../../shared/files/words.ts";
import { anOfficeFile } from "../../builders/documents.ts";
import { eicar } from "../../builders/hostile-files.ts";

const FOLDER = new URL("../../builders/field-files/", import.meta.url);
const file = (name: string): Buffer => readFileSync(new URL(name, FOLDER));
async function* inPieces(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}
const look = (name: string, judge = problemFoundApart) => inspect(inPieces(file(name)), name, judge);

/** What speaks against each, as people would say it. */
const REFUSED = {
  "cut.jpg": "damaged",
  "cut.png": "damaged",
  "dde-plain.docx": "active-content",
  "htmlpdf.pdf": "content-is-not-its-type",
  "includepicture.docx": "active-content",
  "javascript.pdf": "active-content",
  "not-an-image.jpg": "content-is-not-its-type",
  "old-word.doc": "type-not-allowed",
  "openaction-gotor.pdf": "active-content",
  "openaction-uri.pdf": "active-content",
  "password-objstm.pdf": "encrypted",
  "remoteimage.docx": "active-content",
  "submitform.pdf": "active-content",
  "template-remote.docx": "active-content",
  "traversal.docx": "leads-out",
  "uri.pdf": "active-content",
  "user-password.pdf": "encrypted",
  "xfa-script.pdf": "active-content",
} as const;

describe("files as people send them", () => {
  it.each(readdirSync(new URL("accept/", FOLDER)))(
    "the file check finds %s from the field in order",
    async (name) => {
      expect(await look(`accept/${name}`)).toMatchObject({ mediaType: expect.stringContaining("/") });
    },
  );

  it.each(Object.entries(REFUSED))(
    "the file check refuses %s from the field, because it is: %s",
    async (name, problem) => {
      expect((await look(`refuse/${name}`)).problem).toBe(problem);
    },
  );

  it("every file that is to be refused is named with its reason", () => {
    expect(readdirSync(new URL("refuse/", FOLDER)).toSorted()).toEqual(Object.keys(REFUSED).toSorted());
  });

  it("a document of before 2007 is told what to be saved as", () => {
    expect(fileProblemInWords("type-not-allowed")).toContain(".docx");
    expect(fileProblemInWords("content-is-not-its-type")).toContain(".docx");
  });

  it("a picture of too many points is told how many it may have", () => {
    expect(fileProblemInWords("expands-too-far")).toContain("1000 million points");
  });
});

describe("the bound of a check", () => {
  const slow = "slow-to-check.docx";

  it("the check of files of thousands of parts comes to its end", async () => {
    expect((await look(slow)).problem).toBeUndefined();
  });

  it("the check of files that take too long ends with a verdict that says so, and with their hash", async () => {
    const sha256 = createHash("sha256").update(file(slow)).digest("hex");
    const found = await look(slow, foundWithin(-1_000_000, 512));
    expect(found).toEqual({ size: file(slow).length, sha256, problem: "takes-too-long" });
  });

  it("the check of a file that takes all memory there is ends with a verdict, and nothing else does", async () => {
    const deep = anOfficeFile("docx", { name: "word/a.xml", content: "<a>".repeat(2_000_000) });
    const judge = foundWithin(60_000, 32);
    const found = await Promise.all(
      [deep, anOfficeFile("docx")].map(({ name, bytes }) => inspect(inPieces(bytes), name, judge)),
    );
    expect(found.map(({ problem }) => problem)).toEqual(["expands-too-far", undefined]);
  });

  it("the check of files goes on when one took too long, and when one could not be read", async () => {
    const broken = async function* () {
      yield Buffer.from("a");
      throw new Error("the object store is away");
    };
    await expect(inspect(broken(), "a.txt", problemFoundApart)).rejects.toThrow("the object store is away");
    const names = Array.from({ length: 12 }, (_, index) => `${index}.txt`);
    const judge = (name: string) =>
      inspect(inPieces(Buffer.from(name === "7.txt" ? eicar() : name)), name, problemFoundApart);
    const found = await Promise.all(names.map(judge));
    expect(found.map(({ problem }) => problem)).toEqual(
      names.map((name) => (name === "7.txt" ? "malware" : undefined)),
    );
  });
});
