import type { Context } from "hono";
import { statusOf } from "./refusal-status.ts";

/** An answer to a client that something was refused or is broken: RFC 9457, with the code of the refusal. */
export type Problem = {
  readonly status: ProblemStatus;
  /** The refusal's code, stable for clients: "window-not-open". */
  readonly code: string;
  /** The same words a page would show. */
  readonly detail: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
};
export type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503;

export const PROBLEM_TITLES: Record<ProblemStatus, string> = {
  400: "The request cannot be read",
  401: "Sign in first",
  403: "Not allowed",
  404: "Not found",
  405: "Method not allowed",
  409: "Not possible as things stand",
  412: "Changed meanwhile",
  413: "Too large",
  415: "Media type not supported",
  422: "Refused",
  428: "A version is needed",
  429: "Too many requests",
  500: "Problem with the service",
  503: "Not available at the moment",
};

export function problem(c: Context, { status, code, detail, errors }: Problem): Response {
  const body = {
    type: `urn:problem:${code}`,
    title: PROBLEM_TITLES[status],
    status,
    code,
    detail,
    ...(errors === undefined ? {} : { errors }),
    instance: `urn:request:${String(c.get("requestId") ?? "unknown")}`,
  };
  return c.body(JSON.stringify(body), status, { "content-type": "application/problem+json; charset=utf-8" });
}

/** The problem a refusal is, in the words a page would use. */
export const refusalProblem = (code: string, detail: string): Problem => ({
  status: statusOf(code),
  code,
  detail,
});
