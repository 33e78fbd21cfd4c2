import { describe, expect, it } from "vitest";
import { plus } from "../../shared/kernel/instant.ts";
import { CLOSES } from "../builders/pqq.ts";
import { answerFields, field, responsesPortal, sendSection, WHO_BIDS } from "./responses-doors.ts";
import { hiddenIn, words } from "../builders/answer.ts";
import { Visitor } from "../builders/visitor.ts";
import { front } from "../builders/doors.ts";

const BOTH = { experience: "Ours", plans: "Ours too" };

describe("what is not yet right", () => {
  it("is saved all the same, and each answer says what it needs", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as } = await portal.takesPart("capita");
    const path = portal.sectionPath("bidder");
    const long = "one two three four five six";
    const kept = await sendSection(as, path, { "bidder-name": long, staff: "many", form: "single" });
    expect(kept.status).toBe(422);
    expect(kept.text).toContain("<title>Error: ");
    expect(words(kept.text)).toContain(
      "Everything you typed is saved. 3 questions need something more before your organisation can submit.",
    );
    expect(words(kept.text)).toMatch(
      /There is a problem Name: Shorten your answer to 5 words or fewer. It has 6 Staff: Enter a whole number in figures, like 1200 or 1,200 May you be named: Answer this question/,
    );
    for (const name of ["answer.bidder-name", "answer.staff", "answer.listing"]) {
      expect(kept.text).toContain(`href="#${name}"`);
      expect(kept.text).toContain(`id="${name}"`);
    }
    expect(kept.text).toContain(`href="${portal.sectionPath("standing")}"`);
    expect(kept.hidden("seenVersion")).toBe("1");
    expect(field(await as.get(path), "answer.bidder-name")).toBe(long);
    expect(words((await as.get(portal.path)).text)).toContain("Who bids 3 questions left");
  });

  it("does not stand in the way of coming back later", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as } = await portal.takesPart("crr");
    const saved = await sendSection(as, portal.sectionPath("bidder"), { staff: "many" }, { action: "save" });
    expect([saved.status, saved.leadsTo]).toEqual([303, portal.path]);
    expect(saved.headers.get("set-cookie")).toContain("answers-saved");
  });

  it("stops a submission, which names each section and leads to it", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as, submitter } = await portal.takesPart("eos");
    await sendSection(as, portal.sectionPath("bidder"), { ...WHO_BIDS, staff: "many" });
    const before = await portal.portal.digest();
    const seenVersion = await portal.seen(submitter);
    const refused = await as.post(`${portal.path}/submit`, { seenVersion });
    expect(refused.status).toBe(422);
    expect(words(refused.text)).toContain("Complete “Who bids” before you submit");
    expect(refused.text).toContain('href="#section-standing"');
    expect(refused.text).toContain('id="section-standing"');
    expect(refused.text).toContain(`href="${portal.sectionPath("bidder")}#answer.staff"`);
    expect(words(refused.text)).toContain("4 sections are not complete");
    expect(await portal.portal.digest()).toBe(before);
  });
});

describe("nothing typed is lost", () => {
  it("shows what does not fit at all once more, with why", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as } = await portal.takesPart("eos");
    const path = portal.sectionPath("capability");
    const before = await portal.portal.digest();
    const refused = await sendSection(as, path, { experience: "x".repeat(60_001), plans: "Kept" });
    expect(refused.status).toBe(422);
    expect(words(refused.text)).toContain(
      "There is a problem Experience: Nothing was saved. Shorten this answer to 60,000 characters or fewer",
    );
    expect(refused.text).toContain('href="#answer.experience"');
    expect(field(refused, "answer.plans")).toBe("Kept");
    expect(await portal.portal.digest()).toBe(before);
  });

  it("gives back what was typed when the PQQ closes meanwhile, with the instant in words", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as } = await portal.takesPart("mtcamey");
    const path = portal.sectionPath("capability");
    const seenVersion = (await as.get(path)).hidden("seenVersion");
    portal.moveTo(CLOSES);
    const before = await portal.portal.digest();
    const refused = await as.post(path, { seenVersion, ...answerFields(BOTH) });
    expect(refused.status).toBe(422);
    expect(words(refused.text)).toContain("closed at 12 noon, Thursday 31 October 2013 (GMT)");
    expect(field(refused, "answer.experience")).toBe("Ours");
    expect(refused.text).not.toContain("Save and continue");
    expect(await portal.portal.digest()).toBe(before);
  });

  it("is received in the last millisecond, and late at the closing instant, where the answers are shown again", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: early, submitter } = await portal.takesPart("early");
    const { asSubmitter: late, submitter: latecomer } = await portal.takesPart("late");
    await portal.answerAll(submitter);
    await portal.answerAll(latecomer);
    const seenVersion = await portal.seen(latecomer);
    portal.moveTo(plus(CLOSES, -1));
    const submitted = await early.fill(`${portal.path}/check-answers`, {}, `${portal.path}/submit`);
    expect(words((await early.get(submitted.leadsTo ?? "")).text)).toContain(
      "Received exactly 11:59:59.999am, Thursday 31 October 2013 (GMT)",
    );
    const printed = words((await early.get(`${submitted.leadsTo}/answers`)).text);
    expect(printed).toContain("Received 11:59am, Thursday 31 October 2013 (GMT)");
    portal.moveTo(CLOSES);
    const refused = await late.post(`${portal.path}/submit`, { seenVersion });
    expect(refused.status).toBe(422);
    expect(words(refused.text)).toMatch(/There is a problem .* closed at 12 noon.* Experience/);
    expect(words(refused.text)).toMatch(
      /There is a problem .* closed at 12 noon[^.]*\. .*\. Nothing of yours is submitted/,
    );
    expect(words(refused.text)).toContain("Nothing of yours is submitted.");
    expect(refused.text).not.toContain("Submit response");
    const receipt = submitted.leadsTo ?? "";
    const again = await early.post(`${portal.path}/submit`, { seenVersion });
    expect(words(again.text)).toMatch(
      /There is a problem .*What you submitted before stands: [A-Z0-9-]{14}, received at 11:59am/,
    );
    expect(words(again.text)).toMatch(/What your organisation submitted at 11:59am.* stands \(reference /);
    expect(again.text).toContain(`href="${receipt}"`);
  });

  it("gives a timed-out person everything back, to be sent again after signing in", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as } = await portal.takesPart("links");
    const path = portal.sectionPath("capability");
    const typed = {
      ...answerFields({ ...BOTH, experience: 'One "line"\r\nand <b>another</b>' }),
      seenVersion: "0",
    };
    const nobody = new Visitor(front(portal.portal.deps));
    const { status, text } = await nobody.post(path, { ...typed, action: "save" });
    expect(status).toBe(401);
    expect(text).not.toContain("<b>another</b>");
    expect(words(text)).toContain("Send it again");
    expect(text).toContain(`action="${path}"`);
    const again = await as.post(path, hiddenIn(text, path));
    expect([again.status, again.leadsTo]).toEqual([303, portal.path]);
    expect(unescaped(field(await as.get(path), "answer.experience") ?? "")).toBe(
      'One "line"\nand <b>another</b>',
    );
  });
});

describe("a form with files that arrives too late", () => {
  it("cannot be sent again as it was: the files have to be chosen once more", async () => {
    const portal = await responsesPortal();
    const nobody = new Visitor(front(portal.portal.deps));
    const files = new File(["Figures."], "accounts.txt");
    const { status, text } = await nobody.post(`${portal.path}/files/accounts`, { files });
    expect([status, words(text).includes("Sign in again to carry on")]).toEqual([401, true]);
    expect(text).not.toContain("Send it again");
  });
});

describe("withdrawing", () => {
  it("is not for a member, and is refused in words when it changed meanwhile, and when there is nothing", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as, asMember, submitter } = await portal.takesPart("cohere");
    const path = `${portal.path}/withdraw`;
    const nothing = await as.post(path, { seenVersion: "0.0" });
    expect([nothing.status, words(nothing.text).includes("Nothing is submitted")]).toEqual([422, true]);
    await portal.answerAll(submitter);
    await as.fill(`${portal.path}/check-answers`, {}, `${portal.path}/submit`);
    const before = await portal.portal.digest();
    expect((await asMember.get(path)).status).toBe(403);
    expect((await asMember.get(portal.path)).text).not.toContain(path);
    expect((await as.get(portal.path)).text).toContain(path);
    const member = await asMember.post(path, { seenVersion: await portal.seen(submitter) });
    expect([member.status, words(member.text).includes("You cannot do this")]).toEqual([403, true]);
    for (const seenVersion of ["5.7", "made up"]) {
      const stale = await as.post(path, { seenVersion });
      expect([stale.status, words(stale.text).includes("This has changed since")]).toEqual([422, true]);
    }
    portal.moveTo(CLOSES);
    const late = await as.post(path, { seenVersion: "5.1" });
    expect([late.status, words(late.text).includes("closed at 12 noon")]).toEqual([422, true]);
    expect(await portal.portal.digest()).toBe(before);
  });
});

describe("what others typed", () => {
  it("what others typed is never read as markup", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as } = await portal.takesPart("evil");
    const payload = '</textarea><script>alert(1)</script><img src=x onerror="1">';
    const capability = portal.sectionPath("capability");
    await sendSection(as, capability, { experience: payload, plans: payload });
    await sendSection(as, portal.sectionPath("bidder"), { ...WHO_BIDS, "bidder-name": payload });
    const conflict = await as.post(capability, { seenVersion: "0", "answer.plans": "Other" });
    for (const { text } of [
      conflict,
      await as.get(capability),
      await as.get(portal.sectionPath("bidder")),
      await as.get(`${portal.path}/check-answers`),
      await as.get(`${portal.path}/answers`),
    ]) {
      expect(text).not.toContain("<script>alert");
      expect(text).not.toContain("<img src=x");
      expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    }
  });
});

const unescaped = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
