import { ByteReader } from "./byte-reader.ts";
import { S3Error } from "./s3-error.ts";

/** A browser's upload form: its fields, by lower-case name, and the file, which is still to come. */
type UploadForm = {
  fields: Map<string, string>;
  fileName: string;
  file: AsyncGenerator<Buffer>;
};

const PART_HEAD_BYTES = 8 * 1024;
const FIELDS_BYTES = 64 * 1024;

/**
 * Reads `multipart/form-data` up to the file, which S3 wants last; the file itself is streamed. What follows the file
 * is ignored, as S3 does.
 */
export async function readUploadForm(
  source: AsyncIterable<Buffer>,
  contentType: string,
): Promise<UploadForm> {
  const boundary = /boundary=(?:"([^"]{1,70})"|([^;\s]{1,70}))/i.exec(contentType);
  if (!boundary) throw malformed();
  const delimiter = `\r\n--${boundary[1] ?? boundary[2]}`;
  const reader = new ByteReader(withLineBreak(source));
  const fields = new Map<string, string>();
  let fieldBytes = 0;
  if ((await reader.until(delimiter, PART_HEAD_BYTES)) === undefined) throw malformed();
  for (;;) {
    if ((await reader.until("\r\n", 2)) !== "") throw malformed();
    const head = await reader.until("\r\n\r\n", PART_HEAD_BYTES);
    const name = / name="([^"]*)"/i.exec(head ?? "")?.[1]?.toLowerCase();
    if (head === undefined || name === undefined) throw malformed();
    if (name === "file") {
      const fileName = / filename="([^"]*)"/i.exec(head)?.[1] ?? "";
      return { fields, fileName, file: wholeFile(reader, delimiter) };
    }
    const value = await reader.until(delimiter, FIELDS_BYTES - fieldBytes);
    if (value === undefined || fields.has(name)) throw malformed();
    fieldBytes += value.length;
    fields.set(name, value);
  }
}

async function* wholeFile(reader: ByteReader, delimiter: string): AsyncGenerator<Buffer> {
  const ended = yield* reader.before(delimiter);
  if (!ended) throw new S3Error(400, "IncompleteBody", "The form ends within its file.");
}

/** The first boundary has no line break before it; with one put there, all are alike. */
async function* withLineBreak(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from("\r\n");
  yield* source;
}

function malformed(): S3Error {
  return new S3Error(400, "MalformedPOSTRequest", "The body of your POST request is not well-formed.");
}
