import * as z from "zod";
import type { FileProblem } from "../../shared/files/schema.ts";

/** A value of a PDF as qpdf writes it: names begin with `/`, texts with `u:` or `b:`, and `7 0 R` names an object. */
export type PdfValue = string | number | boolean | null | undefined | readonly PdfValue[] | PdfDict;
export type PdfDict = { readonly [key: string]: PdfValue };
/** Every object of a PDF by its name, and its trailer. Of a stream it is the dictionary. */
export type Objects = {
  readonly values: ReadonlyMap<string, PdfValue>;
  readonly streams: ReadonlySet<PdfValue>;
};

/** What one PDF may take of memory besides its own bytes. */
const MOST_MEMORY = 768 * 1024 * 1024;
const PAGE = 65_536;

const isFunction = (value: unknown): boolean => typeof value === "function";
const Grow = z.custom<(this: WebAssembly.Memory, pages: number) => number>(isFunction);
const MakeQpdf = z.custom<(how: { noInitialRun: boolean }) => Promise<unknown>>(isFunction);
/** qpdf as its package hands it out: its command, and a file system of its own in memory. */
const Qpdf = z.object({
  callMain: z.custom<(args: readonly string[]) => number>(isFunction),
  FS: z.object({
    streams: z.array(z.unknown()),
    open: z.custom<(path: string, flags: number, mode: number) => void>(isFunction),
    close: z.custom<(stream: unknown) => void>(isFunction),
    writeFile: z.custom<(path: string, bytes: Uint8Array, how: { canOwn: boolean }) => void>(isFunction),
    readFile: z.custom<(path: string) => Uint8Array>(isFunction),
  }),
});
const STDERR = 2;
/** To write into a file made anew. */
const NEW = 577;
const FAILED = 2;
/** One program reads the first of two entries of a name, and another the last: nobody can say which action it is. */
const SAID_TWICE =
  /duplicated key \/(?:S|A|AA|PA|OpenAction|JS|JavaScript|Names|Next|F|UF|EF|XFA|AcroForm|Annots|OnInstantiate)[;,.\s]/;

const Value: z.ZodType<PdfValue> = z.custom<PdfValue>();
const Written = z.object({
  qpdf: z.tuple([
    z.unknown(),
    z.record(
      z.string(),
      z.union([z.object({ stream: z.object({ dict: Value }) }), z.object({ value: Value })]),
    ),
  ]),
});

/**
 * All objects of a PDF, deciphered where no password is needed, as qpdf finds them: by the file's own table of objects,
 * packed ones too. Where that table is wrong they are looked for, as other readers do. Or why there are none.
 */
export async function pdfObjects(bytes: Buffer): Promise<Objects | FileProblem> {
  const found = await asked(bytes);
  if (found !== "damaged") return found;
  const mended = withNewTable(bytes);
  return mended === undefined ? found : asked(mended);
}

async function asked(bytes: Uint8Array): Promise<Objects | FileProblem> {
  boundMemory();
  const { default: make } = await import("@neslinesli93/qpdf-wasm");
  const { FS, callMain } = Qpdf.parse(await MakeQpdf.parse(make)({ noInitialRun: true }));
  const text = (path: string) => new TextDecoder().decode(FS.readFile(path));
  FS.close(FS.streams[STDERR]);
  FS.open("/said", NEW, 0o600);
  FS.writeFile("/file.pdf", bytes, { canOwn: true });
  try {
    const args = ["--json=2", "--json-key=qpdf", "--json-stream-data=none", "/file.pdf", "/objects.json"];
    if (callMain(args) === FAILED) return whyNot(text("/said"));
    return SAID_TWICE.test(text("/said")) ? "damaged" : objectsOf(text("/objects.json"));
  } catch (error) {
    return whyNot(String(error));
  }
}

function whyNot(said: string): FileProblem {
  if (/password|encrypt/i.test(said)) return "encrypted";
  return /memory|bad_alloc|abort|too large|string longer/i.test(said) ? "expands-too-far" : "damaged";
}

/**
 * A PDF with one more table behind it, of the objects that stand in it; the last of a name counts. Undefined where that
 * cannot be done: objects that are packed, or no trailer.
 */
function withNewTable(bytes: Buffer): Buffer | undefined {
  const start = bytes.lastIndexOf("trailer");
  const end = bytes.indexOf("startxref", start);
  if (start < 0 || end < 0 || bytes.includes("/ObjStm")) return undefined;
  const places = new Map<number, string>();
  for (const { 1: id, 2: made, index } of bytes
    .toString("latin1")
    .matchAll(/(?<!\d)(\d{1,7})\s+(\d{1,5})\s+obj\b/g))
    places.set(
      Number(id),
      `${id} 1\n${String(index).padStart(10, "0")} ${String(made).padStart(5, "0")} n \n`,
    );
  const trailer = bytes.toString("latin1", start, end).replace(/\/(?:Prev|XRefStm)\b/g, "/Before");
  const table = `\nxref\n${[...places.values()].join("")}${trailer}startxref\n${bytes.length + 1}\n%%EOF\n`;
  return Buffer.concat([bytes, Buffer.from(table, "latin1")]);
}

function objectsOf(json: string): Objects {
  const [, written] = Written.parse(JSON.parse(json)).qpdf;
  const values = new Map<string, PdfValue>();
  const streams = new Set<PdfValue>();
  for (const [name, one] of Object.entries(written)) {
    const value = "stream" in one ? one.stream.dict : one.value;
    if ("stream" in one) streams.add(value);
    values.set(name.replace(/^obj:/, ""), value);
  }
  return { values, streams };
}

let isBounded = false;
/** What is packed in a PDF is unpacked by qpdf, which knows no bound of its own: its memory stops growing at one. */
function boundMemory(): void {
  if (isBounded) return;
  isBounded = true;
  const { prototype } = WebAssembly.Memory;
  const grow = Grow.parse(Object.getOwnPropertyDescriptor(prototype, "grow")?.value);
  prototype.grow = function (pages) {
    if (this.buffer.byteLength + pages * PAGE > MOST_MEMORY) throw new RangeError("out of memory");
    return grow.call(this, pages);
  };
}
