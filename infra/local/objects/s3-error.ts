import { xmlDocument, xmlText } from "./xml.ts";

/** What S3 refuses, by its own code. Thrown, because a body is judged in the midst of streaming it. */
export class S3Error extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string = code) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** For what this store lacks: better refused than half done. */
export function notImplemented(what: string): S3Error {
  return new S3Error(501, "NotImplemented", `The local object store does not have ${what}.`);
}

export function errorDocument({ code, message }: S3Error, requestId: string): string {
  return xmlDocument(
    "Error",
    `<Code>${code}</Code><Message>${xmlText(message)}</Message><RequestId>${requestId}</RequestId>`,
  );
}
