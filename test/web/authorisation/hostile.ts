import { isApi, type Method, type Sent } from "./exchange.ts";
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
    const texts = [...NAMES, `${value}#x`, `${value}\n`, value.toUpperCase()].filter(
      (text) => text !== value,
    );
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

/** What may come after the address of something that is read: for programs each by itself, for pages some at once. */
const QUERIES = [
  "a=1",
  "__proto__=1",
  "constructor=1",
  "limit=1&limit=2",
  "limit=1e999",
  "limit=-1",
  "%00=%00",
  "%ff=1",
  "cursor=%00",
  "cursor=__proto__",
  "round=%23&round=%23",
  "round=%00",
  "%",
  `a=${long}`,
];
const PAGE_QUERIES = [
  "__proto__=1&constructor=1&limit=1e999",
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
