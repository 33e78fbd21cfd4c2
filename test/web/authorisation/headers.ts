import type { Exchange } from "./exchange.ts";

const NONCE = /script-src 'nonce-([\w-]{22})'/;
export const nonceOf = ({ headers }: Exchange): string | undefined =>
  NONCE.exec(headers.get("content-security-policy") ?? "")?.[1];

/** What is wrong with the headers of an answer. */
export function amissInHeaders(answer: Exchange): readonly string[] {
  const { headers, text } = answer;
  const type = headers.get("content-type") ?? "none";
  const nonce = nonceOf(answer);
  const scripts = [...text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
  return [
    ...(headers.get("x-content-type-options") === "nosniff" ? [] : ["may be sniffed"]),
    ...(headers.get("cache-control") === "no-store" ? [] : ["may be stored"]),
    ...(isOneYear(headers.get("strict-transport-security")) ? [] : ["may be asked for without encryption"]),
    ...(headers.get("referrer-policy") === "same-origin" ? [] : ["sends referrers"]),
    ...(headers.get("content-security-policy")?.includes("frame-ancestors 'none'") ? [] : ["may be framed"]),
    ...(nonce === undefined ? ["has no nonce"] : []),
    ...(text === "" || fits(type, text) ? [] : [`says of ${text.slice(0, 20)} that it is ${type}`]),
    ...scripts
      .filter((tag) => !tag.includes(`nonce="${String(nonce)}"`))
      .map((tag) => `has ${tag} without the nonce`),
    ...(/\sstyle=|\son\w+=/.test(text.replace(/>[^<]*</g, "><")) ? ["has code or style in its markup"] : []),
    ...headers
      .getSetCookie()
      .filter(
        (cookie) => !/^__Host-[a-z-]+=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/.test(sorted(cookie)),
      )
      .map((cookie) => `sets a loose cookie: ${cookie}`),
  ];
}

const isOneYear = (policy: string | null): boolean => policy === "max-age=31536000; includeSubDomains";

/** JSON is UTF-8 by definition; of any other text the header says so. */
function fits(type: string, text: string): boolean {
  if (/^application\/(problem\+)?json(; charset=utf-8)?$/i.test(type)) return isJson(text);
  if (/^text\/html; charset=utf-8$/i.test(type)) return text.startsWith("<!DOCTYPE html>");
  return /^text\/plain; charset=utf-8$/i.test(type) && !text.startsWith("<");
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A cookie with its attributes in one order. */
function sorted(cookie: string): string {
  const [pair = "", ...attributes] = cookie.split("; ").filter((part) => !/^(max-age|expires)=/i.test(part));
  const order = ["Path=/", "HttpOnly", "Secure", "SameSite=Lax"];
  return [pair, ...attributes.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))].join("; ");
}
