import type { StoreRequest } from "./request.ts";

/** The headers that are kept with an object and given back with it. */
const KEPT =
  /^(content-type|content-disposition|content-language|content-encoding|cache-control|x-amz-meta-.*|x-amz-server-side-encryption)$/;

/** What of a request, or of a form's fields, is kept with the object. */
export function storedHeaders(headers: ReadonlyMap<string, string>): Record<string, string> {
  const kept = [...headers].filter(([name]) => KEPT.test(name));
  return Object.fromEntries(
    kept
      .map(([name, value]) => [name, name === "content-encoding" ? withoutChunking(value) : value] as const)
      .filter(([, value]) => value !== ""),
  );
}

/** `response-content-type=...` in the query replaces a header of the answer. */
export function overriddenHeaders(query: StoreRequest["query"]): Record<string, string> {
  return Object.fromEntries(
    [...query].flatMap(([name, value]) =>
      /^response-(content-(type|disposition|language|encoding)|cache-control|expires)$/.test(name)
        ? [[name.slice("response-".length), value]]
        : [],
    ),
  );
}

/** `aws-chunked` says how the body travelled, not what it is. */
function withoutChunking(encoding: string): string {
  const names = encoding.split(",").map((name) => name.trim());
  return names.filter((name) => name !== "aws-chunked").join(",");
}
