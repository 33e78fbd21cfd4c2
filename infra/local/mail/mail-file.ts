import type { Mail } from "../../../functions/platform/mail.ts";
import { Instant } from "../../../shared/kernel/instant.ts";

/** What a mail file holds, read back. */
export type StoredMail = Omit<Mail, "key" | "at"> & { readonly at: Instant };

const LINE = 76;
/** One address without anything that could begin another header or another recipient. */
const ADDRESS = /^[^\s<>,;:"\\]+@[^\s<>,;:"\\@]+$/;

/** The RFC 5322 text of a mail. Throws when the recipient is not one plain address. */
export function mailFile(
  { to, subject, text, at }: Mail,
  { from, id }: { from: string; id: string },
): string {
  if (!ADDRESS.test(to)) throw new Error("A mail needs one plain address to go to.");
  const head = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${encodedWords(subject)}`,
    `Date: ${new Date(at).toUTCString().replace("GMT", "+0000")}`,
    `Message-ID: <${id}@portal.invalid>`,
    `X-Portal-At: ${new Date(at).toISOString()}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: quoted-printable",
  ];
  return `${head.join("\r\n")}\r\n\r\n${quotedPrintable(text)}\r\n`;
}

/** Reads what `mailFile` wrote. */
export function readMailFile(file: string): StoredMail {
  const at = file.indexOf("\r\n\r\n");
  const lines = file
    .slice(0, at)
    .replace(/\r\n[ \t]/g, " ")
    .split("\r\n");
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return {
    to: headers.get("to") ?? "",
    subject: decodedWords(headers.get("subject") ?? ""),
    at: Instant.parse(headers.get("x-portal-at")),
    text: fromQuotedPrintable(file.slice(at + 4))
      .replace(/\r\n$/, "")
      .replaceAll("\r\n", "\n"),
  };
}

/** RFC 2047: plain text stays as it is; anything else becomes base64 words of at most 75 characters. */
function encodedWords(text: string): string {
  const oneLine = text.replace(/\s+/g, " ").trim();
  if (/^[\x20-\x7e]*$/.test(oneLine) && oneLine.length < LINE && !oneLine.includes("=?")) return oneLine;
  const words: string[] = [];
  let word = "";
  for (const character of oneLine) {
    if (Buffer.byteLength(word + character) > 42) {
      words.push(word);
      word = "";
    }
    word += character;
  }
  return [...words, word].map((one) => `=?utf-8?B?${Buffer.from(one).toString("base64")}?=`).join("\r\n ");
}

function decodedWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?B\?([A-Za-z0-9+/=]*)\?=/g, (_, base64: string) =>
      Buffer.from(base64, "base64").toString(),
    );
}

/** RFC 2045: every byte that is not plain is written as =XX, and no line is longer than 76 characters. */
function quotedPrintable(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => {
      const bytes = [...Buffer.from(line)].map((byte, index, all) => {
        const endsLine = index === all.length - 1;
        const plain = (byte > 32 && byte < 127 && byte !== 61) || (byte === 32 && !endsLine);
        return plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`;
      });
      const lines = [""];
      for (const byte of bytes) {
        const current = lines.at(-1) ?? "";
        if (current.length + byte.length > LINE - 1) lines.push(byte);
        else lines[lines.length - 1] = current + byte;
      }
      return lines.join("=\r\n");
    })
    .join("\r\n");
}

function fromQuotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString();
}
