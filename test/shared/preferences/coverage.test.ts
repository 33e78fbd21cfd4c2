import { describe, expect, it } from "vitest";
import {
  coverageOf,
  moved,
  movements,
  notPrequalifiedSince,
  without,
} from "../../../shared/preferences/coverage.ts";
import {
  decideReading,
  latestClosed,
  roundBefore,
  seenCoverage,
} from "../../../shared/preferences/reading-coverage.ts";
import { decideDisclosing, decideDisclosure, roundsOf } from "../../../shared/preferences/rules.ts";
import { bidderName } from "../../../shared/preferences/words.ts";
import { plus } from "../../../shared/kernel/instant.ts";
import { ProposalId } from "../../../shared/kernel/id.ts";
import { aCompetition, codeOf, competitionId, idOf, london, must, staff } from "../a-competition.ts";
import { CLOSES_1, lots, opened, ROUND_1, ROUND_2 } from "./a-round.ts";

const sealedAt = plus(CLOSES_1, 60_000);
const competition = aCompetition({ sealed: { [ROUND_1]: sealedAt } });
const [round1, round2] = roundsOf(competition);

const capita = opened(10, "Capita", lots(20));
const crr = opened(11, "CRR", lots(20, 21), ["Carillion", "Reed in Partnership", "RAPt"]);
const mtcAmey = opened(12, "MTC Amey", lots(20), ["MTC", "Amey"]);
const amey = opened(13, "Amey", lots(9));
const ROUND = [mtcAmey, crr, capita, amey];

const london20 = competition.lots.filter(({ cpaNumber }) => cpaNumber === 20);
const namesIn = (coverage: ReturnType<typeof coverageOf>, number: number) =>
  coverage.find(({ lot }) => lot.cpaNumber === number)?.bidders.map(({ name }) => name);

describe("coverage", () => {
  const coverage = coverageOf(competition.lots, ROUND, { ranked: false, minimumBidders: 2 });

  it("lists the bidders of a lot by name where the round is not ranked", () => {
    expect(namesIn(coverage, 20)).toEqual(["Capita", "CRR", "MTC Amey"]);
    expect(coverage.find(({ lot }) => lot.cpaNumber === 20)?.bidders[0]?.rank).toBeUndefined();
  });
  it("marks lots under the minimum: fewer than it, not as many as it", () => {
    const under = coverage.filter(({ underMinimum }) => underMinimum).map(({ lot }) => lot.cpaNumber);
    expect(under).toHaveLength(20);
    expect(under).toContain(21);
    const exactly = coverageOf(london20, ROUND, { ranked: false, minimumBidders: 3 });
    expect(exactly[0]?.underMinimum).toBe(false);
    expect(coverageOf(london20, ROUND, { ranked: false, minimumBidders: 4 })[0]?.underMinimum).toBe(true);
  });
  it("puts who wants a lot most first where the round is ranked", () => {
    const ranked = [
      opened(10, "Capita", lots(9, 1, 20)),
      opened(11, "CRR", lots(20)),
      opened(12, "Atos", lots(1, 20)),
    ];
    const [lot] = coverageOf(london20, ranked, { ranked: true, minimumBidders: 2 });
    expect(lot?.bidders.map(({ name, rank }) => [name, rank])).toEqual([
      ["CRR", 1],
      ["Atos", 2],
      ["Capita", 3],
    ]);
  });
});

describe("what if somebody withdrew", () => {
  const remaining = (withdrawn: Parameters<typeof without>[1]) =>
    without(ROUND, withdrawn).map(({ organisationName }) => organisationName);

  it("takes one organisation away, and nobody of the same name elsewhere", () => {
    expect(remaining({ organisation: amey.organisationId })).toEqual(["MTC Amey", "CRR", "Capita"]);
  });
  it("takes every organisation away of which a member withdraws", () => {
    expect(remaining({ member: "Amey" })).toEqual(["CRR", "Capita"]);
  });
  it("takes nobody away when nobody is named", () => {
    expect(remaining({})).toEqual(["MTC Amey", "CRR", "Capita", "Amey"]);
  });
  it("shows beside the coverage as it stands the one that would be", () => {
    const seen = seenCoverage(competition, london20, opened1(), { member: "Reed in Partnership" });
    expect(namesIn([...seen.lots], 20)).toEqual(["Capita", "CRR", "MTC Amey"]);
    expect(namesIn([...(seen.whatIf ?? [])], 20)).toEqual(["Capita", "MTC Amey"]);
    expect(seenCoverage(competition, london20, opened1()).whatIf).toBeUndefined();
  });
  it("offers only bidders of the lots that are seen, and members of consortia among them", () => {
    const seen = seenCoverage(competition, london20, opened1());
    expect(seen.organisations.map(({ name }) => name)).toEqual(["Capita", "CRR", "MTC Amey"]);
    expect(seen.members).toEqual(["Amey", "Carillion", "MTC", "RAPt", "Reed in Partnership"]);
  });
});

describe("movement from round to round", () => {
  const all = new Set(competition.lots.map(({ lotId }) => lotId));

  it("tells what was added, kept and dropped", () => {
    expect(moved(lots(1, 2, 3), lots(3, 4), all)).toEqual({
      added: lots(4),
      kept: lots(3),
      dropped: lots(1, 2),
    });
  });
  it("shows who came anew, and who dropped every lot, but not who never chose one", () => {
    const later = [opened(10, "Capita", []), opened(11, "CRR", lots(1)), opened(14, "Silent", [])];
    expect(movements([capita], later, all)).toEqual([
      { organisationId: capita.organisationId, name: "Capita", added: [], kept: [], dropped: lots(20) },
      { organisationId: crr.organisationId, name: "CRR", added: lots(1), kept: [], dropped: [] },
    ]);
  });
  it("keeps to the lots that the reader may see", () => {
    const later = [opened(10, "Capita", lots(9)), opened(11, "CRR", lots(20, 21, 9))];
    expect(movements([capita, crr], later, new Set(lots(21)))).toEqual([
      { organisationId: crr.organisationId, name: "CRR", added: [], kept: lots(21), dropped: [] },
    ]);
  });
});

describe("who may read coverage", () => {
  const reads = (actor: ReturnType<typeof staff>, lot?: number) => {
    const decision = decideReading({ actor, competition }, lot === undefined ? undefined : lots(lot)[0]);
    return decision.ok ? decision.value.map(({ cpaNumber }) => cpaNumber) : decision.error.code;
  };

  it("a national lead reads every lot, a team lead and a support manager theirs", () => {
    expect(reads(staff())).toHaveLength(21);
    expect(reads(staff({ role: "competition-lead", lots: lots(9, 10, 12) }))).toEqual([9, 10, 12]);
    expect(reads(staff({ role: "support-manager", lots: lots(9) }))).toEqual([9]);
  });
  it("an auditor reads every lot", () => {
    expect(reads(staff({ role: "auditor" }))).toHaveLength(21);
  });
  it.each(["evaluator", "approver"] as const)("an %s reads none, not even one of theirs", (role) => {
    expect(reads(staff({ role }))).toBe("not-for-your-role");
    expect(reads(staff({ role, lots: lots(20) }), 20)).toBe("not-for-your-role");
  });
  it("somebody else's lot is refused, and a lot that does not exist is not there", () => {
    expect(reads(staff({ role: "competition-lead", lots: lots(9) }), 9)).toEqual([9]);
    expect(reads(staff({ role: "competition-lead", lots: lots(9) }), 20)).toBe("not-your-lot");
    expect(reads(staff(), 22)).toBe("not-found");
  });
  it("the latest closed round is shown: from the closing instant on", () => {
    expect(latestClosed(competition, plus(CLOSES_1, -1))).toBeUndefined();
    expect(latestClosed(competition, CLOSES_1)?.stageId).toBe(ROUND_1);
    expect(latestClosed(competition, london("2015-01-01T00:00"))?.stageId).toBe(ROUND_2);
    expect(roundBefore(competition, ROUND_2)?.stageId).toBe(ROUND_1);
    expect(roundBefore(competition, ROUND_1)).toBeUndefined();
  });
});

describe("disclosing a lot's bidders to partners", () => {
  const at = plus(sealedAt, 1);
  const command = {
    competitionId,
    round: ROUND_1,
    lotId: lots(20)[0] ?? fail(),
    reason: "Briefing of boroughs",
  };
  const disclose = (given = {}, facts = {}) =>
    decideDisclosure({ competition, opened: ROUND, ...facts }, { ...command, ...given }, at);

  it("tells nothing of who was ruled out by a correction since, unless another one has let them pass again", () => {
    const { organisationId } = capita;
    const proposalId = ProposalId.parse(idOf("proposal", 1));
    const corrected = (...passes: readonly boolean[]) => ({
      ...competition,
      outcome: {
        proposalId,
        proposedAt: sealedAt,
        visibleAt: sealedAt,
        submitted: 3,
        passed: 3,
        corrections: passes.map((one) => ({ proposalId, organisationId, passes: one, at })),
      },
    });
    const told = (...passes: readonly boolean[]) =>
      must(disclose({}, { competition: corrected(...passes) })).bidders.map(({ name }) => name);
    expect(told(false)).toEqual(["CRR", "MTC Amey"]);
    expect(notPrequalifiedSince(corrected(false), organisationId)).toBe(at);
    expect(told(false, true)).toContain("Capita");
  });

  it("tells names and members of those that prefer the lot, in the order of names, and no rank or other lot", () => {
    expect(disclose()).toEqual({
      ok: true,
      value: {
        lot: competition.lots.find(({ lotId }) => lotId === "lot-20"),
        stage: competition.stages.find(({ stageId }) => stageId === ROUND_1),
        bidders: [
          { name: "Capita", members: ["Capita"] },
          { name: "CRR", members: ["Carillion", "Reed in Partnership", "RAPt"] },
          { name: "MTC Amey", members: ["MTC", "Amey"] },
        ],
      },
    });
  });
  it("is proposed by a lead of the lot, national or not, and by nobody else", () => {
    const proposes = (actor: ReturnType<typeof staff>) => codeOf(decideDisclosing(actor, command));
    for (const actor of [staff(), staff({ role: "competition-lead", lots: lots(20) })])
      expect(proposes(actor)).toBe("accepted");
    for (const role of ["support-manager", "evaluator", "auditor", "approver"] as const)
      expect(proposes(staff({ role }))).toBe("not-for-your-role");
    expect(proposes(staff({ role: "competition-lead", lots: lots(9) }))).toBe("not-your-lot");
  });
  it("disclosing a lot's bidders to partners is refused before the round is sealed", () => {
    expect(codeOf(disclose({ round: ROUND_2 }))).toBe("too-early");
    const unsealed = { competition: aCompetition() };
    expect(codeOf(disclose({}, unsealed))).toBe("too-early");
  });
  it("disclosing a lot's bidders to partners is refused once the competition is cancelled", () => {
    const cancelled = { ...competition, cancelled: { at, reason: "No money" } };
    expect(codeOf(disclose({}, { competition: cancelled }))).toBe("competition-cancelled");
  });

  it("a lot's bidders are disclosed of a lot and a round of the competition only", () => {
    expect(codeOf(disclose({ lotId: lots(22)[0] }))).toBe("not-found");
    const pqq = competition.stages.find(({ kind }) => kind === "pqq");
    expect(codeOf(disclose({ round: pqq?.stageId }))).toBe("not-found");
  });
  it("names a consortium with its members, and who stands for itself by its name alone", () => {
    expect(bidderName({ name: "MTC Amey", members: ["MTC", "Amey"] })).toBe("MTC Amey (MTC, Amey)");
    expect(bidderName({ name: "Capita", members: ["Capita"] })).toBe("Capita");
    expect(bidderName({ name: "Co:here", members: [] })).toBe("Co:here");
  });
});

function opened1() {
  if (round1 === undefined || round2 === undefined) throw new Error("the template has two rounds");
  return { round: round1, opened: ROUND, earlier: undefined };
}
function fail(): never {
  throw new Error("no lot");
}
