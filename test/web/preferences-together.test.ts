import { describe, expect, it } from "vitest";
import { anyKey, london } from "../builders/competition.ts";
import { hiddenLots, preferencesPortal, send, submit, ticked } from "./preferences-doors.ts";
import { type Answer, words } from "../builders/answer.ts";

describe("two people, or two windows, in one round", () => {
  it("shows both choices when a colleague was quicker, and saves the one that the person decides on", async () => {
    const portal = await preferencesPortal();
    const { asSubmitter: as, asMember } = await portal.takesPart("arcc");
    const path = `${portal.bidderPath(1)}/choose-lots`;
    const seen = await as.get(path);
    await send(asMember, path, { lots: ["lot-5"] });
    const refused = await as.post(path, { ...seen.seen, lots: ["lot-6", "lot-7"], action: "continue" });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("<title>Error: ");
    expect(words(refused.text)).toMatch(
      /What is saved now, by Member of arcc .*Lot 5, West Yorkshire .*What you chose .*Lot 6, Cheshire .*Lot 7, Merseyside/,
    );
    expect(refused.words).toContain("what is saved now stays until you save yours instead");
    const decided = await as.post(path, {
      ...refused.seen,
      lots: hiddenLots(refused.text),
      action: "continue",
    });
    expect(decided.status).toBe(303);
    expect(ticked((await as.get(path)).text)).toEqual(["lot-6", "lot-7"]);
  });

  it("does not call a form that was sent twice a conflict, and tells who else saved the same", async () => {
    const portal = await preferencesPortal();
    const { asSubmitter: as, asMember } = await portal.takesPart("rrp");
    const path = `${portal.bidderPath(1)}/choose-lots`;
    const form = { ...(await as.get(path)).seen, lots: ["lot-8"], action: "continue" };
    const other = { ...form, ...(await asMember.get(path)).seen };
    expect((await as.post(path, form)).status).toBe(303);
    expect((await as.post(path, form)).status).toBe(303);
    const told = await asMember.post(path, other);
    expect(told.status).toBe(422);
    expect(words(told.text)).toContain(
      "Submitter of rrp, at 9am, Monday 10 February 2014 (GMT), saved the same choice while you were working. What you chose here is not saved yet",
    );
    const another = { ...form, requestKey: anyKey(), seenVersion: "0.0" };
    expect((await as.post(path, another)).status, "the same from another window").toBe(303);
    expect((await as.post(path, { ...another, lots: ["lot-9"], requestKey: anyKey() })).status).toBe(422);
    await send(asMember, path, { lots: ["lot-9"] });
    expect(words((await as.post(path, form)).text)).toMatch(
      /What is saved now, by Member of rrp .*Lot 9, .*What you chose .*Lot 8, /,
    );
  });

  it("takes the very same choice submitted from two windows once, and calls no reader somebody", async () => {
    const portal = await preferencesPortal();
    const { asSubmitter: as } = await portal.takesPart("interserve");
    const path = portal.bidderPath(1);
    await send(as, `${path}/choose-lots`, { lots: ["lot-8"] });
    const check = `${path}/check-answers`;
    const open = () => as.get(check);
    const [one, two, three] = [await open(), await open(), await open()];
    expect(words(one.text)).not.toContain("This replaces");
    const submitFrom = ({ seen }: Answer, ...lots: readonly string[]) =>
      as.post(`${path}/submit`, { ...seen, lots });
    const first = await submitFrom(one, "lot-8");
    const again = await submitFrom(two, "lot-8");
    const other = await submitFrom(three, "lot-9");
    expect([first.status, again.status, other.status]).toEqual([303, 303, 422]);
    expect(again.leadsTo).toBe(first.leadsTo);
    expect(again.headers.get("set-cookie")).toContain("submitted-already");
    expect(words(other.text)).toContain(
      "You, at 9am, Monday 10 February 2014 (GMT), submitted another choice in another window",
    );
    expect(other.text).not.toContain("Somebody");
    expect(words((await as.get(check)).text)).toContain("Exactly this is submitted: received at 9am");
    expect((await as.get(path)).text.match(/Submitted: 1 lot/g)).toHaveLength(1);
  });

  it("says of what a receipt is about whether it still counts, and replaces only what stands", async () => {
    const portal = await preferencesPortal();
    const { asSubmitter: as } = await portal.takesPart("working-links");
    const path = portal.bidderPath(1);
    const check = async () => words((await as.get(`${path}/check-answers`)).text);
    const first = (await submit(as, path, "lot-8")).leadsTo ?? "";
    const about = async () => words((await as.get(first)).text);
    expect(await about()).toContain("You can change or withdraw this until 12 noon, Friday 28 February");
    await send(as, `${path}/choose-lots`, { lots: ["lot-9"] });
    expect(await check()).toMatch(
      /This replaces what you submitted in this round before: [0-9A-Z-]{14} , received at [^.]* \. Both stay/,
    );
    await send(as, `${path}/withdraw`);
    expect(await check()).not.toContain("This replaces");
    expect(await about()).toContain("You submitted or withdrew something later, which counts instead");
    const last = (await submit(as, path, "lot-9")).leadsTo ?? "";
    portal.moveTo(london("2014-02-28T12:00"));
    expect(words((await as.get(last)).text)).toContain("The round is no longer open. This counts.");
    expect(words((await as.get(last)).text)).not.toContain("You can change");
  });

  it("answers a submission that was sent twice with the same confirmation, once received", async () => {
    const portal = await preferencesPortal();
    const { asSubmitter: as } = await portal.takesPart("seetec");
    const path = portal.bidderPath(1);
    await send(as, `${path}/choose-lots`, { lots: ["lot-8"] });
    const form = { ...(await as.get(`${path}/check-answers`)).seen, lots: ["lot-8"] };
    const first = await as.post(`${path}/submit`, form);
    const second = await as.post(`${path}/submit`, form);
    expect(first.leadsTo).toMatch(/\/receipts\/sub_/);
    expect(second.leadsTo).toBe(first.leadsTo);
    expect([...(await as.get(path)).text.matchAll(/Submitted: 1 lot/g)]).toHaveLength(1);
  });

  it("shows both when a colleague submitted meanwhile, and submits the one that the person decides on", async () => {
    const portal = await preferencesPortal();
    const { asSubmitter: as } = await portal.takesPart("catch22");
    const path = portal.bidderPath(1);
    await send(as, `${path}/choose-lots`, { lots: ["lot-8"] });
    const { seen } = await as.get(`${path}/check-answers`);
    await submit(as, path, "lot-9");
    const refused = await as.post(`${path}/submit`, {
      ...seen,
      lots: ["lot-8"],
    });
    expect(refused.status).toBe(422);
    expect(words(refused.text)).toMatch(
      /What is submitted now.*Lot 9, Stafford.*What you chose.*Lot 8, South/,
    );
    const decided = await as.post(`${path}/submit`, {
      ...refused.seen,
      lots: ["lot-8"],
    });
    expect(decided.status).toBe(303);
  });
});
