import { beforeEach, describe, expect, it } from "vitest";
import { loadMyVersion } from "../../../functions/responses/facts.ts";
import type { BidderActor } from "../../../shared/kernel/actor.ts";
import { digestOf } from "../../../shared/kernel/digest.ts";
import { QuestionId, SectionId } from "../../../shared/questionnaire/schema.ts";
import { Answers } from "../../../shared/responses/schema.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { countEntries, refusesWith } from "../../builders/effects.ts";
import { FAULTS, faultsIn } from "../../builders/faults.ts";
import { CLOSES, PQQ } from "../../builders/pqq.ts";
import { answered, BIDDER, CAPABILITY, PAPERS, sectionOf } from "../../builders/questionnaire.ts";
import { ACCOUNTS, aResponse, bidderNamed, type RunningResponse } from "../../builders/response.ts";

const NAME = QuestionId.parse("bidder-name");

let running: RunningResponse;
beforeEach(async () => void (running = await aResponse()));

describe("saving a section", () => {
  it("keeps each save as a version that stays, and says how many questions are not yet right", async () => {
    const first = must(
      await running.save(running.member, BIDDER, bidderNamed("one two three four five six")),
    );
    expect(first).toEqual({ version: 1, problems: 1, latest: 1 });
    running.portal.at(london("2013-10-10T09:30"));
    expect(must(await running.save(running.submitter, BIDDER, bidderNamed("Capita")))).toEqual({
      version: 2,
      problems: 0,
      latest: 2,
    });
    const { deps, competitionId } = { ...running, ...running.portal };
    const versions = [1, 2].map((version) =>
      loadMyVersion(deps.table, { ...running.submitter, competitionId }, BIDDER, version),
    );
    expect(
      (await Promise.all(versions)).map((version) => [version?.answers[NAME], version?.savedBy]),
    ).toEqual([
      ["one two three four five six", "Member of capita"],
      ["Capita", "Submitter of capita"],
    ]);
    const draft = (await running.mine())?.draft;
    expect(draft).toMatchObject({ savedAt: london("2013-10-10T09:30"), savedBy: "Submitter of capita" });
    expect(draft?.sections[BIDDER]).toEqual({
      version: 2,
      problems: 0,
      sha256: await digestOf((await running.saved())?.answers ?? {}),
    });
  });

  it("a save is refused once the competition is cancelled, though the function remembers an open one", async () => {
    must(await running.save(running.member, BIDDER, bidderNamed("Capita")));
    await running.cancel();
    await refusesWith(running.portal, "competition-cancelled", () =>
      running.save(running.member, BIDDER, bidderNamed("Another")),
    );
    await expect(running.attach(running.member, ACCOUNTS)).rejects.toThrow("competition-cancelled");
  });

  it("is no evidence: the audit log says nothing of it", async () => {
    const before = await countEntries(running.portal);
    must(await running.save(running.submitter, BIDDER, bidderNamed("Capita")));
    expect(await countEntries(running.portal)).toBe(before);
  });

  it("is seen by the own organisation alone", async () => {
    must(await running.save(running.submitter, BIDDER, bidderNamed("Capita")));
    const { submitter: rival } = await running.bidder("rival");
    expect(await running.saved(BIDDER, rival)).toBeUndefined();
    expect((await running.mine(rival))?.draft).toBeUndefined();
  });

  it("is in time by the newest timetable, though an older one is remembered", async () => {
    running.portal.at(london("2013-10-31T11:30"));
    must(await running.save(running.submitter, BIDDER, bidderNamed("Capita")));
    await running.moveClosing(PQQ, "2013-11-14T12:00");
    running.portal.at(CLOSES);
    expect((await running.save(running.submitter, BIDDER, bidderNamed("In time"))).ok).toBe(true);
  });

  const refused: readonly [string, () => Promise<unknown>, SectionId, Answers][] = [
    ["pqq-closed", async () => running.portal.at(CLOSES), BIDDER, {}],
    ["pqq-not-open", async () => running.portal.at(london("2013-09-19T08:59:59.999")), BIDDER, {}],
    ["not-found", async () => undefined, SectionId.parse("elsewhere"), {}],
    ["no-such-question", async () => undefined, BIDDER, Answers.parse({ turnover: "5" })],
    ["competition-cancelled", () => running.cancel(), BIDDER, {}],
  ];
  it.each(refused)("refuses %s, and keeps nothing", async (code, before, sectionId, answers) => {
    await before();
    await refusesWith(running.portal, code, () => running.save(running.submitter, sectionId, answers));
  });
});

describe("two people of one organisation", () => {
  it("save different sections at once, and both stay", async () => {
    const answers = answered(sectionOf("capability"));
    must(await running.save(running.submitter, PAPERS, {}));
    const both = await Promise.all([
      running.save(running.submitter, BIDDER, bidderNamed("Capita"), { seenVersion: 0 }),
      running.save(running.member, CAPABILITY, answers, { seenVersion: 0 }),
    ]);
    expect(both.map((one) => one.ok)).toEqual([true, true]);
    expect(Object.keys((await running.mine())?.draft?.sections ?? {}).toSorted()).toEqual([
      "bidder",
      "capability",
      "papers",
    ]);
    expect((await running.saved(CAPABILITY))?.answers).toEqual(answers);
  });

  it("never write over each other in one section: the second is refused, and both texts are there to compare", async () => {
    must(await running.save(running.member, BIDDER, bidderNamed("Theirs"), { seenVersion: 0 }));
    await refusesWith(running.portal, "changed-meanwhile", () =>
      running.save(running.submitter, BIDDER, bidderNamed("Mine"), { seenVersion: 0 }),
    );
    expect(await running.saved()).toMatchObject({
      version: 1,
      savedBy: "Member of capita",
      answers: bidderNamed("Theirs"),
    });
    must(await running.save(running.submitter, BIDDER, bidderNamed("Mine and theirs"), { seenVersion: 1 }));
    expect(await running.saved()).toMatchObject({ version: 2, answers: bidderNamed("Mine and theirs") });
  });

  it("saving one section at one instant: exactly one is kept, the other is told", async () => {
    const people = [running.submitter, running.member, running.submitter, running.member];
    const outcomes = await Promise.all(
      people.map((actor, index) =>
        running.save(actor, BIDDER, bidderNamed(`Text ${index}`), { seenVersion: 0 }),
      ),
    );
    const codes = outcomes.map((one) => (one.ok ? "kept" : one.error.code)).toSorted();
    expect(codes).toEqual(["changed-meanwhile", "changed-meanwhile", "changed-meanwhile", "kept"]);
    const kept = outcomes.findIndex((one) => one.ok);
    expect((await running.saved())?.answers).toEqual(bidderNamed(`Text ${kept}`));
  });

  it("two people of one organisation are refused a version that nobody has saved yet", async () => {
    must(await running.save(running.submitter, BIDDER, bidderNamed("Capita")));
    await refusesWith(running.portal, "changed-meanwhile", () =>
      running.save(running.member, BIDDER, bidderNamed("Ahead"), { seenVersion: 7 }),
    );
    expect((await running.saved())?.answers).toEqual(bidderNamed("Capita"));
  });
});

describe("a repeat is recognised by its key", () => {
  const first = anyKey();
  const SAME = bidderNamed("Capita");
  const stale = (actor: BidderActor, key = anyKey()) =>
    running.save(actor, BIDDER, SAME, { seenVersion: 0, key });
  beforeEach(async () => {
    must(await stale(running.submitter, first));
  });

  it("the same text of another person is no repeat, of the same name or not", async () => {
    for (const actor of [running.member, { ...running.member, name: running.submitter.name }])
      await refusesWith(running.portal, "changed-meanwhile", () => stale(actor));
  });

  it("the same text from another tab of the same person is no repeat, also after later versions", async () => {
    await refusesWith(running.portal, "changed-meanwhile", () => stale(running.submitter));
    must(await running.save(running.member, BIDDER, bidderNamed("Theirs")));
    await refusesWith(running.portal, "changed-meanwhile", () => stale(running.submitter));
    expect(await running.saved()).toMatchObject({ version: 2, answers: bidderNamed("Theirs") });
  });

  it("a request with the key of another person is no repeat", async () => {
    await refusesWith(running.portal, "changed-meanwhile", () => stale(running.member, first));
  });

  it("a repeat gets the version that it saved, with the version that stands now", async () => {
    expect(must(await stale(running.submitter, first))).toEqual({ version: 1, problems: 0, latest: 1 });
    must(await running.save(running.member, BIDDER, bidderNamed("Theirs")));
    const before = await running.portal.digest();
    expect(must(await stale(running.submitter, first))).toEqual({ version: 1, problems: 0, latest: 2 });
    expect(await running.portal.digest()).toBe(before);
  });

  it("a repeat is refused with something else in it", async () => {
    await refusesWith(running.portal, "request-key-reused", () =>
      running.save(running.submitter, BIDDER, bidderNamed("Other"), { seenVersion: 0, key: first }),
    );
  });

  it("a key names one save, whatever section and version another one names", async () => {
    const again = (section: SectionId, text: Answers, seenVersion: number) =>
      running.save(running.submitter, section, text, { seenVersion, key: first });
    const refused = async (...asked: Parameters<typeof again>) =>
      refusesWith(running.portal, "request-key-reused", () => again(...asked));
    await refused(BIDDER, bidderNamed("Other"), 1);
    await refused(BIDDER, SAME, 1);
    await refused(CAPABILITY, {}, 0);
    must(await running.save(running.member, BIDDER, bidderNamed("Theirs")));
    await refused(BIDDER, bidderNamed("Other"), 2);
    must(await running.save(running.member, CAPABILITY, {}));
    // A colleague's keys are their own.
    must(await running.save(running.member, BIDDER, bidderNamed("Mine"), { key: first }));
  });

  it("a key that was used before keeps nobody from saving, cut off after the version was written", async () => {
    const faults = faultsIn(running.portal.client);
    faults.plan({ 2: "lost-before" });
    const reused = () =>
      running.save(running.submitter, BIDDER, bidderNamed("Other"), { seenVersion: 1, key: first });
    await expect(reused()).rejects.toThrow("lost before");
    faults.plan({});
    const theirs = () => running.save(running.member, BIDDER, bidderNamed("Theirs"), { seenVersion: 1 });
    expect(await theirs()).toEqual({ ok: false, error: { code: "changed-meanwhile" } });
    must(await theirs());
    expect(await reused()).toEqual({ ok: false, error: { code: "request-key-reused" } });
    expect(await running.saved()).toMatchObject({ version: 2, answers: bidderNamed("Theirs") });
  });

  it("so that of two people of one name who save one text at one instant exactly one saved it", async () => {
    const twins = [running.submitter, { ...running.member, name: running.submitter.name }];
    const outcomes = await Promise.all(
      twins.map((actor) => running.save(actor, BIDDER, bidderNamed("J Smith’s text"), { seenVersion: 1 })),
    );
    expect(outcomes.map((one) => (one.ok ? "kept" : one.error.code)).toSorted()).toEqual([
      "changed-meanwhile",
      "kept",
    ]);
    expect((await running.saved())?.version).toBe(2);
  });

  it("a repeat is told what it was told in time when it comes after the closing instant, and nobody else is", async () => {
    running.portal.at(CLOSES);
    expect(must(await stale(running.submitter, first))).toEqual({ version: 1, problems: 0, latest: 1 });
    for (const [actor, key] of [
      [running.submitter, anyKey()],
      [running.member, first],
    ] as const)
      await refusesWith(running.portal, "pqq-closed", () => stale(actor, key));
    await refusesWith(running.portal, "request-key-reused", () =>
      running.save(running.submitter, BIDDER, bidderNamed("Other"), { seenVersion: 0, key: first }),
    );
  });

  it("what was saved before there were marks is nobody's repeat", async () => {
    const { portal, competitionId } = running;
    const pk = `DRAFT#${running.submitter.organisationId}#${competitionId}`;
    const [row] = await portal.deps.table.all({ pk, beginsWith: "SEC#bidder#" });
    if (row === undefined) throw new Error("no version");
    const { request: _mark, ...unmarked } = row;
    await portal.deps.table.writeOne({ put: unmarked });
    for (const { sk } of await portal.deps.table.all({ pk, beginsWith: "SAVE#" }))
      await portal.deps.table.writeOne({ remove: { pk, sk } });
    await refusesWith(portal, "changed-meanwhile", () => stale(running.submitter, first));
  });
});

describe("a save that is cut off", () => {
  /** The calls of a save of a section that was saved before: the version, and the header that names it. */
  const CALLS = 2;
  const key = anyKey();
  const send = () => running.save(running.submitter, BIDDER, bidderNamed("Second"), { seenVersion: 1, key });
  beforeEach(async () => {
    must(await running.save(running.submitter, BIDDER, bidderNamed("First")));
  });

  it("is tried for every call there is", async () => {
    const faults = faultsIn(running.portal.client);
    faults.plan({});
    must(await send());
    expect(faults.calls()).toBe(CALLS);
  });

  it.each(
    FAULTS.flatMap((fault) => Array.from({ length: CALLS }, (_, index) => [fault, index + 1] as const)),
  )("(%s, call %i) is kept once when it is sent again, with the same answer", async (fault, call) => {
    const faults = faultsIn(running.portal.client);
    faults.plan({ [call]: fault });
    const first = await send().catch(() => "no answer" as const);
    faults.plan({});
    const answers = [first, await send(), await send()].filter((one) => one !== "no answer");
    expect(answers).toEqual(answers.map(() => ({ ok: true, value: { version: 2, problems: 0, latest: 2 } })));
    expect(await running.saved()).toMatchObject({ version: 2, answers: bidderNamed("Second") });
    expect((await running.mine())?.draft?.sections[BIDDER]?.version).toBe(2);
  });

  it("between the version and its header is found by whoever saves next: they are told, and nothing is lost", async () => {
    const faults = faultsIn(running.portal.client);
    faults.plan({ 2: "lost-before" });
    await expect(send()).rejects.toThrow("lost before");
    faults.plan({});
    expect((await running.mine())?.draft?.sections[BIDDER]?.version).toBe(1);
    const outcome = await running.save(running.member, BIDDER, bidderNamed("Colleague"), { seenVersion: 1 });
    expect(outcome).toEqual({ ok: false, error: { code: "changed-meanwhile" } });
    expect(await running.saved()).toMatchObject({ version: 2, answers: bidderNamed("Second") });
    must(await running.save(running.member, BIDDER, bidderNamed("Colleague"), { seenVersion: 2 }));
    expect(await running.saved()).toMatchObject({ version: 3, answers: bidderNamed("Colleague") });
  });
});
