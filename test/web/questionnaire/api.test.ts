import { describe, expect, it } from "vitest";
import { plus } from "../../../shared/kernel/instant.ts";
import { STANDARD_2013 } from "../../../shared/questionnaire/standard-2013.ts";
import { london } from "../../builders/competition.ts";
import { SMALL } from "../../builders/questionnaire.ts";
import { preparing } from "./door.ts";

const OPENS = london("2013-09-19T09:00");
const once = (key: string, version?: number) => ({
  "idempotency-key": key,
  ...(version === undefined ? {} : { "if-match": `"${version}"` }),
});

describe("the questionnaire for programs of the authority", () => {
  it("is read with its version, changed as a whole, copied and frozen", async () => {
    const { client } = await preparing();
    const call = await client("authority", "lead@authority.example");
    const read = await call("GET", "");
    expect(read.headers.get("etag")).toBe('"0"');
    expect(await read.json()).toMatchObject({ version: 0, changeable: true, questionnaire: STANDARD_2013 });

    const body = { questionnaire: SMALL };
    const put = await call("PUT", "", body, once("first-change", 0));
    expect([put.status, await put.json()]).toEqual([200, { version: 1 }]);
    const again = await call("PUT", "", body, once("first-change", 0));
    expect([again.status, await again.json()]).toEqual([200, { version: 1 }]);

    const copied = await call("POST", "/copy", { from: "standard" }, once("copy-back", 1));
    expect(await copied.json()).toEqual({ version: 2 });
    const frozen = await call("POST", "/freeze", {}, once("freeze-it", 2));
    expect([frozen.status, await frozen.json()]).toMatchObject([
      200,
      { frozenAt: london("2013-09-17T09:00") },
    ]);
    expect(await (await call("GET", "")).json()).toMatchObject({
      changeable: false,
      frozenBy: "National Lead",
      questionnaire: STANDARD_2013,
    });
  });

  it("wants a key and a version, and refuses what is stale or not in order, with the codes of the pages", async () => {
    const { client, staged } = await preparing();
    const call = await client("authority", "lead@authority.example");
    const refused = async (...given: Parameters<typeof call>) => {
      const response = await call(...given);
      const problem: { code: string } = await response.json();
      return [response.status, problem.code];
    };
    const body = { questionnaire: SMALL };
    expect(await refused("PUT", "", body, { "if-match": '"0"' })).toEqual([400, "idempotency-key-missing"]);
    expect(await refused("PUT", "", body, once("no-version-key"))).toEqual([428, "version-missing"]);
    expect(await refused("PUT", "", body, once("stale-version-key", 7))).toEqual([412, "changed-meanwhile"]);
    expect(await refused("PUT", "", body, { ...once("odd-version-key"), "if-match": '"abc"' })).toEqual([
      412,
      "changed-meanwhile",
    ]);
    expect(await refused("PUT", "", { questionnaire: {} }, once("no-questionnaire", 0))).toEqual([
      422,
      "invalid",
    ]);
    const unweighted = { questionnaire: { ...SMALL, sections: SMALL.sections.slice(0, 2) } };
    expect(await refused("PUT", "", unweighted, once("not-in-order", 0))).toEqual([
      422,
      "threshold-without-weights",
    ]);
    expect(await refused("POST", "/copy", { from: "nowhere" }, once("copy-nowhere", 0))).toEqual([
      422,
      "invalid",
    ]);
    expect(await refused("GET", "?all=yes")).toEqual([422, "invalid"]);
    expect((await staged()).version).toBe(0);
  });

  it("is read by an auditor, who changes nothing, and not by an evaluator", async () => {
    const { client, asStaff } = await preparing();
    await asStaff("auditor");
    await asStaff("evaluator");
    const auditor = await client("authority", "auditor@authority.example");
    expect((await auditor("GET", "")).status).toBe(200);
    const put = await auditor("PUT", "", { questionnaire: SMALL }, once("auditors-key", 0));
    expect([put.status, await put.json()]).toMatchObject([403, { code: "needs-national-lead" }]);
    const evaluator = await client("authority", "evaluator@authority.example");
    expect((await evaluator("GET", "")).status).toBe(403);
  });
});

describe("the questionnaire for programs of bidders", () => {
  it("can be read from the opening instant on, and not a millisecond before", async () => {
    const { bidder, client, portal } = await preparing();
    await bidder("capita");
    portal.at(plus(OPENS, -1));
    const early = await (await client("bidder", "member@capita.example"))("GET", "");
    expect([early.status, await early.json()]).toMatchObject([422, { code: "pqq-not-open" }]);
    portal.at(OPENS);
    const call = await client("bidder", "member@capita.example");
    const read = await call("GET", "");
    const answer: Record<string, unknown> = await read.json();
    expect(answer).toMatchObject({ questionnaire: STANDARD_2013, frozenAt: OPENS });
    expect(read.headers.get("etag")).toBe(`"${String(answer["sha256"])}"`);
    expect(answer, "nobody outside learns who of the authority froze it").not.toHaveProperty("frozenBy");
    expect((await call("GET", "?all=yes")).status).toBe(422);
  });
});
