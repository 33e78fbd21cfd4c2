import { describe, expect, it } from "vitest";
import { proposeDisclosure } from "../../functions/preferences/of-two.ts";
import { LotId, StageId } from "../../shared/kernel/id.ts";
import { anyKey, london } from "../builders/competition.ts";
import { byTwo } from "../builders/of-two.ts";
import { preferencesPortal, send, submit } from "./preferences-doors.ts";
import { words } from "../builders/answer.ts";

describe("what is refused", () => {
  it("lots twice, foreign lots, none at all, and a broken version", async () => {
    const portal = await preferencesPortal();
    const { asSubmitter: as } = await portal.takesPart("capita");
    const path = `${portal.bidderPath(1)}/choose-lots`;
    const refusals = [
      [{ lots: ["lot-1", "lot-1"] }, "Choose each lot once"],
      [{ lots: ["lot-1", "lot-77"] }, "Choose lots of this competition only"],
      [{ lots: ["lot#1"] }, "not a lot"],
      [{ lots: [] }, "Choose at least one lot"],
      [{ lots: ["lot-1"], seenVersion: "x" }, "a version such as 3.1"],
    ] as const;
    for (const [fields, text] of refusals) {
      const refused = await send(as, path, fields);
      expect(refused.status).toBe(422);
      expect(refused.text).toContain('href="#lots"');
      expect(words(refused.text)).toContain(text);
    }
    expect((await as.get(`${portal.bidderPath(1)}/check-answers`)).status).toBe(303);
  });

  it("a member's submission, though not their draft", async () => {
    const portal = await preferencesPortal();
    const { asMember } = await portal.takesPart("capita");
    const path = portal.bidderPath(1);
    await send(asMember, `${path}/choose-lots`, { lots: ["lot-1"] });
    const check = await asMember.get(`${path}/check-answers`);
    expect(words(check.text)).toContain("Only a submitter of your organisation can submit it");
    expect(check.text).not.toContain(`action="${path}/submit"`);
    const forced = await asMember.post(`${path}/submit`, { lots: ["lot-1"], seenVersion: "1.0" });
    expect(forced.status).toBe(403);
    expect(words(forced.text)).toContain("Your role does not allow it");
  });

  it("who has not pre-qualified is refused everything", async () => {
    const portal = await preferencesPortal();
    const { asSubmitter: as } = await portal.takesPart("latecomer", [], false);
    const path = portal.bidderPath(1);
    for (const page of ["", "/choose-lots", "/rank-lots", "/check-answers", "/withdraw"]) {
      const answer = await as.get(`${path}${page}`);
      expect(answer.status).toBe(403);
      expect(words(answer.text)).toContain("Only organisations that have pre-qualified");
      expect(answer.hrefs).toContain("mailto:competition@authority.example");
    }
    const rounds = await as.get(path.replace(/\/[^/]*$/, ""));
    expect(rounds.hrefs).toContain("mailto:competition@authority.example");
    for (const step of ["/choose-lots", "/rank-lots", "/submit", "/withdraw"])
      expect((await as.post(`${path}${step}`, { lots: ["lot-1"], seenVersion: "0.0" })).status).toBe(403);
  });

  it("the steps before the round opens and after it closed, with words on the round's page", async () => {
    const portal = await preferencesPortal("2014-02-03T08:59");
    const { asSubmitter: as } = await portal.takesPart("capita");
    const path = portal.bidderPath(1);
    const before = words((await as.get(path)).text);
    expect(before).toContain("This round opens at 9am, Monday 3 February 2014 (GMT). Come back then");
    expect(before).not.toContain("What is submitted");
    expect((await as.get(`${path}/choose-lots`)).leadsTo).toBe(path);
    portal.moveTo(london("2014-02-28T12:00"));
    const after = words((await as.get(path)).text);
    expect(after).toContain("This round closed at 12 noon, Friday 28 February 2014 (GMT)");
    expect(after).toContain("Next: Dialogue, 9am, Monday 3 March 2014 (GMT)");
    expect(words((await as.get(path.replace(/\/[^/]*$/, ""))).text)).toMatch(
      /round 1 Closed 12 noon, Friday 28 February 2014 .* round 2 Opens /,
    );
    expect(after).toContain("You did not submit anything in this round");
    expect((await as.get(`${path}/check-answers`)).leadsTo).toBe(path);
  });

  it("a withdrawal that comes late, and says what stands", async () => {
    const portal = await preferencesPortal();
    const { asSubmitter: as } = await portal.takesPart("capita");
    const path = portal.bidderPath(1);
    await submit(as, path, "lot-20");
    const { seen } = await as.get(`${path}/withdraw`);
    portal.moveTo(london("2014-02-28T12:00"));
    const late = await as.post(`${path}/withdraw`, seen);
    expect(late.status).toBe(422);
    expect(words(late.text)).toMatch(
      /Nothing has changed: [-A-Z0-9]{14}, received at .* 2014 \(GMT\) , stands\./,
    );
  });

  it("what is not there, alike for what was never there and what is somebody else's", async () => {
    const portal = await preferencesPortal();
    const { asSubmitter: as } = await portal.takesPart("capita");
    const { asSubmitter: rival } = await portal.takesPart("canary-consortium", ["Canary One", "Canary Two"]);
    const path = portal.bidderPath(1);
    const foreign = (await submit(rival, path, "lot-20")).leadsTo ?? "";
    const missing = foreign.replace(/sub_.*/, `sub_${"0".repeat(26)}`);
    const seen = async (address: string) => {
      const { status, text } = await as.get(address);
      const told = text.replaceAll(/nonce="[^"]*"/g, "").replaceAll(encodeURIComponent(address), "");
      return { status, text: told };
    };
    expect((await seen(foreign)).status).toBe(404);
    for (const ending of ["", "/receipt.json", "/submitted/choice.json"])
      expect(await seen(`${foreign}${ending}`)).toEqual(await seen(`${missing}${ending}`));
    expect((await as.get(path.replace("preferences-1", "pqq"))).status).toBe(404);
    expect((await as.get(path.replace("preferences-1", "Round%23"))).status).toBe(404);
    expect((await as.get(path.replace(/cmp_\w+/, `cmp_${"0".repeat(26)}`))).status).toBe(404);
  });
});

describe("a bidder never learns of another", () => {
  it("a bidder learns of no other on any page of its round, open or sealed, nor from what partners were told", async () => {
    const portal = await preferencesPortal();
    const { asSubmitter: as } = await portal.takesPart("capita");
    const { asSubmitter: rival } = await portal.takesPart("canary-consortium", ["Canary One", "Canary Two"]);
    const path = portal.bidderPath(1);
    await submit(rival, path, "lot-20");
    await submit(as, path, "lot-20");
    const pages = async () => {
      const found = ["", "/choose-lots", "/check-answers", "/withdraw"].map((page) =>
        as.get(`${path}${page}`),
      );
      return (await Promise.all(found)).map(({ text }) => text).join("\n");
    };
    expect(await pages()).not.toMatch(/canary/i);
    portal.moveTo(london("2014-02-28T12:05"));
    await portal.portal.seal();
    const { competitionId, lead } = portal;
    const { deps } = portal.portal;
    const lotId = LotId.parse("lot-20");
    const command = {
      competitionId,
      round: StageId.parse("preferences-1"),
      lotId,
      reason: "For the boroughs",
    };
    await byTwo(portal, competitionId, await proposeDisclosure(deps, lead, command, anyKey()));
    expect(await pages()).not.toMatch(/canary/i);
  });
});
