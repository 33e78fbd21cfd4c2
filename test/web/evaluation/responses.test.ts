import { beforeEach, describe, expect, it } from "vitest";
import type { AuditEntry } from "../../../shared/kernel/chain.ts";
import { authorityStream } from "../../../functions/platform/stream.ts";
import { aCompetition, london, must } from "../../builders/competition.ts";
import { aSealedPqq, CAPABILITY, FINANCE, type SealedPqq } from "../../builders/evaluation.ts";
import { asPerson, type AtCompetition } from "./people.ts";
import { words } from "../../builders/answer.ts";

describe("before the questionnaire is sealed", () => {
  it("nobody of the authority sees responses, and a look of those who will is written down once a day", async () => {
    const running = await aCompetition("2013-10-31T11:59:59.999");
    const { portal, lead, competitionId } = running;
    const looks = ["/responses", "/evaluation", `/responses/org_${"0".repeat(26)}`];
    const client = await asPerson(running, lead);
    const entries = async () =>
      (await portal.deps.table.all({ pk: authorityStream(competitionId, lead.personId).name })).filter(
        ({ what }) => what === "early-access.refused",
      );
    for (const path of looks) {
      const { status, text } = await client.get(path);
      expect(status).toBe(403);
      expect(words(text)).toContain(
        "This cannot be seen before 12:01pm, Thursday 31 October 2013 (GMT). Your attempt has been recorded",
      );
    }
    expect((await client.api("GET", "/responses")).status).toBe(403);
    const [entry, ...more] = await entries();
    expect(more).toEqual([]);
    expect(entry?.["subject" satisfies keyof AuditEntry]).toBe("responses to the PQQ");
  });

  it("seals a due questionnaire when somebody looks", async () => {
    const running = await aCompetition("2013-10-31T11:59");
    const client = await asPerson(running, running.lead);
    running.portal.at(london("2013-10-31T12:01"));
    const { status, text } = await client.get("/responses");
    expect(status).toBe(200);
    expect(words(text)).toContain("No organisation has responded");
  });
});

describe("responses", () => {
  let pqq: SealedPqq;
  let lead: AtCompetition;
  beforeEach(async () => {
    pqq = await aSealedPqq();
    lead = await asPerson(pqq, pqq.lead);
  });
  const pathOf = (name: string) => `/responses/${pqq.idOf(name)}`;

  it("responses are listed for national leads and auditors, in order of name", async () => {
    const auditor = await asPerson(pqq, await pqq.staff("audrey", "auditor"));
    for (const reader of [lead, auditor]) {
      const told = words((await reader.get("/responses")).text);
      expect(told).toMatch(/2 organisations responded .*alpha Company .* REF-alpha beta Company .* REF-beta/);
    }
    expect(JSON.parse((await lead.api("GET", "/responses")).text)).toMatchObject({
      items: [{ name: "alpha" }, { name: "beta" }],
    });
  });

  it("responses are shown as they were submitted, with the profile of that time and clean files alone to fetch", async () => {
    const { text } = await lead.get(pathOf("alpha"));
    expect(words(text)).toContain("Received at 4:20pm, Wednesday 30 October 2013 (GMT)");
    for (const said of ["alpha limited", "£12,000,000", "How alpha will deliver", "4 of up to 500 words"])
      expect(words(text)).toContain(said);
    expect(words(text)).toContain("refused-accounts-of-alpha.pdf (kept apart");
    const [, href = ""] = /href="[^"]*(\/responses\/[^"]*\/download)"/.exec(text) ?? [];
    const fetched = await lead.get(href);
    expect(fetched.status).toBe(302);
    expect(fetched.leadsTo).toMatch(/^https:\/\/files\.example\//);
    expect(text.match(/\/download"/g)).toHaveLength(1);
  });

  it("responses are kept from support managers, team leads and evaluators without a part", async () => {
    const others = [
      await pqq.staff("sam", "support-manager", [20]),
      await pqq.staff("tim", "competition-lead", [20]),
      await pqq.staff("eve"),
    ];
    for (const other of others) {
      const client = await asPerson(pqq, other);
      for (const path of ["/responses", pathOf("alpha"), `/responses/org_${"0".repeat(26)}`]) {
        expect((await client.get(path)).status, `${other.name} ${path}`).toBe(403);
        expect((await client.api("GET", path)).status, `${other.name} ${path}`).toBe(403);
      }
    }
  });

  it("show an evaluator the sections that are theirs, once they have declared and have no interest", async () => {
    const eve = await pqq.staff("eve");
    must(await pqq.assign(eve, CAPABILITY));
    const client = await asPerson(pqq, eve);
    const before = await client.get(pathOf("alpha"));
    expect(before.status).toBe(403);
    expect(words(before.text)).toContain("Declare your interests first");
    must(await pqq.declare(eve, ["beta"]));
    const own = words((await client.get(pathOf("alpha"))).text);
    expect(own).toContain("How alpha will deliver");
    expect(own).not.toMatch(/£12,000,000|alpha limited|accounts-of/);
    const kept = await client.get(pathOf("beta"));
    expect(kept.status).toBe(403);
    expect(kept.text).not.toContain("How beta");
    const answer = JSON.parse((await client.api("GET", pathOf("alpha"))).text);
    expect(answer).toMatchObject({ sections: [{ sectionId: CAPABILITY }], files: [] });
  });

  it("give an evaluator no file of another's section, and one that is not clean to nobody", async () => {
    const { text } = await lead.get(pathOf("alpha"));
    const [, href = ""] = /href="[^"]*(\/responses\/[^"]*\/download)"/.exec(text) ?? [];
    const eve = await asPerson(pqq, await pqq.evaluator("eve", CAPABILITY));
    expect((await eve.get(href)).status).toBe(404);
    const fay = await asPerson(pqq, await pqq.evaluator("fay", FINANCE));
    expect((await fay.get(href)).status).toBe(302);
    const { files } = JSON.parse((await lead.api("GET", pathOf("alpha"))).text);
    const refused = files.find(({ state }: { state: string }) => state === "refused");
    expect((await lead.get(`${pathOf("alpha")}/files/${refused.fileId}/download`)).status).toBe(404);
  });

  it("a response that is not there is answered as such", async () => {
    for (const path of [
      `/responses/org_${"0".repeat(26)}`,
      "/responses/nobody",
      `${pathOf("alpha")}/files/x/download`,
    ])
      expect((await lead.get(path)).status, path).toBe(404);
  });
});
