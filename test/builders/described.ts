import { expect } from "vitest";
import * as z from "zod";
import type { ApiOperation } from "../../functions/platform/api-operation.ts";
import type { Answer } from "./answer.ts";
import { LIBRARY_WORDS } from "./library-words.ts";
import { API_OPERATIONS, Problem, problemCodesOf } from "../../infra/build/openapi.ts";

/** How an address must look to be an operation's. Those without parameters come first, as in the router. */
const KNOWN = API_OPERATIONS.map((operation) => ({
  operation,
  pattern: new RegExp(`^${operation.path.replace(/:[a-zA-Z]+/g, "[^/]+")}$`),
})).toSorted((one, other) => paramsIn(one.operation) - paramsIn(other.operation));

function paramsIn({ path }: ApiOperation): number {
  return path.split("/:").length;
}

/** The operation that a request to the API asks for, if it is one. */
const operationOf = (method: string, path: string): ApiOperation | undefined =>
  KNOWN.find(({ operation, pattern }) => operation.method === method.toLowerCase() && pattern.test(path))
    ?.operation;

/**
 * Sees that whatever the API answers is described: its status, media type and content or, if it refuses, that the refusal
 * is one of the operation's or of those that every operation may answer. All answers in tests pass through here.
 */
export async function expectDescribed(method: string, url: string, answer: Response): Promise<void> {
  const { pathname } = new URL(url, "https://portal.example");
  if (method === "HEAD") return;
  if (!pathname.startsWith("/api/v1/")) return expectOwnWords(pathname, answer);
  const operation = operationOf(method, pathname);
  const text = await answer.clone().text();
  const type = answer.headers.get("content-type");
  const what = `${operation?.operationId ?? `${method} ${pathname}`} answers ${answer.status} ${text.slice(0, 500)}`;
  if (answer.ok) {
    if (operation === undefined) throw new Error(`no operation is described: ${what}`);
    expect(answer.status, what).toBe(operation.status);
    expect(type, what).toMatch(/^application\/json\b/);
    const json: unknown = JSON.parse(text);
    // Parsing drops what a schema does not name, and so shows it.
    const read = operation.answer.safeParse(json);
    expect(read.success ? read.data : read.error.message, what).toEqual(json);
    return;
  }
  expect(type, what).toMatch(/^application\/problem\+json\b/);
  const read = Problem.strict().safeParse(JSON.parse(text));
  if (!read.success) throw new Error(`no problem document: ${what}`);
  const { status, code } = read.data;
  const told = [read.data.detail, ...(read.data.errors ?? []).map(({ detail }) => detail)];
  for (const words of told) expect(words, what).not.toMatch(LIBRARY_WORDS);
  expect(status, what).toBe(answer.status);
  if (operation !== undefined) expect(problemCodesOf(operation), what).toContain(code);
}

/** Sees that a page says nothing in the words of a library. */
async function expectOwnWords(path: string, answer: Response): Promise<void> {
  if (answer.status < 400 || answer.headers.get("content-type")?.startsWith("text/html") !== true) return;
  expect(LIBRARY_WORDS.exec(await answer.clone().text())?.[0], `the words of ${path}`).toBeUndefined();
}

/** What the API said, when it is as this operation describes it. */
export function asDescribed(operationId: string, answer: Answer) {
  const operation = API_OPERATIONS.find((one) => one.operationId === operationId);
  if (operation === undefined) throw new Error(`no operation ${operationId}`);
  expect(answer.status, answer.text).toBe(operation.status);
  return z.looseObject({}).parse(operation.answer.parse(answer.json()));
}
