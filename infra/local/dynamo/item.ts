/** A value as DynamoDB's JSON carries it: one member names the type; numbers and bytes travel as strings. */
export type AttributeValue = {
  S?: string;
  N?: string;
  B?: string;
  BOOL?: boolean;
  NULL?: boolean;
  SS?: string[];
  NS?: string[];
  BS?: string[];
  L?: AttributeValue[];
  M?: Item;
};

export type Item = Record<string, AttributeValue>;

/** Reads an item from its row. Only items lie under item keys, so it is enough to tell one from nothing. */
export function itemOf(json: string): Item | undefined {
  const value: unknown = JSON.parse(json);
  return isItem(value) ? value : undefined;
}

/** Items by their text, and how many characters that is. */
const items = new Map<string, Item>();
const mostCharacters = 4_000_000;
let characters = 0;

/**
 * The item of a row for whoever changes nothing in it: the same object as long as it is remembered, so that readers know by
 * it that the item is the same. Its bytes are as the SDK gives them, and in JSON as DynamoDB does.
 */
export function readItem(json: string): Item {
  const known = items.get(json);
  if (known !== undefined) return known;
  const value: unknown = JSON.parse(json, mayHoldBytes.test(json) ? decoded : undefined);
  if (!isItem(value)) throw new TypeError("a row without an item");
  if (characters > mostCharacters) characters = (items.clear(), 0);
  characters += json.length;
  items.set(json, value);
  return value;
}

/** In JSON a text as value of `B`, or texts in `BS`, are bytes: attributes of these names have maps. */
const mayHoldBytes = /"B":"|"BS":\["/;

class Bytes extends Uint8Array {
  toJSON(): string {
    return Buffer.from(this).toString("base64");
  }
}

function decoded(name: string, value: unknown): unknown {
  const bytes = (text: unknown) => new Bytes(Buffer.from(String(text), "base64"));
  if (name === "B" && typeof value === "string") return bytes(value);
  return name === "BS" && Array.isArray(value) ? value.map(bytes) : value;
}

function isItem(value: unknown): value is Item {
  return typeof value === "object" && value !== null;
}

/** Whether a map holds nothing but plain values, which every check lets pass as they are: texts, whole numbers, flags, and lists and maps of such. */
export function isPlainItem(value: unknown): value is Item {
  return isItem(value) && !Array.isArray(value) && Object.values(value).every(isPlain);
}

function isPlain(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const [[type, content] = [], other] = Object.entries(value);
  if (other !== undefined) return false;
  if (type === "S") return typeof content === "string";
  if (type === "N") return typeof content === "string" && /^(0|-?[1-9]\d{0,30})$/.test(content);
  if (type === "BOOL") return typeof content === "boolean";
  if (type === "NULL") return content === true;
  if (type === "L") return Array.isArray(content) && content.every(isPlain);
  return type === "M" && isPlainItem(content);
}

/** The most that one item may hold, in bytes. */
export const largestItem = 400 * 1024;

/** The size of an item in bytes by DynamoDB's rules: UTF-8 names and values, numbers by their digits. */
export function itemBytes(item: Item): number {
  return Object.entries(item).reduce(
    (bytes, [name, value]) => bytes + Buffer.byteLength(name) + valueBytes(value),
    0,
  );
}

function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return numberBytes(value.N);
  if (value.B !== undefined) return Buffer.byteLength(value.B, "base64");
  if (value.SS) return sum(value.SS, (text) => Buffer.byteLength(text));
  if (value.NS) return sum(value.NS, numberBytes);
  if (value.BS) return sum(value.BS, (bytes) => Buffer.byteLength(bytes, "base64"));
  if (value.L) return 3 + sum(value.L, (member) => 1 + valueBytes(member));
  if (value.M) return 3 + Object.keys(value.M).length + itemBytes(value.M);
  return 1;
}

/** About one byte for two significant digits, and one more; a further one for a minus sign. */
function numberBytes(number: string): number {
  const digits = number
    .replace(/[eE].*$/, "")
    .replace(/\D/g, "")
    .replace(/^0+|0+$/g, "");
  return 1 + Math.ceil(digits.length / 2) + (number.startsWith("-") ? 1 : 0);
}

function sum<T>(members: readonly T[], bytesOf: (member: T) => number): number {
  return members.reduce((total, member) => total + bytesOf(member), 0);
}

/** Whether two values read from JSON are the same, member by member, whatever the order of their names. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  const members = Object.entries(left);
  const others = new Map<string, unknown>(Object.entries(right));
  return (
    members.length === others.size && members.every(([name, value]) => sameValue(value, others.get(name)))
  );
}
