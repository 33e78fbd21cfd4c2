import { expect, it } from "vitest";
import { expectDescribed } from "../builders/described.ts";

const competitionId = "cmp_00000000000000000000000000";
const PUBLIC = `/api/v1/public/competitions/${competitionId}/pre-qualified`;
const DONE = {
  competitionId,
  submitted: 3,
  passed: 2,
  listed: ["Alpha"],
  publishedAt: "2013-12-19T09:00:00.000Z",
};
const json = (body: unknown, status = 200, type = "application/json") =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": type } });
const refusal = (status: number, code: string, given: object = {}) =>
  json(
    {
      type: `urn:problem:${code}`,
      title: "t",
      status,
      code,
      detail: "d",
      instance: "urn:request:r",
      ...given,
    },
    status,
    "application/problem+json",
  );
const looked = (answer: Response, path = PUBLIC) => expectDescribed("GET", path, answer);

it.each<[string, Response, string?]>([
  ["what an operation is described to answer", json(DONE)],
  ["how it may refuse", refusal(404, "not-found")],
  ["how every other may", refusal(429, "too-many-requests")],
  ["what is no answer of the API", json("a page"), "/competitions"],
])("the check of what is described passes %s", async (_what, answer, path) => {
  await expect(looked(answer, path)).resolves.toBeUndefined();
});

it.each<[string, Response, string?]>([
  ["a field that is not described", json({ ...DONE, more: 1 })],
  ["a field that is missing", json({ ...DONE, passed: undefined })],
  ["another status than is described", json(DONE, 201)],
  ["another media type", json(DONE, 200, "text/html")],
  ["an answer of no operation", json(DONE), "/api/v1/public/nothing"],
  ["a refusal that is none of the operation's", refusal(422, "round-not-open")],
  ["a refusal without a body, where none is read", refusal(415, "not-json")],
  ["a refusal that is no problem document", json({ code: "not-found" }, 404)],
  ["a problem with a field that is not described", refusal(404, "not-found", { organisation: "Alpha" })],
  ["a problem that gives itself another status", refusal(404, "not-found", { status: 403 })],
])("the check of what is described refuses %s", async (_what, answer, path) => {
  await expect(looked(answer, path)).rejects.toThrow(" answers ");
});
