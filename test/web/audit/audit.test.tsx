import * as z from "zod";
import { beforeAll, describe, expect, it } from "vitest";
import { checkLog } from "../../../functions/audit/log-check.ts";
import { appointStaff } from "../../../functions/people/staff-operations.ts";
import { ShownEntry } from "../../../shared/audit/schema.ts";
import { MINUTE, plus } from "../../../shared/kernel/instant.ts";
import { aCompetition, anyKey, london, must, type RunningCompetition } from "../../builders/competition.ts";
import { project, submit } from "../../functions/audit/acts.ts";
import { keysIn } from "../../builders/changes.ts";
import type { Answer } from "../../builders/answer.ts";
import { front } from "../../builders/doors.ts";
import { type Visitor, visitorAt } from "../../builders/visitor.ts";

let running: RunningCompetition;
let app: ReturnType<typeof front>;
let auditor: Visitor;

const Listed = z.strictObject({ items: z.array(ShownEntry), next: z.string().optional() });
const listed = async (answer: Response | Promise<Answer>) => Listed.parse((await answer).json());

async function anAuditor() {
  const mail = "auditor@authority.example";
  const command = { mail, name: "An auditor", role: "auditor", seenVersion: 0 } as const;
  must(await appointStaff(running.portal.deps, running.lead, command, anyKey()));
  return signedIn(mail);
}

async function signedIn(mail: string): Promise<Visitor> {
  const { portal } = running;
  return visitorAt(portal, mail, { doors: app });
}

beforeAll(async () => {
  running = await aCompetition("2014-02-10T09:00");
  const { portal } = running;
  app = front({
    ...portal.deps,
    ask: { ...portal.deps.ask, checkStreams: (log) => checkLog(portal.deps, log) },
  });
  const { submitter } = await running.bidder("alpha");
  await running.prequalify(submitter);
  await submit(running, submitter, "lot-9");
  portal.at(plus(london("2014-02-28T12:00"), MINUTE));
  await portal.seal();
  portal.at(london("2014-03-10T09:00"));
  auditor = await anAuditor();
  await project(portal);
});

describe("the list", () => {
  it("shows entries in words, with who, facts and place in the stream", async () => {
    const html = (await auditor.get("/authority/audit")).text;
    expect(html).toContain("Lot preferences submitted");
    expect(html).toContain("Submitter of alpha");
    expect(html).toMatch(/Lots: Lot 9, Staffordshire/);
    // Whom a pre-qualification is about is said once.
    expect(html).toContain("<div>Organisation: alpha</div>");
    expect(html).not.toContain("<div>About: alpha</div>");
    const table = html.slice(html.indexOf("<tbody")).replaceAll(/<details>[^]*?<\/details>/g, "");
    expect(table).not.toMatch(/\b[a-z]{3}_[0-9a-z]{26}\b|\b(?:opens|closes|closed)At\b|[0-9a-f]{32}/);
    expect(html).toMatch(/Entry \d+ of\s+<code>AUDBIDDER#org_/);
  });

  it("leads from page to page through everything once, newest first", async () => {
    const all = await listed(auditor.api("GET", "/authority/audit-entries"));
    expect(all.next).toBeUndefined();
    const found: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await listed(
        auditor.api(
          "GET",
          `/authority/audit-entries?limit=3${cursor === undefined ? "" : `&cursor=${cursor}`}`,
        ),
      );
      expect(page.items.length).toBeLessThanOrEqual(3);
      found.push(...page.items);
      cursor = page.next;
    } while (cursor !== undefined);
    expect(found).toEqual(all.items);
    const instants = all.items.map(({ at }) => at);
    expect(instants).toEqual(instants.toSorted().toReversed());
  });

  it("narrows down by log, organisation, person, kind and time", async () => {
    const { competitionId, portal } = running;
    const { items: all } = await listed(auditor.api("GET", "/authority/audit-entries"));
    const organisation = all.find(({ what }) => what === "organisation.registered")?.subject ?? "";
    const among = async (query: string) =>
      (await listed(auditor.api("GET", `/authority/audit-entries?${query}`))).items;
    const of = (matches: (entry: ShownEntry) => boolean) => all.filter(matches);
    expect(await among(`log=${competitionId}`)).toEqual(of((one) => one.competitionId === competitionId));
    expect(await among("log=portal")).toEqual(of((one) => one.competitionId === undefined));
    expect(await among(`organisation=${organisation}`)).toEqual(
      of(({ who, subject }) => who.organisationId === organisation || subject === organisation),
    );
    expect((await among("person=submit@alpha.example")).length).toBeGreaterThan(1);
    expect(await among("what=prequalification.recorded")).toEqual(
      of(({ what }) => what === "prequalification.recorded"),
    );
    expect(await among("from=2014-02-10T09:00&to=2014-02-28T12:01")).toEqual(
      of(({ at }) => at >= london("2014-02-10T09:00") && at < london("2014-02-28T12:01")),
    );
    expect(await among("from=2014-03-10T09:00&to=2014-02-10T09:00")).toEqual([]);
    expect(portal.deps.now()).toBe(london("2014-03-10T09:00"));
  });

  it.each([
    ["unknown=1", 422],
    ["limit=51", 422],
    ["limit=1&limit=2", 422],
    ["log=cmp_1", 422],
    ["organisation=org_1%23", 422],
    ["person=nobody", 422],
    ["from=yesterday", 422],
    ["from=2014-03-30T01:30", 422],
    ["log=cmp_00000000000000000000000000", 404],
    ["cursor=%00", 404],
  ])("answers %s with a problem document", async (query, status) => {
    const answer = await auditor.api("GET", `/authority/audit-entries?${query}`);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
  });

  it("passes over a cursor that points outside of what is asked for", async () => {
    const cursor = (text: string) => Buffer.from(text).toString("base64url");
    for (const text of ["AT", "AT#z", "ZZZ#1", "STREAM#1"])
      expect(
        (await auditor.api("GET", `/authority/audit-entries?from=2014-02-10T09:00&cursor=${cursor(text)}`))
          .status,
      ).toBe(200);
  });

  it("shows the filter again with what was typed when it does not fit", async () => {
    const answer = await auditor.get("/authority/audit?from=2014-03-30T01:30&person=nobody@nowhere.example");
    expect(answer.status).toBe(422);
    const html = answer.text;
    expect(html).toContain("Error: Audit log");
    expect(html).toContain('href="#from"');
    expect(html).toContain('value="nobody@nowhere.example"');
    const typed = await auditor.get("/authority/audit?from=16.5.2014&to=16/5/2014+12:00");
    expect(typed.status).toBe(422);
    const said = typed.text;
    expect(said).toContain("Enter a date and a time, like 5pm on 16 May 2014");
    expect(said).not.toContain('href="#to"');
  });

  it.each([
    ["5pm on Friday 16 May 2014", ""],
    ["5pm, Friday 16 May 2014 (BST)", ""],
    ["17:00 GMT 16 May 2014", "GMT is not the time in London on 16 May 2014"],
    ["5pm on Monday 16 May 2014", "Check the date: 16 May 2014 is a Friday"],
  ])("reads the time %s in its filter, or says why it is none", async (typed, says) => {
    const { status, words: said } = await auditor.get(
      `/authority/audit?${new URLSearchParams({ from: typed })}`,
    );
    expect(status).toBe(says === "" ? 200 : 422);
    expect(said).toContain(says);
  });
});

describe("the check", () => {
  it("says that everything holds, on the page and to a program", async () => {
    const html = (await auditor.post("/authority/audit/check")).text;
    expect(html).toContain("Every entry is as it was written");
    expect((await auditor.api("POST", "/authority/audit-checks", {})).json()).toEqual({ intact: true });
  });

  it("names the first entry that does not hold", async () => {
    const { deps } = running.portal;
    const keys = await keysIn(running.portal, "AUDBIDDER#org");
    const key = keys.find(({ sk }) => sk.startsWith("ENTRY#")) ?? { pk: "", sk: "" };
    const entry = await deps.table.get(key);
    await deps.table.writeOne({ update: key, set: { what: "lot-preferences.withdrawn" } });
    const { pk: stream } = key;
    const seq = entry?.["seq"];
    const { competitionId: log } = running;
    for (const asked of [{}, { log }])
      expect((await auditor.api("POST", "/authority/audit-checks", asked)).json()).toEqual({
        intact: false,
        broken: { stream, seq, why: "altered" },
      });
    const html = (await auditor.post("/authority/audit/check", { log: log })).text;
    expect(html).toContain(`Entry ${String(seq)} of the stream ${stream} was altered`);
    expect((await auditor.api("POST", "/authority/audit-checks", { log: "portal" })).json()).toEqual({
      intact: true,
    });
    await deps.table.writeOne({ update: key, set: { what: entry?.["what"] } });
  });

  it("knows no log that is not there", async () => {
    const missing = "cmp_00000000000000000000000000";
    expect((await auditor.api("POST", "/authority/audit-checks", { log: missing })).status).toBe(404);
    expect((await auditor.post("/authority/audit/check", { log: missing })).status).toBe(404);
    expect((await auditor.post("/authority/audit/check", { log: "LOG#portal" })).status).toBe(404);
    expect((await auditor.api("POST", "/authority/audit-checks", { all: true })).status).toBe(422);
  });
});
