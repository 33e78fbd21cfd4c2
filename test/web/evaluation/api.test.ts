import { beforeEach, describe, expect, it } from "vitest";
import { evaluationOperations } from "../../../functions/evaluation/openapi.ts";
import { must } from "../../builders/competition.ts";
import { countEntries } from "../../builders/effects.ts";
import {
  aSealedPqq,
  CAPABILITY,
  FINANCE,
  passes,
  scores,
  type SealedPqq,
} from "../../builders/evaluation.ts";
import { asPerson } from "./people.ts";
import type { Answer, Reader } from "../../builders/person.ts";

let pqq: SealedPqq;
let lead: Reader;
beforeEach(async () => {
  pqq = await aSealedPqq();
  lead = await asPerson(pqq, pqq.lead);
});

const key = (text: string) => ({ "idempotency-key": `a-key-for-${text}` });
const seen = (version: number) => ({ "if-match": `"${version}"` });
const sectionPath = (name: string, section = CAPABILITY) =>
  `/evaluation/sections/${section}/responses/${pqq.idOf(name)}`;
const codeOf = ({ text }: Answer): unknown => JSON.parse(text).code;

describe("the API of the evaluation", () => {
  it("takes an evaluation from the first part to the results", async () => {
    const eve = await pqq.staff("eve");
    const part = { sectionId: FINANCE, personId: eve.personId, part: "evaluator" };
    expect(await lead.api("POST", "/evaluation/assignments", part, key("part"))).toMatchObject({
      status: 201,
    });
    const client = await asPerson(pqq, eve);
    const declare = { interests: [] };
    const declared = await client.api("POST", "/evaluation/declarations", declare, {
      ...key("none"),
      ...seen(0),
    });
    expect(JSON.parse(declared.text)).toEqual({ version: 1 });
    expect(JSON.parse((await client.api("GET", "/evaluation/mine")).text)).toMatchObject({
      sections: [{ sectionId: FINANCE, responses: [{ name: "alpha", state: "not-started" }, {}] }],
    });
    const marks = { marks: passes() };
    const path = sectionPath("alpha", FINANCE);
    expect((await client.api("POST", `${path}/marks`, marks, key("marks"))).status).toBe(201);
    expect((await client.api("POST", `${path}/marks`, marks, key("marks"))).status).toBe(201);
    must(await pqq.declare(pqq.lead));
    const read = await lead.api("GET", path);
    expect(read.headers.get("etag")).toBe('"0"');
    expect(JSON.parse(read.text)).toMatchObject({ allIn: true, marks: [{ name: "eve" }], moderations: [] });
    const moderated = await lead.api("POST", `${path}/moderations`, marks, { ...key("agreed"), ...seen(0) });
    expect(JSON.parse(moderated.text)).toMatchObject({ version: 1 });
    expect(JSON.parse((await lead.api("GET", "/evaluation")).text)).toMatchObject({
      sections: [{ sectionId: FINANCE, responses: [{ state: "moderated" }, { state: "marking" }] }, {}],
    });
    expect(JSON.parse((await lead.api("GET", "/evaluation/results")).text)).toMatchObject({
      complete: false,
      results: [{ organisationName: "alpha", passes: false }, {}],
    });
    const off = { sectionId: FINANCE, personId: eve.personId, reason: "On leave" };
    expect((await lead.api("POST", "/evaluation/removals", off, key("off"))).status).toBe(201);
  });

  it("answers refusals with their codes, and writes nothing", async () => {
    const ada = await pqq.evaluator("ada", CAPABILITY);
    const client = await asPerson(pqq, ada);
    const before = await countEntries(pqq.portal);
    const marks = { marks: scores(4) };
    const post = (path: string, body: unknown, headers = {}) =>
      client.api("POST", path, body, { ...key("x"), ...headers });
    const refusals: readonly [string, number, Promise<Answer>][] = [
      ["not-found", 404, post(`${sectionPath("alpha", FINANCE)}/marks`, { marks: passes() })],
      ["marked-otherwise", 422, post(`${sectionPath("alpha")}/marks`, { marks: passes() })],
      ["not-for-your-role", 403, post(`${sectionPath("alpha")}/moderations`, marks, seen(0))],
      ["version-missing", 428, post(`${sectionPath("alpha")}/moderations`, marks)],
      ["changed-meanwhile", 412, post(`${sectionPath("alpha")}/moderations`, marks, { "if-match": '"x"' })],
      ["changed-meanwhile", 412, post("/evaluation/declarations", { interests: [] }, seen(7))],
      ["invalid", 422, post(`${sectionPath("alpha")}/marks`, { marks: { marking: "scored", scores: [{}] } })],
      [
        "needs-national-lead",
        403,
        post("/evaluation/assignments", { sectionId: FINANCE, personId: ada.personId, part: "moderator" }),
      ],
      ["not-for-your-role", 403, client.api("GET", "/responses")],
      ["not-for-your-role", 403, client.api("GET", "/evaluation")],
      ["not-for-your-role", 403, client.api("GET", "/evaluation/results")],
      ["invalid", 422, lead.api("GET", "/evaluation?x=1")],
      ["not-found", 404, lead.api("GET", "/evaluation/sections/nowhere/responses/nobody")],
    ];
    for (const [code, status, asked] of refusals) {
      const answer = await asked;
      expect([codeOf(answer), answer.status]).toEqual([code, status]);
    }
    expect(await countEntries(pqq.portal)).toBe(before);
  });

  it("the API of the evaluation answers as its document describes", async () => {
    const ada = await pqq.evaluator("ada", CAPABILITY);
    must(await pqq.score(ada, CAPABILITY, "alpha", scores(4)));
    const client = await asPerson(pqq, ada);
    const paths: readonly [string, Reader, string][] = [
      ["listResponses", lead, "/responses"],
      ["getResponse", client, `/responses/${pqq.idOf("alpha")}`],
      ["getEvaluationProgress", lead, "/evaluation"],
      ["getEvaluationResults", lead, "/evaluation/results"],
      ["getMyEvaluation", client, "/evaluation/mine"],
      ["getSectionMarks", client, sectionPath("alpha")],
    ];
    for (const [id, as, path] of paths) {
      const described = evaluationOperations.find(({ operationId }) => operationId === id);
      const { status, text } = await as.api("GET", path);
      expect(status, id).toBe(described?.status);
      expect(described?.answer.safeParse(JSON.parse(text)).error, id).toBeUndefined();
    }
  });
});
