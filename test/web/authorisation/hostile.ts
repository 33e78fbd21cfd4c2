import type { Sent } from "./exchange.ts";
import { isApi, type Method } from "./exchange.ts";
import { methodOf, paramsIn, pathOf, patternOf, type Row } from "./row.ts";
import type { Params } from "./things.ts";

/** A request that nobody with good intentions sends, and what may be answered. */
export type Hostile = {
  readonly what: string;
  readonly method: Method;
  readonly path: string;
  readonly sent: Sent;
  /** Statuses that are right; without them any that is no fault. */
  readonly answers?: readonly number[];
};

const long = "x".repeat(5_000);
/** Texts that no name of anything is. */
const NAMES = ["#", "\0", "__proto__", "../..", "'; --", "%", long];

/** Every parameter of the address replaced by what is no name, or by a name with something after it. */
export function hostileAddresses(row: Row, own: Params, sent: Sent): readonly Hostile[] {
  const method = methodOf(row);
  return paramsIn(row).flatMap((name) => {
    const value = own[name] ?? "";
    const texts = [...NAMES, `${value}#x`, `${value}\n`, value.toUpperCase()];
    // Two that are no text at all: a broken escape, and bytes that are not UTF-8.
    const encoded = [...texts.map((text) => encodeURIComponent(text)), "%E0%A4%A", "%ff%fe"];
    return encoded.map((text) => ({
      what: `${name} is ${text.slice(0, 40)}`,
      method,
      path: pathOf(row, { ...own, [name]: text }),
      sent,
      answers: [404],
    }));
  });
}

/** What may come after the address of something that is read, for programs each by itself. */
const QUERIES = [
  ...[
    "a=1",
    "__proto__=1",
    "constructor=1",
    "limit=1&limit=2",
    "limit=1e999",
    "limit=-1",
    "%00=%00",
    "%ff=1",
  ],
  ...["cursor=%00", "cursor=__proto__", "round=%23&round=%23", "round=%00", "%", `a=${long}`],
];
const PAGE_QUERIES = [
  "a=1&__proto__=1&constructor=1",
  "limit=1e999",
  "cursor=%00&limit=1&limit=2",
  "round=%23&%ff=%00",
];

/** A program is told what is not known; a page passes it over, or is not there. */
export function hostileQueries(row: Row, path: string, { query = "?", ...sent }: Sent): readonly Hostile[] {
  const program = isApi(patternOf(row));
  return (program ? QUERIES : PAGE_QUERIES).map((text) => ({
    what: `its query is ${text.slice(0, 40)}`,
    method: methodOf(row),
    path,
    sent: { ...sent, query: `${query}${query === "?" ? "" : "&"}${text}` },
    ...(program ? { answers: [404, 422] } : {}),
  }));
}

/** Values of every kind but the right one. */
const VALUES = [
  null,
  true,
  -1,
  1e300,
  {},
  [[]],
  [null],
  "",
  "\0",
  "\u202e",
  "\ufffd",
  long,
  { $gt: "" },
  ["a", "a"],
];

/** Bodies of a program that are not what is asked for. */
export function hostileJson(row: Row, path: string, good: Sent): readonly Hostile[] {
  const method = methodOf(row);
  const raw = (
    what: string,
    body: string | Uint8Array<ArrayBuffer>,
    answers: readonly number[],
    headers = {},
  ) => ({
    what,
    method,
    path,
    sent: { ...good, body, headers: { ...good.headers, ...headers } },
    answers,
  });
  const text = JSON.stringify(good.json ?? {});
  const within = (more: string) => `{${more}${text === "{}" ? "" : ","}${text.slice(1)}`;
  const deep = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
  return [
    ...["{", "[]", "null", "1", '"x"', "", "{'a':1}"].map((body) =>
      raw(`it sends ${body}`, body === "" ? " " : body, [400]),
    ),
    ...["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "json", ""].map(
      (type) => raw(`it sends ${type}`, text, [415], { "content-type": type === "" ? "none" : type }),
    ),
    ...["a", "__proto__", "constructor", "organisationId", "personId", "version", "sealed", "role", ""]
      .filter((name) => good.json?.[name] === undefined)
      .map((name) => raw(`it adds ${name}`, within(`"${name}":{"a":1}`), [422])),
    raw("it nests 10,000 deep", deep, [400]),
    raw("a field nests 10,000 deep", within(`"a":${deep}`), [422, 400]),
    raw("it is 10 MB", within(`"a":"${"x".repeat(10_000_000)}"`), [413]),
    raw("it is not UTF-8", notUtf8(text), [400]),
    raw("it has half a character", within('"a":"\\ud800"'), [400, 422]),
    ...Object.keys(good.json ?? {}).flatMap((name) => [
      ...VALUES.map((value) => ({
        ...raw(`${name} is ${JSON.stringify(value).slice(0, 40)}`, "", [422]),
        sent: { ...good, json: { ...good.json, [name]: value } },
      })),
      raw(
        `${name} nests 10,000 deep`,
        JSON.stringify({ ...good.json, [name]: 0 }).replace(`"${name}":0`, `"${name}":${deep}`),
        [422],
      ),
      raw(`${name} has half a character`, JSON.stringify({ ...good.json, [name]: "\ud800" }), [422]),
    ]),
  ];
}

/** The same text with a byte in it that no UTF-8 has. */
function notUtf8(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(text.length > 2 ? text : '{"a":"b"}');
  bytes[bytes.lastIndexOf(34) - 1] = 0xff;
  return bytes;
}

/** What a program says beside the body. */
export function hostileHeaders(row: Row, path: string, good: Sent): readonly Hostile[] {
  const send = (name: string, value: string, answers: readonly number[]) => ({
    what: `${name} is ${value.slice(0, 20)}`,
    method: methodOf(row),
    path,
    sent: { ...good, headers: { ...good.headers, [name]: value } },
    answers,
  });
  const keyed = !/audit-checks|\/draft$/.test(path);
  const keys = keyed
    ? ["", "short", "with a space", "é", long].map((value) => send("idempotency-key", value, [400]))
    : [];
  if (good.headers?.["if-match"] === undefined) return keys;
  const tags = ['"x"', '"0"', '"-1"', '"999999"', '"9.9.9"', '"1e9"'].map((value) =>
    send("if-match", value, [412]),
  );
  const none = ["", "1", "*", 'W/"1"', `"${long}"`].map((value) => send("if-match", value, [428]));
  return [...keys, ...tags, ...none];
}

/** Forms that no page of ours sends. */
export function hostileForms(row: Row, path: string, good: Sent): readonly Hostile[] {
  const method = methodOf(row);
  const raw = (
    what: string,
    body: NonNullable<Sent["body"]>,
    type = "application/x-www-form-urlencoded",
  ) => ({
    what,
    method,
    path,
    sent: { ...good, body, headers: { ...good.headers, "content-type": type } },
  });
  const form = good.form ?? {};
  return [
    raw("it is JSON", JSON.stringify(form), "application/json"),
    raw("it is plain", "a", "text/plain"),
    raw("it is no parts", "a", "multipart/form-data"),
    raw("it is broken parts", "--y\r\n", "multipart/form-data; boundary=x"),
    raw("it has broken escapes", "%E0%A4%A&reason=%ff&%00=%00&=&&__proto__=1&constructor=2&toString=3"),
    raw("it is nothing", ""),
    { ...raw("it is 10 MB", `reason=${"x".repeat(10_000_000)}`), answers: [413] },
    ...Object.keys(form).flatMap((name) =>
      ["", "\0", "\u202e\u2028", "__proto__", long, "1e999"].map((value) => ({
        what: `${name} is ${JSON.stringify(value).slice(0, 20)}`,
        method,
        path,
        sent: { ...good, form: { ...form, [name]: value } },
      })),
    ),
    ...["__proto__", "constructor", "role", "organisationId", "audience"].map((name) => ({
      what: `it adds ${name}`,
      method,
      path,
      sent: { ...good, form: { ...form, [name]: "1" } },
    })),
  ];
}
