import { describe, expect, it } from "vitest";
import { freeze } from "../../functions/questionnaire/store.ts";
import { saveAnswers } from "../../functions/responses/saving-operations.ts";
import { digestOf } from "../../shared/kernel/digest.ts";
import { anyKey, london, must, published } from "../builders/competition.ts";
import { answered, BIDDER, CAPABILITY, SMALL, sectionOf } from "../builders/questionnaire.ts";
import { type ResponsesPortal, responsesPortal, sendSection, WHO_BIDS } from "./responses-doors.ts";
import { words } from "../builders/answer.ts";
import { visitorAt } from "../builders/visitor.ts";

/** Another competition with the same questionnaire, whose PQQ runs at the same time. */
async function anotherCompetition({ portal, lead }: ResponsesPortal) {
  const now = portal.deps.now();
  portal.at(london("2013-09-18T10:00"));
  const competitionId = await published(portal.deps, lead, { title: "Second" });
  const frozen = { competitionId, questionnaire: SMALL, sha256: await digestOf(SMALL) };
  await portal.deps.table.writeAll(
    freeze({ ...frozen, frozenAt: portal.deps.now(), frozenBy: lead.name }, 0),
  );
  portal.at(now);
  return competitionId;
}

describe("answers of an earlier competition", () => {
  it("start the sections that nobody has started, and no others", async () => {
    const portal = await responsesPortal();
    const { asMember: as, member } = await portal.takesPart("capita");
    expect((await as.get(portal.path)).text).not.toContain("/reuse");
    expect(words((await as.get(`${portal.path}/reuse`)).text)).toContain(
      "has not answered a questionnaire in another competition",
    );
    const earlier = await anotherCompetition(portal);
    for (const sectionId of [BIDDER, CAPABILITY]) {
      const answers = answered(sectionOf(sectionId));
      const command = { competitionId: earlier, sectionId, seenVersion: 0, answers };
      must(await saveAnswers(portal.portal.deps, member, command, anyKey()));
    }
    await sendSection(as, portal.sectionPath("bidder"), WHO_BIDS, { action: "save" });
    expect((await as.get(portal.path)).text).toContain(`${portal.path}/reuse`);
    expect(words((await as.get(`${portal.path}/reuse`)).text)).toContain("From which competition? Second");

    const reused = await as.post(`${portal.path}/reuse`, { from: earlier });
    expect([reused.status, reused.leadsTo]).toEqual([303, portal.path]);
    expect(reused.headers.get("set-cookie")).toContain("answers-reused");
    const list = words((await as.get(portal.path)).text);
    expect(list).toMatch(/Who bids Complete .*Capability Complete .*Papers Not started/);
    expect((await as.get(portal.sectionPath("bidder"))).text).toContain('value="Acme"');

    const again = await as.post(`${portal.path}/reuse`, { from: earlier });
    expect([
      again.status,
      words(again.text).includes("There are no answers that could be taken over"),
    ]).toEqual([422, true]);
    const nothing = await as.post(`${portal.path}/reuse`, {});
    expect([nothing.status, words(nothing.text).includes("Choose a competition")]).toEqual([422, true]);
  });
});

describe("a cancelled competition", () => {
  it("stands still: what was typed is shown, and nothing can be saved, submitted or taken over", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as, submitter } = await portal.takesPart("crr");
    await portal.answerAll(submitter);
    const seenVersion = await portal.seen(submitter);
    await portal.cancel();
    const before = await portal.portal.digest();
    expect(words((await as.get(portal.path)).text)).toContain("The competition was cancelled at 9am");
    const saved = await as.post(portal.sectionPath("capability"), {
      seenVersion: "1",
      "answer.plans": "Mine",
    });
    const submitted = await as.post(`${portal.path}/submit`, { seenVersion });
    const withdrawn = await as.post(`${portal.path}/withdraw`, { seenVersion });
    const reused = await as.post(`${portal.path}/reuse`, { from: portal.competitionId });
    for (const refused of [saved, submitted, withdrawn, reused]) {
      expect(refused.status).toBe(422);
      expect(words(refused.text)).toContain("The competition was cancelled at 9am");
    }
    expect(saved.text).toContain(">Mine</textarea>");
    expect(await portal.portal.digest()).toBe(before);
  });
});

describe("the competition's page", () => {
  it("leads to the response and says how far it is", async () => {
    const portal = await responsesPortal("2013-09-19T08:59");
    const { submitter } = await portal.takesPart("eos");
    const as = await visitorAt(portal.portal, "submit@eos.example", { name: submitter.name });
    const page = `/bidder/competitions/${portal.competitionId}`;
    const part = async () => {
      const { text } = await as.get(page);
      return { leads: text.includes(`href="${portal.path}"`), says: words(text) };
    };
    expect(await part()).toMatchObject({ leads: false });
    expect((await part()).says).toContain("(PQQ) Opens 9am, Thursday 19 September 2013 (BST) To come");
    portal.moveTo(london("2013-10-10T09:00"));
    expect(await part()).toMatchObject({ leads: true });
    expect((await part()).says).toContain("Answer the pre-qualification questionnaire (PQQ) Before");
    await portal.answerAll(submitter);
    expect((await part()).says).toContain("Submit your response to the PQQ Before");
    await as.fill(`${portal.path}/check-answers`, {}, `${portal.path}/submit`);
    expect((await part()).says).toContain("Nothing in this competition needs you now");
  });
});
