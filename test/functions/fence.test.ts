import { beforeAll, expect, it } from "vitest";
import { partition } from "../../shared/kernel/key.ts";
import type { CompetitionId } from "../../shared/kernel/id.ts";
import { aCompetition, type RunningCompetition } from "../builders/competition.ts";
import { fenced } from "../builders/fenced.ts";

let running: RunningCompetition;
let competition: CompetitionId;
beforeAll(async () => {
  running = await aCompetition();
  competition = running.competitionId;
});

const EMPTY = new Uint8Array(0);
const item = (word: "BID" | "FILE" | "LOG" | "CMP") => ({ pk: partition(word, competition), sk: "ANYTHING" });
const as = (holder: "authority" | "bidder" | "scan" | "project") => fenced(running.portal.deps, holder);

it("lets a function do in the tests what its role lets it do in AWS", async () => {
  expect(await as("authority").table.get(item("CMP"))).toBeUndefined();
  await as("authority").ask.seal(competition);
});

it.each([
  ["authority may not GetItem BID", () => as("authority").table.get(item("BID"))],
  ["authority may not BatchGetItem FILE", () => as("authority").table.getMany([item("CMP"), item("FILE")])],
  ["project may not Query BID", () => as("project").table.all({ pk: item("BID").pk })],
  ["scan may not PutItem BID", () => as("scan").table.writeOne({ put: item("BID") })],
  ["bidder may not DeleteItem BID", () => as("bidder").table.writeAll([{ remove: item("BID") }])],
  ["authority may not GetObject uploads/files/fil_1", () => as("authority").files.read("files/fil_1")],
  ["scan may not PutObject uploads/files/fil_1", () => as("scan").files.putOnce("files/fil_1", EMPTY)],
  ["bidder may not PutObject sealed/opened/1", () => as("bidder").objects.putOnce("opened/1", "{}")],
  ["the key of receipts is not for signing by authority", () => as("authority").signer.sign(EMPTY)],
  ["the key of receipts is not for publishing by bidder", () => as("bidder").signer.publishedKeys()],
  ["bidder may not ask project", () => as("bidder").ask.checkStreams(competition)],
])("the fence refuses: %s", async (refusal, act) => {
  await expect(act()).rejects.toThrow(`the fence: ${refusal}`);
});
