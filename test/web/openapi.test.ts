import { beforeAll, describe, expect, it } from "vitest";
import { API_OPERATIONS, openApiDocument } from "../../infra/build/openapi.ts";
import { DOORS } from "../../shared/kernel/names.ts";
import { london } from "../builders/competition.ts";
import { APPS } from "../builders/doors.ts";
import { aPortal, type TestPortal } from "../builders/portal.ts";

let portal: TestPortal;
beforeAll(async () => void (portal = await aPortal({ at: london("2014-02-10T09:00") })));

const described = () =>
  API_OPERATIONS.map(({ method, path }) => `${method.toUpperCase()} ${path}`).toSorted();
async function routed(): Promise<readonly string[]> {
  const apps = await Promise.all(DOORS.map((door) => APPS[door](portal.deps).loadedWhole()));
  return apps
    .flatMap(({ routes }) => routes)
    .filter(({ method, path }) => method !== "ALL" && path.startsWith("/api/"))
    .map(({ method, path }) => `${method} ${path}`);
}

describe("the description of the API", () => {
  it("names exactly the routes that the doors have", async () => {
    expect(described()).toEqual([...new Set(await routed())].toSorted());
  });

  it("gives every operation an id of its own", () => {
    const ids = API_OPERATIONS.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("has the operations that programs rely on", () => {
    const ids = new Map(API_OPERATIONS.map(({ operationId, audience }) => [operationId, audience]));
    const authorityHas = `listCompetitions getCompetition listDrafts getDraft createDraft editDraft
      cloneDraft discardDraft proposePublication proposeTimetableAmendment holdClosing
      proposeCancellation recordPrequalification getCoverage
      proposeDisclosure listResponses getResponse assignEvaluator scoreSection moderateSection
      askQuery proposeOutcome getResults
      listWaitingProposals listProposals getProposal confirmProposal withdrawProposal declineProposal proposeAgain
      listAuditEntries checkAuditStreams`;
    const bidderHas = `getMyPreferences savePreferencesDraft submitPreferences withdrawPreferences getReceipt
      answerQuery getOutcome listNotices`;
    for (const id of authorityHas.split(/\s+/)) expect([id, ids.get(id)]).toEqual([id, "authority"]);
    for (const id of bidderHas.split(/\s+/)) expect([id, ids.get(id)]).toEqual([id, "bidder"]);
  });

  it("takes the competition's id as the only path parameter of coverage", () => {
    const coverage = API_OPERATIONS.find(({ operationId }) => operationId === "getCoverage");
    expect(coverage?.path.match(/:[a-z]+/gi)).toEqual([":competition"]);
  });

  it("is a document of OpenAPI 3.1 with a schema for every body and answer", () => {
    const { openapi, paths } = openApiDocument();
    expect(openapi).toBe("3.1.0");
    expect(Object.keys(paths).every((path) => !path.includes(":"))).toBe(true);
    expect(JSON.parse(JSON.stringify(paths))).toEqual(paths);
  });
});
