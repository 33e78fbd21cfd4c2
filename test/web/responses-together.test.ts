import { describe, expect, it } from "vitest";

import { answerFields, field, responsesPortal, sendSection, WHO_BIDS } from "./responses-doors.ts";
import { london } from "../builders/competition.ts";
import { ACCOUNTS } from "../builders/response.ts";
import { type Answer, words } from "../builders/answer.ts";
import { type Visitor, visitorAt } from "../builders/visitor.ts";

const BOTH = { experience: "Ours", plans: "Ours too" };

it("a form that lost which version it showed is refused: both texts are shown, or what was typed where nothing is saved", async () => {
  const portal = await responsesPortal();
  const { asSubmitter: as, asMember } = await portal.takesPart("arcc");
  const path = portal.sectionPath("bidder");
  for (const seenVersion of ["", "-1", "two"]) {
    const first = await as.post(path, { seenVersion, ...answerFields(WHO_BIDS), action: "save" });
    expect(first.status).toBe(422);
    expect(words(first.text)).toContain("Nothing was saved. Your form did not arrive whole.");
    expect(field(first, "answer.bidder-name")).toBe(WHO_BIDS["bidder-name"]);
    expect(first.hidden("seenVersion")).toBe("0");
  }
  await sendSection(asMember, path, { ...WHO_BIDS, "bidder-name": "Theirs" });
  const mine = { ...answerFields({ ...WHO_BIDS, "bidder-name": "Mine" }), action: "save" };
  const second = await as.post(path, { seenVersion: "", ...mine });
  expect(second.status).toBe(422);
  expect(words(second.text)).toContain("Saved now, by Member of arcc Theirs");
  expect(field(second, "answer.bidder-name")).toBe("Mine");
  expect(second.hidden("seenVersion")).toBe("1");
  expect(field(await as.get(path), "answer.bidder-name")).toBe("Theirs");
});

describe("two people in one section", () => {
  it("two people in one section see both texts where they differ, and each answer goes on as is decided", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as, asMember } = await portal.takesPart("arcc");
    const path = portal.sectionPath("bidder");
    await sendSection(as, path, WHO_BIDS);
    const seenVersion = (await as.get(path)).hidden("seenVersion");
    await sendSection(asMember, path, {
      ...WHO_BIDS,
      "bidder-name": "Theirs",
      staff: "7",
      form: "consortium",
    });
    const mine = { ...WHO_BIDS, "bidder-name": "Mine", listing: "no" };
    const refused = await as.post(path, { seenVersion, ...answerFields(mine), action: "continue" });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("<title>Error: ");
    expect(words(refused.text)).toContain(
      "Member of arcc, at 9am, Thursday 10 October 2013 (BST), saved “Who bids” while you were working. What you typed is not saved yet",
    );
    expect(words(refused.text)).toMatch(
      /4 answers differ\. .*Saved now, by Member of arcc Theirs What you typed/,
    );
    expect(field(refused, "answer.bidder-name")).toBe("Mine");
    expect(chosenIn(refused)).toEqual({});

    // Whoever saves without having decided would overwrite what nobody may have read.
    const undecided = await as.post(path, {
      seenVersion: refused.hidden("seenVersion"),
      bothShown: refused.hidden("bothShown"),
      ...answerFields({ ...mine, "bidder-name": "Both" }),
      "take.form": "theirs",
      action: "save",
    });
    expect(undecided.status).toBe(422);
    expect(undecided.errorTexts).toEqual([
      "Name: select which answer goes on. Nothing was saved",
      "Staff: select which answer goes on. Nothing was saved",
      "May you be named: select which answer goes on. Nothing was saved",
    ]);
    expect(undecided.hrefs).toContain("#take.staff");
    expect(field(undecided, "answer.bidder-name")).toBe("Both");
    expect(chosenIn(undecided)).toEqual({ "take.form": "theirs" });
    expect(field(await as.get(path), "answer.bidder-name")).toBe("Theirs");

    const decided = await as.post(path, {
      seenVersion: undecided.hidden("seenVersion"),
      bothShown: undecided.hidden("bothShown"),
      ...answerFields({ ...mine, "bidder-name": "Both" }),
      "take.bidder-name": "mine",
      "take.form": "mine",
      "take.staff": "theirs",
      "take.listing": "mine",
      action: "save",
    });
    expect(decided.status).toBe(303);
    const after = await as.get(path);
    expect(field(after, "answer.bidder-name")).toBe("Both");
    expect(field(after, "answer.staff")).toBe("7");
    expect(words((await as.get(`${portal.path}/answers`)).text)).toMatch(/Form One .*May you be named\? No/);
  });

  it("two people in one section are shown both once more when a third save comes between, with what was typed", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as, asMember } = await portal.takesPart("mtcnovo");
    const path = portal.sectionPath("capability");
    await sendSection(asMember, path, { experience: "Theirs", plans: "Same" });
    const first = await as.post(path, {
      seenVersion: "0",
      ...answerFields({ experience: "Mine", plans: "Same" }),
    });
    expect(first.status).toBe(422);
    await sendSection(asMember, path, { experience: "Theirs again", plans: "Same" });
    const second = await as.post(path, {
      seenVersion: first.hidden("seenVersion"),
      bothShown: first.hidden("bothShown"),
      "answer.experience": "Mine, thought over",
      "take.experience": "mine",
    });
    expect(second.status).toBe(422);
    expect(words(second.text)).toContain("Theirs again");
    expect(words(second.text)).toContain("1 answer differs");
    expect(field(second, "answer.experience")).toBe("Mine, thought over");
    // It was decided of what stands no more.
    expect(chosenIn(second)).toEqual({});
  });

  it("send one form twice and it is saved once, and whoever typed the same is told who saved it", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as, asMember } = await portal.takesPart("rrp");
    const path = portal.sectionPath("capability");
    const form = async (person: Visitor) => {
      const requestKey = (await person.get(path)).hidden("requestKey");
      return { requestKey, seenVersion: "0", ...answerFields(BOTH), action: "continue" };
    };
    const [sent, anotherTab] = [await form(as), await form(as)];
    for (let time = 1; time <= 2; time += 1) {
      const saved = await as.post(path, sent);
      expect([saved.status, saved.leadsTo]).toEqual([303, portal.sectionPath("papers")]);
    }
    expect((await as.get(path)).hidden("seenVersion")).toBe("1");
    const at = "at 9am, Thursday 10 October 2013 (BST), saved “Capability”";
    const stale = [
      [await asMember.post(path, await form(asMember)), `Submitter of rrp, ${at} while you were working`],
      [await as.post(path, anotherTab), `You, ${at} in another window`],
    ] as const;
    for (const [told, byWhom] of stale) {
      expect(told.status).toBe(422);
      expect(words(told.text)).toContain(byWhom);
      expect(words(told.text)).toContain("Every answer is the same as yours");
    }
    expect(stale[1][0].text).not.toContain("Somebody");
    expect((await as.get(path)).hidden("seenVersion")).toBe("1");
    // Where there is nothing to decide everything goes on as it is saved.
    const nothing = { seenVersion: "1", bothShown: stale[1][0].hidden("bothShown") };
    expect((await as.post(path, { ...nothing, action: "continue" })).status).toBe(303);
    expect(field(await as.get(path), "answer.plans")).toBe("Ours too");
  });

  it("two people in one section see what stands when one form is sent again after a later save, and that theirs was saved before it", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as, asMember } = await portal.takesPart("geo");
    const path = portal.sectionPath("capability");
    const requestKey = (await as.get(path)).hidden("requestKey");
    const form = { requestKey, seenVersion: "0", ...answerFields(BOTH), action: "continue" };
    expect((await as.post(path, form)).status).toBe(303);
    await sendSection(asMember, path, { experience: "Theirs", plans: "Ours too" });
    const again = await as.post(path, form);
    expect(again.status).toBe(422);
    expect(words(again.text)).toContain("What you typed was saved as version 1 of “Capability”");
    expect(words(again.text)).toContain("Saved now, by Member of geo Theirs");
    const changed = await as.post(path, { ...form, "answer.experience": "Changed after going back" });
    expect(changed.status).toBe(422);
    expect(words(changed.text)).toContain("What you typed is not saved yet");
    expect((await as.get(path)).hidden("seenVersion")).toBe("2");
  });

  it("submit what they saw, and nothing that changed meanwhile", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as, asMember, submitter } = await portal.takesPart("catch22");
    await portal.answerAll(submitter);
    const seen = await as.hiddenIn(`${portal.path}/check-answers`, `${portal.path}/submit`);
    await sendSection(asMember, portal.sectionPath("capability"), { experience: "Newer", plans: "Newer" });
    const refused = await as.post(`${portal.path}/submit`, seen);
    expect(refused.status).toBe(422);
    expect(words(refused.text)).toContain(
      "Member of catch22, at 9am, Thursday 10 October 2013 (BST), saved other answers to “Capability” while you were working",
    );
    expect(refused.words).toContain("Nothing of yours was submitted now, and everything that is saved stays");
    expect(words(refused.text)).toContain("Newer");
    const decided = await as.post(`${portal.path}/submit`, refused.seen);
    expect(decided.leadsTo).toMatch(/\/receipts\/sub_/);
  });

  it("are told every section that changed since one of them opened the check page, and who saved it", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as, asMember, submitter, member } = await portal.takesPart("working");
    await portal.answerAll(submitter);
    const seen = await as.hiddenIn(`${portal.path}/check-answers`, `${portal.path}/submit`);
    const newer = { experience: "Newer", plans: "Newer" };
    await sendSection(asMember, portal.sectionPath("capability"), newer);
    await sendSection(asMember, portal.sectionPath("bidder"), { ...WHO_BIDS, "bidder-name": "Theirs" });
    portal.moveTo(london("2013-10-10T09:05"));
    await sendSection(as, portal.sectionPath("standing"), { turnover: "£1", sources: "bank" });
    await as.fill("/bidder/organisation/edit/details", { name: "Renamed", aliases: "", kind: "charity" });
    portal.moveTo(london("2013-10-10T09:10"));
    await portal.attach(member, ACCOUNTS);
    const refused = await as.post(`${portal.path}/submit`, seen);
    expect(refused.errorTexts.join()).toContain(
      [
        "Your organisation’s profile was changed since you opened this page",
        "Member of working, at 9:10am, Thursday 10 October 2013 (BST), saved other answers to “Who bids” and “Capability” and changed which files are attached while you were working",
        "You, at 9:05am, Thursday 10 October 2013 (BST), saved other answers to “Economic standing” in another window",
        "Nothing of yours was submitted now",
      ].join(". "),
    );
    // A form that does not say which it showed names none.
    const { sectionsSeen: _shown, ...without } = seen;
    const told = (await as.post(`${portal.path}/submit`, without)).words;
    expect(told).toContain("Your organisation’s profile was changed");
    expect(told).not.toContain("saved other answers");
    expect((await as.post(`${portal.path}/submit`, { ...refused.seen })).leadsTo).toMatch(/receipts/);
  });

  it("are told apart from whoever has their name", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as, submitter } = await portal.takesPart("working");
    await portal.answerAll(submitter);
    const seen = await as.hiddenIn(`${portal.path}/check-answers`, `${portal.path}/submit`);
    const namesake = await visitorAt(portal.portal, "member@working.example", { name: submitter.name });
    await sendSection(namesake, portal.sectionPath("capability"), { experience: "Newer", plans: "Newer" });
    await sendSection(as, portal.sectionPath("standing"), { turnover: "£1", sources: "bank" });
    const told = (await as.post(`${portal.path}/submit`, seen)).errorTexts.join();
    expect(told).toContain(
      `${submitter.name}, at 9am, Thursday 10 October 2013 (BST), saved other answers to “Capability”`,
    );
    expect(told).toContain(
      "You, at 9am, Thursday 10 October 2013 (BST), saved other answers to “Economic standing”",
    );
  });

  it("get the same receipt for the same answers that are submitted from two windows, and are told so", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as, submitter } = await portal.takesPart("seetec");
    await portal.answerAll(submitter);
    const path = `${portal.path}/check-answers`;
    const [first, other] = [await as.get(path), await as.get(path)];
    const send = ({ seen }: Answer) => as.post(`${portal.path}/submit`, seen);
    const [submitted, again] = [await send(first), await send(other)];
    expect([again.status, again.leadsTo]).toEqual([303, submitted.leadsTo]);
    expect(again.headers.get("set-cookie")).toContain("submitted-already");
    expect(new Set((await as.get(portal.path)).text.match(/receipts\/sub_\w+/g)).size).toBe(1);
    const check = words((await as.get(path)).text);
    expect(check).toContain("Exactly this is submitted: received at 9am, Thursday 10 October 2013 (BST)");
    expect(check).not.toContain("This replaces");
    await sendSection(as, portal.sectionPath("capability"), { experience: "Newer", plans: "Newer" });
    expect((await send(await as.get(path))).status).toBe(303);
    const stale = await send(other);
    expect(stale.status).toBe(422);
    expect(words(stale.text)).toContain(
      "You, at 9am, Thursday 10 October 2013 (BST), submitted the response in another window",
    );
  });

  it("get the same receipt for a submission that was sent twice", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as, submitter } = await portal.takesPart("seetec");
    await portal.answerAll(submitter);
    const { seen } = await as.get(`${portal.path}/check-answers`);
    const [first, second] = [
      await as.post(`${portal.path}/submit`, seen),
      await as.post(`${portal.path}/submit`, seen),
    ];
    expect(first.leadsTo).toMatch(/\/receipts\/sub_/);
    expect(second.leadsTo).toBe(first.leadsTo);
  });
});

/** Which of both answers is selected, by the field that decides. */
const chosenIn = ({ text }: Answer): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...text.matchAll(/<input[^>]*type="radio"[^>]*>/g)]
      .filter(([box]) => box.includes('name="take.') && box.includes("checked"))
      .map(([box]) => [/name="([^"]*)"/.exec(box)?.[1] ?? "", /value="([^"]*)"/.exec(box)?.[1] ?? ""]),
  );
