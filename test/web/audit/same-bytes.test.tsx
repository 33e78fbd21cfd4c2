import { beforeAll, expect, it } from "vitest";
import { checkLog } from "../../../functions/audit/log-check.ts";
import { createWorker as notifyWorker } from "../../../functions/workers/notify.ts";
import { createWorker as projectWorker } from "../../../functions/workers/project.ts";
import { appointStaff } from "../../../functions/people/staff-operations.ts";
import { addPartner } from "../../../functions/organisations/operations.ts";
import { savePreferencesDraft, withdrawPreferences } from "../../../functions/preferences/operations.ts";
import type { BidderActor } from "../../../shared/kernel/actor.ts";
import { LotId } from "../../../shared/kernel/id.ts";
import { changesOf, keysIn } from "../../builders/changes.ts";
import { aCompetition, anyKey, london, must, type RunningCompetition } from "../../builders/competition.ts";
import { ROUND_1, submit } from "../../functions/audit/acts.ts";
import { front } from "../../builders/doors.ts";
import { type Person, personAt } from "../../builders/person.ts";

/** How many bidders submit while somebody looks. */
const SUBMITTING = 7;

let running: RunningCompetition;
const bidders: BidderActor[] = [];
const looking: Record<string, Person> = {};

beforeAll(async () => {
  running = await aCompetition("2014-01-10T09:00");
  const { portal, lead } = running;
  await portal.seal();
  for (let name = 1; name <= SUBMITTING; name += 1)
    bidders.push((await running.bidder(`bidder-${name}`)).submitter);
  await running.prequalify(...bidders);
  const partner = { lots: [LotId.parse("lot-20")], mail: "partner.london@partner.example" };
  must(await addPartner(portal.deps, lead, { name: "Borough", personName: "Partner", ...partner }, anyKey()));
  const auditor = {
    mail: "auditor@authority.example",
    name: "Auditor",
    role: "auditor",
    lots: "all",
  } as const;
  must(await appointStaff(portal.deps, lead, { ...auditor, seenVersion: 0 }, anyKey()));

  portal.at(london("2014-02-27T13:00"));
  const app = front({
    ...portal.deps,
    ask: { ...portal.deps.ask, checkStreams: (log) => checkLog(portal.deps, log) },
  });
  for (const mail of ["auditor@authority.example", "lead@authority.example", partner.mail]) {
    looking[mail] = await personAt(portal, mail, mail, app);
  }
  await workersRun();
});

/** Both workers see everything, and the mail boxes of bidders take nothing. */
async function workersRun() {
  const { portal } = running;
  await projectWorker(portal.deps)(changesOf(await keysIn(portal, "AUD", "CMP#")));
  await projectWorker(portal.deps)({ wake: "due" });
  const send = async ({ to }: { to: string }) => {
    if (to.includes("@bidder-")) throw new Error("no such mail box");
  };
  for (let times = 0; times < 6; times += 1)
    await notifyWorker({ ...portal.deps, mail: { send } })(changesOf(await keysIn(portal, "AUD", "REMIND#")));
}

async function everythingSeen(): Promise<Record<string, string>> {
  const { competitionId } = running;
  const [alpha] = bidders;
  const answers: Record<string, Promise<Response> | Response> = {};
  for (const mail of ["auditor@authority.example", "lead@authority.example"]) {
    const somebody = looking[mail];
    if (somebody === undefined) continue;
    for (const query of [
      "",
      `?log=${competitionId}`,
      "?log=portal",
      `?organisation=${alpha?.organisationId}`,
    ]) {
      answers[`${mail} page ${query}`] = somebody.get(`/authority/audit${query}`);
      answers[`${mail} list ${query}`] = somebody.api("GET", `/authority/audit-entries${query}`);
      answers[`${mail} few ${query}`] = somebody.api(
        "GET",
        `/authority/audit-entries${query === "" ? "?" : `${query}&`}limit=2`,
      );
    }
    answers[`${mail} check`] = somebody.api("POST", "/authority/audit-checks", {});
    answers[`${mail} check page`] = somebody.post("/authority/audit/check");
    answers[`${mail} notices`] = somebody.get("/authority/notices");
    answers[`${mail} inbox`] = somebody.api("GET", "/authority/notices");
    answers[`${mail} undelivered`] = somebody.get("/authority/notices/undelivered");
    answers[`${mail} given up`] = somebody.api("GET", "/authority/notices/undelivered");
  }
  const partner = looking["partner.london@partner.example"];
  if (partner !== undefined) {
    answers["partner page"] = partner.get("/partner/notices");
    answers["partner list"] = partner.api("GET", "/partner/notices");
  }
  const texts: Record<string, string> = {};
  for (const [name, answer] of Object.entries(answers)) texts[name] = await withoutNonces(await answer);
  return texts;
}

/** A response but for what is new in every one: the nonce, the request's id and the key of a form about to be sent. */
async function withoutNonces(response: Response): Promise<string> {
  const text = await response.text();
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
  return `${response.status}\n${headers}\n${text}`
    .replaceAll(/nonce[-="]+[\w-]{22}/g, "nonce")
    .replaceAll(/urn:request:[\w-]+/g, "request")
    .replaceAll(/name="requestKey" value="[\w-]+"/g, "key");
}

it(`shows the authority and partners the same bytes with 0 and with ${SUBMITTING} submissions in an open round`, async () => {
  const { portal, competitionId } = running;
  const before = await everythingSeen();
  expect(before["auditor@authority.example page "]).toContain("Pre-qualification recorded");
  expect(before["lead@authority.example given up"]).toContain("bidder-1.example");

  for (const [index, bidder] of bidders.entries()) {
    await portal.signIn(`submit@bidder-${index + 1}.example`);
    await submit(running, bidder, "lot-9", "lot-20");
  }
  const [first, second, third] = bidders;
  if (first === undefined || second === undefined || third === undefined) throw new Error("too few bidders");
  await portal.signIn("somebody.new@nowhere.example");
  await submit(running, first, "lot-1");
  must(
    await withdrawPreferences(
      portal.deps,
      second,
      { competitionId, round: ROUND_1, seenVersion: "0.1" },
      anyKey(),
    ),
  );
  const draft = { competitionId, round: ROUND_1, seenVersion: "0.1", lots: [LotId.parse("lot-2")] };
  must(await savePreferencesDraft(portal.deps, third, draft, anyKey()));
  await portal.seal();
  await workersRun();
  expect(await keysIn(portal, "REMIND#")).not.toEqual([]);

  expect(await everythingSeen()).toEqual(before);
});

it("the comparison of bytes would notice a difference", async () => {
  const before = await everythingSeen();
  portal().at(london("2014-02-28T12:01"));
  await portal().seal();
  await workersRun();
  expect(await everythingSeen()).not.toEqual(before);
});

const portal = () => running.portal;
