import type { Sent } from "./exchange.ts";
import type { Hostile } from "./hostile.ts";
import { methodOf, type Row } from "./row.ts";

const long = "x".repeat(5_000);
const tenMegabytes = new Uint8Array(10_000_000).fill(120);
const deep = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;

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
  ) => ({ what, method, path, sent: { ...good, body, headers: { ...good.headers, ...headers } }, answers });
  const text = JSON.stringify(good.json ?? {});
  const within = (more: string) => `{${more}${text === "{}" ? "" : ","}${text.slice(1)}`;
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
    raw("it is 10 MB", tenMegabytes, [413]),
    raw("it is not UTF-8", notUtf8(text), [400]),
    raw("it has half a character", within('"a":"\\ud800"'), [400, 422]),
    ...Object.keys(good.json ?? {}).flatMap((name) => [
      ...VALUES.filter((value) => value !== good.json?.[name]).map((value) => ({
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

/** Forms that no page of ours sends. */
export function hostileForms(row: Row, path: string, good: Sent): readonly Hostile[] {
  const method = methodOf(row);
  const raw = (
    what: string,
    body: NonNullable<Sent["body"]>,
    type = "application/x-www-form-urlencoded",
  ) => ({ what, method, path, sent: { ...good, body, headers: { ...good.headers, "content-type": type } } });
  const form = good.form ?? {};
  return [
    raw("it is JSON", JSON.stringify(form), "application/json"),
    raw("it is plain", "a", "text/plain"),
    raw("it is no parts", "a", "multipart/form-data"),
    raw("it is broken parts", "--y\r\n", "multipart/form-data; boundary=x"),
    raw("it has broken escapes", "%E0%A4%A&reason=%ff&%00=%00&=&&__proto__=1&constructor=2&toString=3"),
    raw("it is nothing", ""),
    { ...raw("it is 10 MB", tenMegabytes), answers: [413] },
    ...Object.keys(form).flatMap((name) =>
      ["", "\0", "\u202e\u2028", long, "1e999"].map((value) => ({
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
