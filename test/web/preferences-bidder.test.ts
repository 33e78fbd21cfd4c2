import { describe, expect, it } from "vitest";
import { plus } from "../../shared/kernel/instant.ts";
import { allHolds, verifyReceipt } from "../../shared/kernel/receipt-verification.ts";
import { london } from "../builders/competition.ts";
import { given, publishedTestKeys } from "../builders/receipt.ts";
import { hiddenLots, preferencesPortal, send, submit, ticked } from "./preferences-doors.ts";
import { words } from "../builders/answer.ts";

const DURING_2 = "2014-05-08T09:00";

describe("a bidder's way through a round", () => {
  it("chooses, ranks, checks, submits and gets a receipt", async () => {
    const portal = await preferencesPortal(DURING_2);
    const { asSubmitter: as } = await portal.takesPart("capita");
    const path = portal.bidderPath(2);

    const overview = await as.get(path);
    expect(overview.status).toBe(200);
    expect(words(overview.text)).toContain("Open until 12 noon, Friday 16 May 2014 (BST)");
    expect(words(overview.text)).toContain("You have not submitted anything in this round");

    const { text: choosing } = await as.get(`${path}/choose-lots`);
    // On a phone the buttons come right after the boxes, and not below the map.
    expect(choosing.indexOf('id="chosen-title"')).toBeGreaterThan(
      choosing.indexOf("Save and come back later"),
    );
    const chosen = await send(as, `${path}/choose-lots`, { lots: ["lot-1", "lot-9", "lot-20"] });
    expect([chosen.status, chosen.leadsTo]).toEqual([303, `${path}/rank-lots`]);
    const moved = await send(as, `${path}/rank-lots`, {
      lots: ["lot-1", "lot-9", "lot-20"],
      move: "up lot-20",
    });
    expect([moved.status, moved.leadsTo]).toEqual([303, `${path}/rank-lots#lot-20-up`]);
    const ranking = await as.get(`${path}/rank-lots`);
    expect(hiddenLots(ranking.text)).toEqual(["lot-1", "lot-20", "lot-9"]);
    expect(words(ranking.text)).toContain("Move up : Lot 20, London, now number 2 of 3");
    const top = await send(as, `${path}/rank-lots`, {
      lots: hiddenLots(ranking.text),
      move: "up lot-20",
    });
    expect(top.leadsTo).toBe(`${path}/rank-lots#lot-20-down`);
    const ranked = await send(as, `${path}/rank-lots`, { lots: ["lot-20", "lot-1", "lot-9"] });
    expect(ranked.leadsTo).toBe(`${path}/check-answers`);

    const check = await as.get(`${path}/check-answers`);
    expect(words(check.text)).toMatch(/Lot 20, London .*Lot 1, Northumbria .*Lot 9, Staffordshire/);
    expect(words(check.text)).toContain("By submitting you confirm that you are authorised");
    expect(words(check.text)).toContain("Submit before 12 noon, Friday 16 May 2014 (BST)");
    const submitted = await send(
      as,
      `${path}/check-answers`,
      { lots: hiddenLots(check.text) },
      `${path}/submit`,
    );
    expect(submitted.status).toBe(303);

    const confirmation = await as.get(submitted.leadsTo ?? "");
    const reference = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(words(confirmation.text))?.[0] ?? "none";
    expect(words(confirmation.text)).toContain("Preferences submitted");
    const receiptPath = submitted.leadsTo ?? "";
    expect(receiptPath).toMatch(/\/receipts\/sub_\w+$/);
    expect(words(confirmation.text)).toContain(
      "You can change or withdraw this until 12 noon, Friday 16 May",
    );
    for (const fact of [
      reference,
      "9am, Thursday 8 May 2014 (BST)",
      "2014-05-08T08:00:00.000Z",
      "SHA-256",
      "capita",
    ])
      expect(words(confirmation.text)).toContain(fact);
    const download = await as.get(`${receiptPath}/receipt.json`);
    expect(download.headers.get("content-disposition")).toBe(
      `attachment; filename="receipt-${reference}.json"`,
    );
    const choice = await as.get(`${receiptPath}/submitted/choice.json`);
    expect(JSON.parse(choice.text)).toMatchObject({ lots: ["lot-20", "lot-1", "lot-9"] });
    const checked = await verifyReceipt({
      receipt: JSON.parse(download.text),
      keys: await publishedTestKeys(),
      files: [given("choice.json", Buffer.from(choice.text))],
    });
    if (!checked.ok) throw new Error(checked.error.code);
    expect(allHolds(checked.value)).toBe(true);
    expect(checked.value.statement).toMatchObject({ reference, stream: { seq: 1 } });
    expect(words((await as.get(path)).text)).toContain(reference);
  });

  it("starts a later round from the earlier choice and shows the organisation its own movement", async () => {
    const portal = await preferencesPortal();
    const { asSubmitter: as } = await portal.takesPart("crr");
    await submit(as, portal.bidderPath(1), "lot-20", "lot-21");
    portal.moveTo(london("2014-02-28T12:02"));
    await portal.portal.seal();
    portal.moveTo(london(DURING_2));

    const path = portal.bidderPath(2);
    expect(words((await as.get(path)).text)).toContain(
      "What you chose in round 1 stands unless you submit something else: Lot 20, London Lot 21, Kent",
    );
    const begins = await as.get(`${path}/choose-lots`);
    expect(ticked(begins.text)).toEqual(["lot-20", "lot-21"]);
    expect(words(begins.text)).toContain("We have ticked what you chose in round 1.");
    await submit(as, path, "lot-9", "lot-20");
    expect((await as.get(`${path}/choose-lots`)).text).not.toContain("We have ticked");
    expect(words((await as.get(path)).text)).toMatch(
      /What you changed since round 1 Added Lot 9, Staffordshire and West Midlands Kept Lot 20, London Dropped Lot 21, Kent/,
    );
  });

  it("keeps the order of a ranking when the choice is changed later", async () => {
    const portal = await preferencesPortal(DURING_2);
    const { asSubmitter: as } = await portal.takesPart("eos");
    const path = `${portal.bidderPath(2)}/choose-lots`;
    await send(as, path, { lots: ["lot-1", "lot-9", "lot-20"], order: ["lot-20", "lot-1", "lot-9"] });
    const { text } = await as.get(path);
    expect(hiddenLots(text, "order")).toEqual(["lot-20", "lot-1", "lot-9"]);
    await send(as, path, {
      lots: ["lot-2", "lot-9", "lot-20"],
      order: hiddenLots(text, "order"),
    });
    const ranking = await as.get(`${portal.bidderPath(2)}/rank-lots`);
    expect(hiddenLots(ranking.text)).toEqual(["lot-20", "lot-9", "lot-2"]);
  });

  it("withdraws after asking once more, and what was submitted stays in the history with its receipt", async () => {
    const portal = await preferencesPortal();
    const { asSubmitter: as } = await portal.takesPart("mtcnovo");
    const path = portal.bidderPath(1);
    expect((await as.get(`${path}/withdraw`)).leadsTo).toBe(path);
    await submit(as, path, "lot-20");
    portal.moveTo(london("2014-02-11T09:00"));
    expect(words((await as.get(`${path}/withdraw`)).text)).toContain(
      "You then stand for no lot in this round",
    );
    const withdrawn = await send(as, `${path}/withdraw`);
    expect([withdrawn.status, withdrawn.leadsTo]).toEqual([303, path]);
    const after = await as.get(path);
    expect(words(after.text)).toContain("You withdrew what you had submitted in this round");
    const receipts = [...after.text.matchAll(/href="([^"]*\/receipts\/[^"]*)"/g)].map(
      ([, href]) => href ?? "",
    );
    expect(receipts).toHaveLength(2);
    const [newest = ""] = receipts;
    expect(words((await as.get(newest)).text)).toContain("Submission withdrawn");
    expect((await as.get(`${newest}/submitted/choice.json`)).status).toBe(404);
  });
});

describe("nothing typed is lost", () => {
  it("saves for later, says so, and warns on every page until it is submitted", async () => {
    const portal = await preferencesPortal();
    const { asSubmitter: as, asMember } = await portal.takesPart("sodexo");
    const path = portal.bidderPath(1);
    expect((await as.get(path)).text).not.toContain("your draft is not submitted");
    const saved = await send(asMember, `${path}/choose-lots`, { lots: ["lot-3", "lot-4"], action: "save" });
    expect([saved.status, saved.leadsTo]).toEqual([303, path]);
    expect(saved.headers.get("set-cookie")).toContain("draft-saved");
    for (const page of [`${path}/choose-lots`, "/bidder/people"])
      expect(words((await as.get(page)).text)).toContain(
        "Transforming Rehabilitation, Lot preferences, round 1: your draft is not submitted. 2 lots saved.",
      );
    // Those say it by themselves, once.
    for (const page of [path, `${path}/check-answers`]) {
      const said = words((await as.get(page)).text);
      expect(said).not.toContain("your draft is not submitted");
      expect(said).toMatch(/This draft is not submitted|Submit your choice of lots/);
    }
    expect(ticked((await as.get(`${path}/choose-lots`)).text)).toEqual(["lot-3", "lot-4"]);
    await send(as, `${path}/check-answers`, { lots: ["lot-3", "lot-4"] }, `${path}/submit`);
    expect((await as.get(path)).text).not.toContain("your draft is not submitted");
    const stands = /[0-9A-Z-]{14} , received at 9am, [^.]*, stands/;
    expect((await as.get(path)).words).toMatch(new RegExp(`${stands.source}\\. Open until`));
    await send(asMember, `${path}/choose-lots`, { lots: ["lot-3"], action: "save" });
    const changed = `${stands.source}; changes since 9am are not submitted\\.`;
    expect((await as.get(path)).words).toMatch(
      new RegExp(`${changed} Open until .* This draft is not submitted`),
    );
    expect((await as.get("/bidder/people")).words).toMatch(new RegExp(`round 1: ${changed} 1 lot saved`));
  });

  it("gives back what was typed when the round closes meanwhile, with the instant in words", async () => {
    const portal = await preferencesPortal();
    const { asSubmitter: as } = await portal.takesPart("mtcamey");
    const path = `${portal.bidderPath(1)}/choose-lots`;
    const form = { ...(await as.get(path)).seen, action: "continue" };
    portal.moveTo(london("2014-02-28T12:00"));
    const refused = await as.post(path, { ...form, lots: ["lot-20"] });
    expect(refused.status).toBe(422);
    expect(words(refused.text)).toContain("This round closed at 12 noon, Friday 28 February 2014 (GMT)");
    expect(ticked(refused.text)).toEqual(["lot-20"]);
    const late = await as.post(`${portal.bidderPath(1)}/submit`, { ...form, lots: ["lot-20"] });
    expect(late.status).toBe(422);
    expect(words(late.text)).toContain("Lot 20, London");
    expect(late.text).not.toContain("Submit 1 lot");
    expect(words(late.text)).toContain("Nothing of yours is submitted in this round.");
  });

  it("is received in the last millisecond, and late at the closing instant", async () => {
    const portal = await preferencesPortal();
    const { asSubmitter: as } = await portal.takesPart("cohere");
    const path = portal.bidderPath(1);
    portal.moveTo(plus(london("2014-02-28T12:00"), -1));
    const submitted = await submit(as, path, "lot-21");
    expect(submitted.status).toBe(303);
    expect(words((await as.get(submitted.leadsTo ?? "")).text)).toContain(
      "Received exactly 11:59:59.999am, Friday 28 February 2014 (GMT)",
    );
  });
});
