import { expect, it } from "vitest";
import { epochMs, type Instant, plus, SECOND } from "../../shared/kernel/instant.ts";
import { london } from "../builders/competition.ts";
import { APPS } from "../builders/doors.ts";
import { preferencesPortal } from "./preferences-doors.ts";
import { visitorAt } from "../builders/visitor.ts";

const CLOSES = london("2014-02-28T12:00");

/** What a bidder is told whose submission the gateway took at one instant, and whose function came to it at another. */
async function submitted({ taken, done }: { readonly taken: Instant; readonly done: Instant }) {
  const running = await preferencesPortal();
  const { portal, competitionId } = running;
  await running.takesPart("capita");
  running.moveTo(done);
  const requestContext = { requestId: "r", timeEpoch: epochMs(taken), http: { sourceIp: "192.0.2.1" } };
  const behindGateway = {
    request: (path: string, init?: RequestInit) =>
      APPS.bidder(portal.deps).request(path, init, { event: { requestContext } }),
  };
  const submitter = await visitorAt(portal, "submit@capita.example", {
    name: "Submitter",
    doors: behindGateway,
  });
  const path = `/bidder/competitions/${competitionId}/preferences/preferences-1/submissions`;
  const headers = { "idempotency-key": "a-key-of-mine", "if-match": '"0.0"' };
  const { status } = await submitter.api("POST", path, { lots: ["lot-1"] }, headers);
  return status;
}

it("the gateway's stamp decides what came in time, however late the function comes to it", async () => {
  expect(await submitted({ taken: plus(CLOSES, -1), done: plus(CLOSES, 30 * SECOND) })).toBe(201);
});

it("the gateway's stamp decides what came too late, though the function's clock is behind", async () => {
  expect(await submitted({ taken: CLOSES, done: plus(CLOSES, -SECOND) })).toBe(422);
});
