import { inHex } from "./hex.ts";

/** What may be hashed and signed: no fractions, so that every implementation writes it alike. */
export type Canonical =
  | string
  | number
  | boolean
  | null
  | readonly Canonical[]
  | { readonly [name: string]: Canonical | undefined };

/**
 * The one way to write a value as JSON: names sorted, nothing between, absent names left out. Throws on a number that is not a
 * whole one, because two implementations may print it differently.
 */
export function canonical(value: Canonical): string {
  if (typeof value === "number" && !Number.isSafeInteger(value))
    throw new TypeError("canonical JSON holds whole numbers only");
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonical).join(",")}]`;
  const members = Object.entries(value)
    .flatMap(([name, member]) => (member === undefined ? [] : [[name, member] as const]))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
  return `{${members.join(",")}}`;
}

const isList = (value: Canonical): value is readonly Canonical[] => Array.isArray(value);

/** Node hashes a short text in a microsecond; what browsers have too hands it to a thread, which takes fifty times as long. */
const node = globalThis.process?.getBuiltinModule?.("node:crypto");

/** SHA-256 of a text (as UTF-8) in lower-case hexadecimal. */
export async function sha256(text: string): Promise<string> {
  if (node) return node.hash("sha256", text);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return inHex(new Uint8Array(digest));
}

/** SHA-256 of the canonical JSON of a value. */
export const digestOf = (value: Canonical): Promise<string> => sha256(canonical(value));
