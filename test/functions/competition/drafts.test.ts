import { beforeEach, describe, expect, it } from "vitest";
import { loadDraft, loadDrafts } from "../../../functions/competition/draft-facts.ts";
import {
  cloneDraft,
  createDraft,
  discardDraft,
  editDraft,
} from "../../../functions/competition/draft-operations.ts";
import { proposePublication } from "../../../functions/competition/publishing.ts";
import { loadCompetition, loadCompetitions } from "../../../functions/competition/facts.ts";
import { CloneDraft, type DraftContent } from "../../../shared/competition/draft-schema.ts";
import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import { CompetitionId, DraftId } from "../../../shared/kernel/id.ts";
import {
  aCompetition,
  anyKey,
  london,
  must,
  publishedDraft,
  type RunningCompetition,
} from "../../builders/competition.ts";
import { leavesOneEntry, refuses, refusesWith } from "../../builders/effects.ts";
import { confirmAs, proposalIn } from "../../builders/of-two.ts";
import { AWARD, byHand, LOT, PQQ, STAGE } from "../../builders/by-hand.ts";

const NOBODYS = DraftId.parse("dft_00000000000000000000000000");

let running: RunningCompetition;
beforeEach(async () => void (running = await aCompetition("2014-02-10T09:00")));

const teamLead = (): AuthorityActor => ({ ...running.lead, role: "competition-lead", lots: [] });
async function drafted(content: DraftContent) {
  const { portal, lead } = running;
  const { answer } = must(await createDraft(portal.deps, lead, content, anyKey()));
  return { draftId: DraftId.parse(answer["draftId"]), seenVersion: 1 };
}

describe("preparing a competition", () => {
  it("leaves one entry for each act, and no competition", async () => {
    const { portal, lead } = running;
    const before = await loadCompetitions(portal.deps.table);
    const { answer } = await leavesOneEntry(portal, () =>
      createDraft(portal.deps, lead, byHand({}), anyKey()),
    );
    const draftId = DraftId.parse(answer["draftId"]);
    const edit = { ...byHand({ title: "Changed" }), draftId, seenVersion: 1 };
    const requestKey = anyKey();
    const edited = await leavesOneEntry(portal, () => editDraft(portal.deps, lead, edit, requestKey));
    expect(edited.answer).toEqual({ draftId, version: 2 });
    expect(must(await editDraft(portal.deps, lead, edit, requestKey)).answer).toEqual(edited.answer);
    const clone = CloneDraft.parse({ from: draftId });
    await leavesOneEntry(portal, () => cloneDraft(portal.deps, lead, clone, anyKey()));
    expect((await loadDrafts(portal.deps.table)).map(({ title }) => title)).toEqual(["Changed", "Changed"]);
    expect(await loadCompetitions(portal.deps.table)).toEqual(before);
  });

  it("keeps what could not be published, and nothing that is not well-formed", async () => {
    const { draftId } = await drafted(byHand({ lots: [], stages: [{ ...PQQ, opens: undefined }] }));
    expect(await loadDraft(running.portal.deps.table, draftId)).toMatchObject({ lots: [], version: 1 });
  });

  it("is for national leads, on what is there and as it was seen", async () => {
    const { portal, lead } = running;
    const draft = await drafted(byHand({}));
    const edit = { ...byHand({}), ...draft };
    const clone = CloneDraft.parse({ from: draft.draftId });
    await refuses(portal, "needs-national-lead", createDraft, teamLead(), byHand({}));
    await refuses(portal, "needs-national-lead", editDraft, teamLead(), edit);
    await refuses(portal, "needs-national-lead", cloneDraft, teamLead(), clone);
    await refuses(portal, "needs-national-lead", discardDraft, teamLead(), draft);
    await refuses(portal, "needs-national-lead", proposePublication, teamLead(), { ...draft, reason: "Why" });
    const nobodys = { draftId: NOBODYS, seenVersion: 1 };
    await refuses(portal, "not-found", editDraft, lead, { ...edit, ...nobodys });
    await refuses(portal, "not-found", cloneDraft, lead, { from: NOBODYS });
    await refuses(portal, "not-found", discardDraft, lead, nobodys);
    await refuses(portal, "not-found", proposePublication, lead, { ...nobodys, reason: "Why" });
    const stale = { ...draft, seenVersion: 2 };
    await refuses(portal, "changed-meanwhile", editDraft, lead, { ...edit, ...stale });
    await refuses(portal, "changed-meanwhile", discardDraft, lead, stale);
    await refuses(portal, "changed-meanwhile", proposePublication, lead, { ...stale, reason: "Why" });
  });

  it("ends when a draft is thrown away, which is final", async () => {
    const { portal, lead } = running;
    const draft = await drafted(byHand({}));
    const requestKey = anyKey();
    const { entry } = await leavesOneEntry(portal, () => discardDraft(portal.deps, lead, draft, requestKey));
    expect(entry).toMatchObject({
      subject: draft.draftId,
      detail: { title: "By hand", lots: 1, version: 1 },
    });
    must(await discardDraft(portal.deps, lead, draft, requestKey));
    expect(await loadDraft(portal.deps.table, draft.draftId)).toBeUndefined();
    await refuses(portal, "not-found", editDraft, lead, { ...byHand({}), ...draft, seenVersion: 2 });
    await refuses(portal, "not-found", proposePublication, lead, { ...draft, seenVersion: 2, reason: "Why" });
  });

  it("refuses more text in its lots than one row of the table holds", async () => {
    const long = (texts: number) =>
      byHand({
        lots: Array.from({ length: 500 }, (_, index) => ({
          ...LOT,
          lotId: `lot-${index + 1}`,
          cpaNumber: index + 1,
          name: `${index + 1} ${"\u{1F600}".repeat(115)}`,
          aliases: Array.from({ length: texts }, () => "x".repeat(120)),
        })),
      });
    await drafted(long(0));
    await refuses(running.portal, "lots-too-long", createDraft, running.lead, long(2));
  });
});

describe("publishing a competition", () => {
  it("is proposed by one and confirmed by another: an entry each, and one of the portal for each of the four windows", async () => {
    const { portal, lead, secondLead } = running;
    const command = CloneDraft.parse({ from: "transforming-rehabilitation-2013", startsOn: "2026-09-21" });
    const { answer: draft } = must(await cloneDraft(portal.deps, lead, command, anyKey()));
    const publish = { draftId: DraftId.parse(draft["draftId"]), seenVersion: 1, reason: "Announced" };
    const { answer: made } = await leavesOneEntry(portal, () =>
      proposePublication(portal.deps, lead, publish, anyKey()),
    );
    const waiting = { scope: "portal", proposalId: proposalIn(made) } as const;
    const key = anyKey();
    await refusesWith(portal, "needs-second-person", () => confirmAs(portal.deps, lead, waiting));
    const { answer } = await leavesOneEntry(
      portal,
      () => confirmAs(portal.deps, secondLead, waiting, { key }),
      5,
    );
    const competitionId = CompetitionId.parse(answer["competitionId"]);
    expect(must(await confirmAs(portal.deps, secondLead, waiting, { key })).answer).toEqual(answer);
    const created = await loadCompetition(portal.deps.table, competitionId);
    expect(created?.stages.find(({ kind }) => kind === "launch")?.opensAt).toBe(london("2026-09-21T09:00"));
  });

  it("is overtaken when the draft is changed, and can be proposed again", async () => {
    const { portal, lead, secondLead } = running;
    const draft = await drafted(byHand({}));
    const publish = { ...draft, reason: "Announced" };
    const { answer } = must(await proposePublication(portal.deps, lead, publish, anyKey()));
    const waiting = { scope: "portal", proposalId: proposalIn(answer) } as const;
    must(await editDraft(portal.deps, lead, { ...byHand({ title: "Another title" }), ...draft }, anyKey()));
    await refusesWith(portal, "proposal-overtaken", () => confirmAs(portal.deps, secondLead, waiting));
  });

  it.each([
    ["no-lots", byHand({ lots: [] })],
    ["no-stages", byHand({ stages: [] })],
    ["stage-needs-date", byHand({ stages: [{ ...AWARD, opens: undefined }] })],
    ["stage-named-twice", byHand({ stages: [STAGE, STAGE] })],
    ["lot-named-twice", byHand({ lots: [LOT, { ...LOT, lotId: "lot-2" }] })],
    ["closes-before-it-opens", byHand({ stages: [{ ...STAGE, closes: "2026-01-05T09:00" }] })],
    ["stage-needs-closing-time", byHand({ stages: [{ ...STAGE, closes: undefined }] })],
    [
      "too-many-windows-open",
      byHand({ stages: [1, 2, 3].map((number) => ({ ...STAGE, stageId: `tender-${number}`, number })) }),
    ],
    ["only-one-such-stage", byHand({ stages: [PQQ, { ...PQQ, stageId: "pqq-2", number: 2 }] })],
    ["outcome-needs-stage", byHand({ stages: [PQQ] })],
    ["stages-pass-each-other", byHand({ stages: [STAGE, { ...AWARD, opens: "2026-02-05T11:59" }] })],
    ["must-lie-ahead", byHand({ stages: [{ ...STAGE, opens: "2014-02-10T09:00" }] })],
    ["nothing-lies-ahead", byHand({ stages: [{ ...AWARD, opens: "2014-02-10T09:00" }] })],
    ["time-skipped", byHand({ stages: [{ ...STAGE, closes: "2026-03-29T01:30" }] })],
    ["time-doubled", byHand({ stages: [{ ...STAGE, closes: "2026-10-25T01:30" }] })],
    ["not-a-time", byHand({ stages: [{ ...STAGE, closes: "2026-02-30T12:00" }] })],
  ])("refuses %s, and leaves the draft", async (code, content) => {
    const { portal, lead } = running;
    const draft = await drafted(content);
    await refuses(portal, code, proposePublication, lead, { ...draft, reason: "Announced" });
    expect(await loadDraft(portal.deps.table, draft.draftId)).toMatchObject({ version: 1 });
  });

  it("publishes as many lots as a competition may have, with the longest names", async () => {
    const { portal, lead } = running;
    const lots = Array.from({ length: 500 }, (_, index) => ({
      ...LOT,
      lotId: `lot-${index + 1}`,
      cpaNumber: index + 1,
      name: `${index + 1} ${"\u{1F600}".repeat(115)}`,
    }));
    const draft = await drafted(byHand({ lots }));
    const competitionId = await publishedDraft(portal.deps, lead, draft.draftId);
    expect((await loadCompetition(portal.deps.table, competitionId))?.lots).toHaveLength(500);
  });
});
