import { describe, expect, it } from "vitest";
import { Competition } from "../../../shared/competition/schema.ts";
import { stageInSentence } from "../../../shared/competition/words.ts";
import { type AuditEntry, NO_ENTRY } from "../../../shared/kernel/chain.ts";
import {
  CompetitionId,
  type IdKind,
  LotId,
  OrganisationId,
  PersonId,
  spellId,
} from "../../../shared/kernel/id.ts";
import { instantOf, inWords } from "../../../shared/kernel/instant.ts";
import {
  causesNotice,
  concernsPartner,
  noticeOf,
  noticesOf,
  warningOf,
} from "../../../shared/notices/rules.ts";
import { NoticeContent, Reminder } from "../../../shared/notices/schema.ts";
import { mailText, noticeInWords, wayInPortal } from "../../../shared/notices/words.ts";

const id = (kind: IdKind) => spellId(kind, new Uint8Array(17).fill(7));
const competitionId = CompetitionId.parse(id("competition"));
const organisationId = OrganisationId.parse(id("organisation"));
const opensAt = instantOf(Date.UTC(2014, 1, 3, 12));
const closesAt = instantOf(Date.UTC(2014, 1, 28, 12));

const competition = Competition.parse({
  competitionId,
  title: "Rehabilitation services",
  lots: [{ lotId: "lot-20", cpaNumber: 20, name: "London", aliases: [], prisons: [], tile: [1, 1] }],
  caps: { marketSharePercent: 25, fundingPercent: 50, fundingMultiple: 2 },
  minimumBidders: 2,
  createdAt: opensAt,
  stages: [
    { stageId: "pqq", kind: "pqq", opensAt, closesAt, precision: "instant" },
    { stageId: "preferences-1", kind: "lot-preferences", number: 1, opensAt, closesAt, precision: "instant" },
  ],
  amendments: [],
  version: 1,
  sealed: { pqq: closesAt },
});

const entry = (what: string, given: Partial<AuditEntry> = {}): AuditEntry => ({
  stream: "AUDAUTHORITY#x",
  seq: 1,
  prev: NO_ENTRY,
  salt: "",
  at: opensAt,
  what,
  who: { personId: PersonId.parse(id("person")), name: "Somebody", audience: "authority" },
  competitionId,
  detail: {},
  commandHash: NO_ENTRY,
  answer: {},
  hash: NO_ENTRY,
  ...given,
});

const bidder = { ...entry("").who, audience: "bidder", organisationId } as const;
const receipt = {
  who: bidder,
  detail: { round: "preferences-1", lots: ["lot-20"] },
  answer: { submissionId: id("submission"), receivedAt: opensAt },
};
const move = {
  detail: {
    stageId: "preferences-1",
    moves: "closesAt",
    from: closesAt,
    to: instantOf(Date.UTC(2014, 2, 7, 12)),
    reason: "More time",
  },
};
const EVERYBODY = [{ of: "takers" }, { of: "partners" }, { of: "staff" }];
const sealing = { subject: "pqq", detail: { closedAt: closesAt, responses: 35, filesKeptApart: 2 } };
const response = { ...receipt, detail: { window: "pqq", organisationName: "Capita" } };
const refusal = {
  who: bidder,
  detail: { fileId: "fil_1", name: "secret-accounts.pdf", problem: "encrypted" },
};
const part = { subject: id("person"), detail: { section: "Capability", person: "Eve", part: "moderator" } };
const OWN = [{ of: "organisation", organisationId }];
const PROPOSER = PersonId.parse(id("person"));
const amending = { act: "timetable-amendment", title: "Lot preferences, round 1, closing time" } as const;
const proposed = { ...amending, until: closesAt, hash: "a".repeat(64), reason: "More time" };
const declined = { ...amending, proposedBy: "A lead", proposer: PROPOSER, reason: "Not needed" };

describe("which acts are told to whom", () => {
  it.each([
    [
      "competition.created",
      {},
      "competition-published",
      [{ of: "bidders" }, { of: "partners" }, { of: "staff" }],
    ],
    ["timetable.amended", move, "timetable-amended", EVERYBODY],
    ["competition.cancelled", { detail: { reason: "No money" } }, "competition-cancelled", EVERYBODY],
    ["proposal.made", { detail: proposed }, "proposal-made", [{ of: "confirmers" }]],
    [
      "proposal.declined",
      { detail: declined },
      "proposal-declined",
      [{ of: "staff-member", personId: PROPOSER }],
    ],
    ["prequalification.recorded", { subject: organisationId }, "prequalification-recorded", OWN],
    ["pqq.submitted", response, "response-submitted", OWN],
    ["pqq.withdrawn", response, "response-withdrawn", OWN],
    ["file.refused", refusal, "file-refused", OWN],
    ["window.sealed", sealing, "files-kept-apart", [{ of: "national-leads" }]],
    [
      "query.asked",
      { subject: organisationId, detail: { dueAt: closesAt, question: "Which area?" } },
      "query-asked",
      OWN,
    ],
    ["query.answered", { who: bidder }, "query-answered", [{ of: "national-leads" }]],
    ["evaluator.assigned", part, "part-given", [{ of: "staff-member", personId: id("person") }]],
    [
      "outcome.told",
      { answer: { organisations: [organisationId] } },
      "outcome-published",
      [{ of: "organisations", organisationIds: [organisationId] }],
    ],
    ["outcome.published", {}, "outcome-published", [{ of: "partners" }, { of: "staff" }]],
    ["lot-preferences.submitted", receipt, "preferences-submitted", OWN],
    ["lot-preferences.withdrawn", receipt, "preferences-withdrawn", OWN],
    [
      "lot-bidders.disclosed",
      { subject: "lot-20" },
      "lot-bidders-disclosed",
      [{ of: "partners", lotId: "lot-20" }],
    ],
  ])("the entry %s makes its notice", (what, given, kind, to) => {
    const notice = noticeOf(entry(what, given), competition);
    expect(notice?.to).toEqual(to);
    expect(NoticeContent.parse(notice?.content).kind).toBe(kind);
  });

  it("a proposal of the portal is told as one of a competition is, without a competition", () => {
    for (const [what, detail] of [
      ["proposal.made", proposed],
      ["proposal.declined", declined],
    ] as const) {
      const { competitionId: _none, ...onPortal } = entry(what, { detail });
      const notice = noticeOf(onPortal, undefined);
      expect(causesNotice(onPortal)).toBe(true);
      expect(NoticeContent.parse(notice?.content)).not.toHaveProperty("competitionId");
      if (notice === undefined) throw new Error("no notice");
      expect(noticeInWords(notice.content).paragraphs.join(" ")).not.toMatch(/ in “|undefined/);
      expect(wayInPortal(notice.content, "authority")?.href).toBe("/authority/proposals");
    }
  });

  it("says of a proposal who makes it, why, and until when it can be confirmed, or that it waits", () => {
    const told = (detail: AuditEntry["detail"]) => {
      const notice = noticeOf(entry("proposal.made", { detail }), competition);
      if (notice === undefined) throw new Error("no notice");
      return [noticeInWords(notice.content), wayInPortal(notice.content, "authority")] as const;
    };
    const [words, way] = told(proposed);
    expect(words).toMatchObject({
      subject: "To confirm: Amendment of the timetable: Lot preferences, round 1, closing time",
      paragraphs: [
        "Somebody proposes: Amendment of the timetable: Lot preferences, round 1, closing time in “Rehabilitation services”.",
        "Reason: More time",
        `Nothing happens before another person has confirmed it. It can be confirmed until ${inWords(closesAt)}.`,
      ],
    });
    expect(way?.href).toBe(`/authority/competitions/${competition.competitionId}/proposals`);
    const { until: _none, ...atOnce } = proposed;
    expect(told(atOnce)[0].paragraphs.at(-1)).toBe("Nothing happens before another person has confirmed it.");
  });

  it("of a closing time that one person held, the authority reads besides that it was one and until when another ratifies it", () => {
    const holding = { ...move, detail: { ...move.detail, ratifyBy: "2014-03-03T11:59:30.000Z" } };
    const [outside, inside] = noticesOf(entry("timetable.held", holding), competition);
    if (outside === undefined || inside === undefined) throw new Error("no notice");
    expect([...outside.to, ...inside.to]).toEqual(EVERYBODY);
    const paragraphs = [outside, inside].map(
      ({ content }) => noticeInWords(NoticeContent.parse(content)).paragraphs,
    );
    expect(paragraphs[0]?.[0]).toContain("is held, for everybody alike");
    expect(paragraphs[1]).toEqual([
      ...(paragraphs[0] ?? []),
      "One person decided this alone. Another says by 11:59am, Monday 3 March 2014 (GMT) whether they stand by it; it stands whatever they say.",
    ]);
  });

  it("of a holding that somebody declines to ratify, who held it and the auditors read that it stands", () => {
    const detail = { ...declined, act: "holding-extension", standsAnyway: true };
    const notice = noticeOf(entry("proposal.declined", { detail }), competition);
    if (notice === undefined) throw new Error("no notice");
    expect(notice.to).toEqual([{ of: "staff-member", personId: PROPOSER }, { of: "auditors" }]);
    const { paragraphs } = noticeInWords(NoticeContent.parse(notice.content));
    expect(paragraphs[0]).toMatch(/does not stand by it: .* It stands all the same;/);
  });

  it("keeps the reasons of an outcome that is proposed or declined out of the mail: they may tell how a response came out", () => {
    const outcome = { act: "pqq-outcome", title: "Outcome of the PQQ" } as const;
    for (const [what, detail] of [
      ["proposal.made", { ...proposed, ...outcome, reason: "Capita has 82%" }],
      ["proposal.declined", { ...declined, ...outcome, reason: "Capita has 82%" }],
    ] as const) {
      const notice = noticeOf(entry(what, { detail }), competition);
      if (notice === undefined) throw new Error("no notice");
      expect(JSON.stringify([notice, noticeInWords(notice.content)])).not.toMatch(/Capita|Reason/);
    }
  });

  it.each(["person.signed-in", "proposal.withdrawn", "window.shut", "early-access.refused", "constructor"])(
    "%s is told to nobody",
    (what) => {
      expect(causesNotice({ what })).toBe(false);
      expect(noticeOf(entry(what), competition)).toBeUndefined();
    },
  );

  it("puts neither a question to a bidder nor how a response came out into a notice", () => {
    const asked = { subject: organisationId, detail: { dueAt: closesAt, question: "Which area?" } };
    const published = { detail: { passed: 30 } };
    for (const one of [entry("query.asked", asked), entry("outcome.published", published)]) {
      const notice = noticeOf(one, competition);
      if (notice === undefined) throw new Error("no notice");
      const words = noticeInWords(notice.content);
      const all = JSON.stringify(notice.content) + words.subject + mailText(words, "https://portal.example");
      expect(all).not.toMatch(/Which area|\b30\b/);
    }
  });

  it("says “Sign in” in the mail, where the portal has a link, and tells the bidder that its answer is in", () => {
    const [asked, own] = noticesOf(entry("query.answered", { who: bidder }), competition);
    if (asked === undefined || own === undefined) throw new Error("no notice");
    expect([own.to, own.content.kind]).toEqual([OWN, "own-query-answered"]);
    for (const { content } of [asked, own]) {
      const words = noticeInWords(content);
      expect(words.paragraphs.join(" ")).not.toContain("Sign in");
      expect(mailText(words, "https://portal.example")).toContain("Sign in to read the ");
    }
    expect(wayInPortal(own.content, "bidder")).toEqual({
      text: "Read the question and your answer",
      href: `/bidder/competitions/${competition.competitionId}/queries`,
    });
  });

  it("names a stage within a sentence with its article", () => {
    const names = (["pqq", "pqq-outcome", "tender", "data-room"] as const).map((kind) =>
      stageInSentence({ kind }),
    );
    expect(names.join("; ")).toBe(
      "the pre-qualification questionnaire (PQQ); the PQQ outcome; tenders; the data room",
    );
    expect(stageInSentence({ kind: "lot-preferences", number: 2 })).toBe("lot preferences, round 2");
  });

  it("tells partners of a lot only what is about their lots", () => {
    const [london, elsewhere] = [LotId.parse("lot-20"), LotId.parse("lot-9")];
    expect(concernsPartner(london, [london])).toBe(true);
    expect(concernsPartner(london, [elsewhere])).toBe(false);
    expect(concernsPartner(undefined, [elsewhere])).toBe(true);
  });

  it("tells every bidder of a change as long as the PQQ is not sealed: any of them may still come in", () => {
    const open = { ...competition, sealed: {} };
    const bidders = [{ of: "bidders" }, { of: "partners" }, { of: "staff" }];
    expect(noticeOf(entry("timetable.amended", move), open)?.to).toEqual(bidders);
    const elsewhere = { ...open, stages: open.stages.filter(({ kind }) => kind !== "pqq") };
    expect(noticeOf(entry("timetable.amended", move), elsewhere)?.to).toEqual(EVERYBODY);
  });

  it("tells nobody that a window was sealed in which no file was kept apart", () => {
    const none = { ...sealing, detail: { ...sealing.detail, filesKeptApart: 0 } };
    expect(noticeOf(entry("window.sealed", none), competition)).toBeUndefined();
    expect(
      noticeOf(entry("window.sealed", { ...sealing, detail: { closedAt: closesAt } }), competition),
    ).toBeUndefined();
  });

  it.each([
    ["lot-preferences.submitted", receipt, /lot-20|London,|Lot 20/],
    ["file.refused", refusal, /secret-accounts/],
  ])("puts nothing of what was submitted into a notice: %s", (what, given, content) => {
    const notice = noticeOf(entry(what, given), competition);
    if (notice === undefined) throw new Error("no notice");
    const words = noticeInWords(notice.content);
    const all = JSON.stringify(notice.content) + words.subject + mailText(words, "https://portal.example");
    expect(all).not.toMatch(content);
  });
});

describe("the warning of an unsent draft", () => {
  const reminder = Reminder.parse({
    organisationId,
    competitionId,
    window: "preferences-1",
    closesAt,
    warning: "a-day",
    at: opensAt,
  });

  it("says when the round closes, to the people of the organisation", () => {
    const notice = warningOf(reminder, competition, opensAt);
    expect(notice?.to).toEqual(OWN);
    expect(notice && noticeInWords(notice.content).paragraphs.join(" ")).toContain(
      "12 noon, Friday 28 February 2014 (GMT)",
    );
  });

  it("is not given any more at the closing instant, nor for a closing that has moved", () => {
    expect(warningOf(reminder, competition, closesAt)).toBeUndefined();
    const later = instantOf(Date.UTC(2014, 2, 7, 12));
    const moved = {
      ...competition,
      stages: competition.stages.map((stage) => ({ ...stage, closesAt: later })),
    };
    expect(warningOf(reminder, moved, opensAt)).toBeUndefined();
  });
});
