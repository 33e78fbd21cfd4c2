import { beforeEach, describe, expect, it } from "vitest";
import { createWorker } from "../../../functions/workers/notify.ts";
import { addPartner } from "../../../functions/organisations/operations.ts";
import { suspendMember } from "../../../functions/organisations/people-operations.ts";
import { listNotices, listUndelivered, markNoticesRead } from "../../../functions/notices/operations.ts";
import type { Deps } from "../../../functions/platform/deps.ts";
import { proposeDisclosure } from "../../../functions/preferences/of-two.ts";
import { savePreferencesDraft } from "../../../functions/preferences/operations.ts";
import { LotId, StageId } from "../../../shared/kernel/id.ts";
import { MINUTE, plus } from "../../../shared/kernel/instant.ts";
import { ListNotices, NoticeId } from "../../../shared/notices/schema.ts";
import { actsIn, changesOf, cutShort, keysIn } from "../../builders/changes.ts";
import {
  aCompetition,
  anyKey,
  london,
  must,
  published,
  type RunningCompetition,
} from "../../builders/competition.ts";
import { fenced } from "../../builders/fenced.ts";
import { byTwo } from "../../builders/of-two.ts";
import { ROUND_1, submit } from "../audit/acts.ts";

let running: RunningCompetition;
beforeEach(async () => void (running = await aCompetition()));

const ALL = ListNotices.parse({});
const LONDON = LotId.parse("lot-20");

/** Lets the notify worker see everything there is, and gives back how many records it wants to see again. */
async function notify(deps: Deps = running.portal.deps): Promise<number> {
  const records = changesOf(await actsIn(running.portal));
  return (await createWorker(fenced(deps, "notify"))(records)).batchItemFailures.length;
}

const to = (mail: string) => running.portal.mails.filter((one) => one.to === mail);
const subjectsTo = (mail: string) => to(mail).map(({ subject }) => subject);

async function partner(name: string, lot: LotId) {
  const mail = `people@${name}.example`;
  const command = { name, lots: [lot], mail, personName: name };
  must(await addPartner(running.portal.deps, running.lead, command, anyKey()));
  await running.portal.signIn(mail, name);
  return mail;
}

const amend = () => running.moveClosing(StageId.parse("preferences-1"), "2014-03-03T12:00");

describe("who is told", () => {
  it("tells everybody who takes part, partners and staff of an amendment, and leads of a proposal", async () => {
    await running.portal.seal();
    const [taking, other] = [await running.bidder("alpha"), await running.bidder("beta")];
    await running.prequalify(taking.submitter);
    const partnerMail = await partner("borough", LONDON);
    await amend();
    await notify();
    for (const mail of [
      "submit@alpha.example",
      "member@alpha.example",
      partnerMail,
      "lead@authority.example",
    ])
      expect(subjectsTo(mail)).toContain("Timetable amended: Lot preferences, round 1");
    expect(subjectsTo("submit@beta.example")).toEqual([]);
    expect(subjectsTo("second.lead@authority.example")).toContain(
      "To confirm: Amendment of the timetable: Lot preferences, round 1, closing time",
    );
    expect(subjectsTo(partnerMail)).toHaveLength(1);
    const { deps } = running.portal;
    expect((await listNotices(deps, other.submitter, ALL)).items).toEqual([]);
    const [newest] = (await listNotices(deps, running.lead, ALL)).items;
    expect(newest?.paragraphs.join(" ")).toContain("Reason: Snow");
  });

  it("tells every bidder of an amendment while the PQQ is open: nobody has to have begun", async () => {
    running = await aCompetition("2013-10-10T09:00");
    await running.bidder("alpha");
    await running.moveClosing(StageId.parse("pqq"), "2013-11-14T12:00");
    await notify();
    expect(subjectsTo("member@alpha.example")).toContain(
      "Timetable amended: Pre-qualification questionnaire (PQQ)",
    );
  });

  it("sends a receipt to the own organisation alone, and says nothing of what was submitted", async () => {
    const [{ submitter, member }, rival] = [await running.bidder("alpha"), await running.bidder("beta")];
    await running.prequalify(submitter, rival.submitter);
    running.portal.at(plus(running.portal.deps.now(), MINUTE));
    await submit(running, submitter, "lot-20");
    await notify();
    const receipts = running.portal.mails.filter(({ subject }) =>
      subject.startsWith("Lot preferences received"),
    );
    expect(receipts.map((mail) => mail.to).toSorted()).toEqual([
      "member@alpha.example",
      "submit@alpha.example",
    ]);
    expect(JSON.stringify(receipts)).not.toMatch(/lot-20|Lot 20|London/);
    const { items } = await listNotices(running.portal.deps, member, ALL);
    expect(items.map(({ kind }) => kind)).toEqual(["preferences-submitted"]);
    expect((await listNotices(running.portal.deps, rival.member, ALL)).items).toEqual([]);
  });

  it("tells partners of the lot that its bidders were disclosed, and no others", async () => {
    const { portal, lead, competitionId } = running;
    const here = await partner("borough", LONDON);
    const elsewhere = await partner("county", LotId.parse("lot-9"));
    portal.at(plus(london("2014-02-28T12:00"), MINUTE));
    await portal.seal();
    const command = { competitionId, round: ROUND_1, lotId: LONDON, reason: "Panel meets" };
    const proposed = await proposeDisclosure(portal.deps, lead, command, anyKey());
    await notify();
    expect([...subjectsTo(here), ...subjectsTo(elsewhere)]).toEqual([]);
    await byTwo(running, competitionId, proposed);
    await notify();
    expect(subjectsTo(here)).toEqual(["Bidders disclosed: Lot 20, London"]);
    expect(subjectsTo(elsewhere)).toEqual([]);
  });

  it("warns an organisation of a draft that is not submitted", async () => {
    const { portal, competitionId } = running;
    const { submitter } = await running.bidder("alpha");
    await running.prequalify(submitter);
    const draft = { competitionId, round: ROUND_1, seenVersion: "0.0", lots: [LONDON] };
    must(await savePreferencesDraft(portal.deps, submitter, draft, anyKey()));
    portal.at(london("2014-02-27T13:00"));
    await portal.seal();
    await notify();
    expect(subjectsTo("member@alpha.example")).toContain("Not submitted yet: Lot preferences, round 1");
  });

  it("sends no mail to somebody who is suspended, and keeps the notice for them", async () => {
    const { portal } = running;
    const { submitter, member } = await running.bidder("alpha");
    await running.prequalify(submitter);
    must(await suspendMember(portal.deps, submitter, { personId: member.personId, suspend: true }, anyKey()));
    await running.cancel();
    await notify();
    expect(to("member@alpha.example")).toEqual([]);
    expect(to("submit@alpha.example")).toHaveLength(1);
    expect((await listNotices(portal.deps, member, ALL)).items).toHaveLength(1);
  });
});

it("tells every registered bidder, all partners and the authority's people that a competition is published", async () => {
  const { portal, lead } = running;
  await running.bidder("alpha");
  const ofPartner = await partner("borough", LONDON);
  await published(portal.deps, lead, { title: "The next one", startsOn: "2026-09-21" });
  const worker = createWorker(fenced(portal.deps, "notify"));
  await worker(changesOf(await keysIn(portal, "AUDAUTHORITY")));
  const subject = "Competition published: The next one";
  const told = portal.mails.filter((mail) => mail.subject === subject);
  expect(told.map((mail) => mail.to)).toEqual(
    expect.arrayContaining(["lead@authority.example", "submit@alpha.example", ofPartner]),
  );
  expect(told[0]?.text).toContain("Its pre-qualification questionnaire can be answered from");
});

describe("telling once", () => {
  it("does nothing when the records come again", async () => {
    const { submitter } = await running.bidder("alpha");
    await running.prequalify(submitter);
    await submit(running, submitter, "lot-20");
    await notify();
    const [sent, digest] = [running.portal.mails.length, await running.portal.digest()];
    expect(to("member@alpha.example")).toHaveLength(1);
    await notify();
    expect(running.portal.mails).toHaveLength(sent);
    expect(await running.portal.digest()).toBe(digest);
  });

  it("goes on where it was, wherever it is cut short", async () => {
    const { submitter, member } = await running.bidder("alpha");
    await running.prequalify(submitter);
    await submit(running, submitter, "lot-20");
    const { deps, mails } = running.portal;
    for (let writes = 0; writes < 8; writes += 1) await notify(cutShort(deps, writes));
    expect(await notify()).toBe(0);
    for (const actor of [submitter, member])
      expect((await listNotices(deps, actor, ALL)).items.map(({ kind }) => kind)).toEqual([
        "preferences-submitted",
      ]);
    const receipts = mails.filter((mail) => mail.to.endsWith("@alpha.example"));
    const keys = new Map(receipts.map((mail) => [`${mail.key} ${mail.to}`, mail]));
    // A mail may go out twice when the note of it was lost, and then carries the same key.
    expect([...keys.values()].map((mail) => mail.to).toSorted()).toEqual([
      "member@alpha.example",
      "submit@alpha.example",
    ]);
  });

  it("sends one mail to a person with two places, and puts the notice into both inboxes", async () => {
    const { portal } = running;
    const mail = await partner("borough", LONDON);
    await running.partner(mail);
    const { personId } = (await portal.signIn(mail)).actor;
    await amend();
    await notify();
    const amended = to(mail).filter(({ subject }) => subject.startsWith("Timetable amended"));
    expect(amended).toHaveLength(1);
    const inboxes = (await keysIn(portal, `INBOX#${personId}#`)).map(({ pk }) => pk);
    expect(new Set(inboxes).size).toBe(2);
  });
});

describe("mail that is not taken", () => {
  const refusing = (deps: Deps, mail: string): Deps => ({
    ...deps,
    mail: {
      send: async (one) => {
        if (one.to === mail) throw new Error("no such mail box");
        await deps.mail.send(one);
      },
    },
  });

  it("is tried five times, then shown to the national leads, and holds up nobody else", async () => {
    running = await aCompetition("2014-01-10T09:00");
    const { portal, lead } = running;
    await portal.seal();
    const { submitter } = await running.bidder("alpha");
    await running.prequalify(submitter);
    await amend();
    const deps = refusing(portal.deps, "member@alpha.example");
    for (const failures of [1, 1, 1, 1, 0, 0]) expect(await notify(deps)).toBe(failures);
    expect(to("submit@alpha.example")).toHaveLength(1);
    const listed = must(await listUndelivered(portal.deps, lead));
    expect(listed.map(({ mail, content }) => [mail, content.kind])).toEqual([
      ["member@alpha.example", "timetable-amended"],
    ]);
    expect(await notify()).toBe(0);
    expect(to("member@alpha.example")).toEqual([]);
  });

  it("is not shown to the leads while it would tell of a bidder in an unsealed window", async () => {
    const { portal, lead } = running;
    const { submitter } = await running.bidder("alpha");
    await running.prequalify(submitter);
    await submit(running, submitter, "lot-9");
    const deps = refusing(portal.deps, "member@alpha.example");
    for (let times = 0; times < 5; times += 1) await notify(deps);
    expect(await keysIn(portal, "DEAD#")).toHaveLength(1);
    expect(must(await listUndelivered(portal.deps, lead))).toEqual([]);
    portal.at(plus(london("2014-02-28T12:00"), MINUTE));
    await portal.seal();
    expect(must(await listUndelivered(portal.deps, lead))).toHaveLength(1);
  });

  it("mail that is not taken is for national leads to see", async () => {
    const teamLead = { ...running.lead, role: "competition-lead" as const, lots: [LONDON] };
    expect(await listUndelivered(running.portal.deps, teamLead)).toEqual({
      ok: false,
      error: { code: "needs-national-lead" },
    });
  });
});

describe("the inbox", () => {
  it("is read page by page, newest first, and marked as read by its owner only", async () => {
    const { portal } = running;
    const { submitter, member } = await running.bidder("alpha");
    await running.prequalify(submitter);
    for (let times = 0; times < 5; times += 1) {
      portal.at(plus(portal.deps.now(), MINUTE));
      await submit(running, submitter, `lot-${times + 1}`);
    }
    await notify();
    const first = await listNotices(portal.deps, member, ListNotices.parse({ limit: 2 }));
    const second = await listNotices(
      portal.deps,
      member,
      ListNotices.parse({ limit: 3, cursor: first.next }),
    );
    const all = await listNotices(portal.deps, member, ALL);
    expect([...first.items, ...second.items]).toEqual(all.items);
    expect(all.items).toHaveLength(5);
    expect(second.next).toBeUndefined();
    const instants = all.items.map(({ at }) => at);
    expect(instants).toEqual(instants.toSorted().toReversed());

    const notices = first.items.map(({ noticeId }) => noticeId);
    await markNoticesRead(portal.deps, member, { notices });
    const read = (await listNotices(portal.deps, member, ALL)).items.filter(
      ({ readAt }) => readAt !== undefined,
    );
    expect(read.map(({ noticeId }) => noticeId)).toEqual(notices);
    expect(
      (await listNotices(portal.deps, submitter, ALL)).items.every(({ readAt }) => readAt === undefined),
    ).toBe(true);
  });

  it("makes no notice of one that is not there", async () => {
    const { submitter } = await running.bidder("alpha");
    const digest = await running.portal.digest();
    const nobodys = NoticeId.parse(`${"0".repeat(15)}-${"a".repeat(32)}`);
    await markNoticesRead(running.portal.deps, submitter, { notices: [nobodys] });
    expect(await running.portal.digest()).toBe(digest);
  });
});
