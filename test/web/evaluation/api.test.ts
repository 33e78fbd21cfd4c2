import { expect, it } from "vitest";
import { must } from "../../builders/competition.ts";
import { aSealedPqq, FINANCE, passes } from "../../builders/evaluation.ts";
import { programAt } from "../../builders/visitor.ts";

const SEEN_NONE = { "if-match": '"0"' };

it("the API takes an evaluation from the first part to the results", async () => {
  const pqq = await aSealedPqq();
  const evaluation = `/competitions/${pqq.competitionId}/evaluation`;
  const lead = await programAt(pqq.portal, "authority", "lead@authority.example");
  const eve = await pqq.staff("eve");
  const part = { sectionId: FINANCE, personId: eve.personId, part: "evaluator" };
  await lead.done("POST", `${evaluation}/assignments`, part);
  const client = await programAt(pqq.portal, "authority", "eve@authority.example");
  const declared = await client.done("POST", `${evaluation}/declarations`, { interests: [] }, SEEN_NONE);
  expect(declared).toMatchObject({ version: 1 });
  expect(await client.done("GET", `${evaluation}/mine`)).toMatchObject({
    sections: [{ sectionId: FINANCE, responses: [{ name: "alpha", state: "not-started" }, {}] }],
  });
  const marks = { marks: passes() };
  const path = `${evaluation}/sections/${FINANCE}/responses/${pqq.idOf("alpha")}`;
  for (const _ of ["first", "repeat"])
    await client.done("POST", `${path}/marks`, marks, { "idempotency-key": "key-for-these-marks" });
  must(await pqq.declare(pqq.lead));
  expect(await lead.done("GET", path)).toMatchObject({
    etag: '"0"',
    allIn: true,
    marks: [{ name: "eve" }],
    moderations: [],
  });
  expect(await lead.done("POST", `${path}/moderations`, marks, SEEN_NONE)).toMatchObject({ version: 1 });
  expect(await lead.done("GET", evaluation)).toMatchObject({
    sections: [{ sectionId: FINANCE, responses: [{ state: "moderated" }, { state: "marking" }] }, {}],
  });
  expect(await lead.done("GET", `${evaluation}/results`)).toMatchObject({
    complete: false,
    results: [{ organisationName: "alpha", passes: false }, {}],
  });
  const off = { sectionId: FINANCE, personId: eve.personId, reason: "On leave" };
  await lead.done("POST", `${evaluation}/removals`, off);
});
