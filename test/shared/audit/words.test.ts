import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { factsInWords, untold } from "../../../shared/audit/fact-words.ts";
import { Stage } from "../../../shared/competition/schema.ts";
import { actInWords, breakInWords, namesIn, subjectInWords } from "../../../shared/audit/words.ts";
import { actNames } from "../../../shared/kernel/act-names.ts";
import { TEMPLATE_2013 } from "../../../shared/competition/template-2013.ts";
import { Break } from "../../../shared/kernel/chain.ts";
import { CompetitionId, spellId } from "../../../shared/kernel/id.ts";
import { QuestionId } from "../../../shared/questionnaire/schema.ts";
import { instantOf } from "../../../shared/kernel/instant.ts";

/** An act in the code: `acting("…"`, `what: "…"`, `what = "…"`, a choice of two after `what:`, what `askedBy`, `askedOf` or `byPerson` are given, what a deputy is agreed on by, or a constant in capitals. */
const ACT =
  /(?:what(?::| =)[^,\n]*|^  deputy: |asked(?:By|Of)\(actor, |byPerson\([^\n]*|acting\(\s*|^(?:export )?const [A-Z]+ = )"[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*".*$/gm;
const LITERAL = /"([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)"/g;

const AT = instantOf(Date.UTC(2014, 4, 16, 11));

const actsInTheCode = () =>
  globSync("functions/**/*.ts")
    .flatMap((file) => readFileSync(file, "utf8").match(ACT) ?? [])
    .flatMap((line) => [...line.matchAll(LITERAL)].map(([, act = ""]) => act));

describe("the words of the audit log", () => {
  it("name every act of the code, and no other", () => {
    expect([...new Set(actsInTheCode())].toSorted()).toEqual(Object.keys(actNames).toSorted());
  });

  it("the words of the audit log say facts with their names, instants as times in London", () => {
    const at = instantOf(Date.UTC(2014, 4, 16, 11));
    expect(
      factsInWords(
        { closesAt: at, lots: ["lot-9", "lot-20"], invitation: true, members: [] },
        () => undefined,
      ).told,
    ).toEqual([
      { name: "Closes", value: "12 noon, Friday 16 May 2014 (BST)" },
      { name: "Lots", value: "Lot 9; Lot 20" },
      { name: "Had not accepted the invitation yet", value: "Yes" },
      { name: "Members", value: "none" },
    ]);
  });

  /** One spelling that may be the id of a stage, a lot and a question at once, and what each of the three is called. */
  const SAME = "lot-20";
  const competitionId = CompetitionId.parse(spellId("competition", new Uint8Array(17)));
  const [lot] = TEMPLATE_2013.lots.filter(({ lotId }) => lotId === SAME);
  const known = {
    competitions: [
      {
        competitionId,
        title: "A competition",
        stages: [Stage.parse({ stageId: SAME, kind: "mobilisation", precision: "day", opensAt: AT })],
        lots: lot ? [lot] : [],
      },
    ],
    questions: new Map([[competitionId, [{ questionId: QuestionId.parse(SAME), title: "A question" }]]]),
  };

  it("ask for each name by its kind: what a stage, a lot and a question of one id are called is never mixed", () => {
    const facts = { stageId: SAME, window: SAME, round: SAME, lotId: SAME, lots: [SAME], questionId: SAME };
    const nameOf = namesIn({ competitionId, detail: facts }, known);
    expect(factsInWords(facts, nameOf).told.map(({ name, value }) => `${name}: ${value}`)).toEqual([
      "Stage: Mobilisation",
      "Stage: Mobilisation",
      "Round: Mobilisation",
      "Lot: Lot 20, London",
      "Lots: Lot 20, London",
      "Question: A question",
    ]);
    for (const [what, says] of [
      ["timetable.held", "Mobilisation"],
      ["window.sealed", "Mobilisation"],
      ["lot-bidders.disclosed", "Lot 20, London"],
      ["file.checked", undefined],
    ] as const)
      expect([what, subjectInWords({ what, subject: SAME }, nameOf)]).toEqual([what, says]);
  });

  it("say what somebody wrote as it is, though a stage, a lot and a question are spelt so", () => {
    const facts = {
      title: SAME,
      name: SAME,
      reason: SAME,
      question: SAME,
      section: SAME,
      organisation: SAME,
    };
    const told = factsInWords(facts, namesIn({ competitionId, detail: facts }, known)).told;
    expect(new Set(told.map(({ value }) => value))).toEqual(new Set([SAME]));
  });

  it("name stages, lots and questions of the competition that an entry speaks of, and of no other", () => {
    const facts = { stageId: SAME, lots: [SAME], questionId: SAME };
    const values = (entry: Parameters<typeof namesIn>[0]) =>
      factsInWords(facts, namesIn(entry, known)).told.map(({ value }) => value);
    expect(values({ detail: {} })).toEqual(["Lot 20"]);
    // A role is given on the portal, and is of a competition.
    expect(values({ detail: { roleIn: competitionId } })).toEqual([
      "Mobilisation",
      "Lot 20, London",
      "A question",
    ]);
  });

  it("say until when a second person acts, and what has become of it", () => {
    const says = (fact: string, became: Parameters<typeof factsInWords>[2]) =>
      factsInWords({ [fact]: AT }, () => undefined, became).told.map(
        ({ name, value }) => `${name}: ${value}`,
      );
    const at = "12 noon, Friday 16 May 2014 (BST)";
    expect(says("lapsesAt", "waiting")).toEqual([`Lapses, unless another person confirms it, at: ${at}`]);
    expect(says("lapsesAt", "lapsed")).toEqual([`Lapsed, not confirmed by another person, at: ${at}`]);
    expect(says("lapsesAt", "confirmed")).toEqual([`Confirmed; it would have lapsed at: ${at}`]);
    expect(says("ratifyBy", "waiting")).toEqual([`To be ratified by: ${at}`]);
    expect(says("ratifyBy", "lapsed")).toEqual([`Not ratified by: ${at}; it stands`]);
    expect(says("until", "lapsed")).toEqual([`Lapsed, not confirmed by: ${at}`]);
  });

  it("tell a role that is given from one that is changed, and what is not ratified from a proposal that is declined", () => {
    const act = (what: string, detail: object) => actInWords({ what, detail: { ...detail } });
    expect(act("staff.role-given", { role: "evaluator" })).toBe("Role in a competition given");
    expect(act("staff.role-given", { before: "Team lead, all lots" })).toBe("Role in a competition changed");
    expect(act("proposal.declined", { act: "holding-extension", standsAnyway: true })).toBe(
      "Ratification declined",
    );
  });

  it("the words of the audit log say times to the minute", () => {
    const at = instantOf(Date.UTC(2014, 4, 16, 11, 0, 0, 7));
    expect(factsInWords({ dueAt: at }, () => undefined).told[0]?.value).toBe(
      "12 noon, Friday 16 May 2014 (BST)",
    );
  });

  it("the words of the audit log say what moves, changed, was refused or is to come by its name, not by its key", () => {
    const stages = [
      { stageId: "launch", kind: "launch", precision: "day", opensAt: "2013-09-19T08:00:00.000Z" },
    ];
    const facts = {
      moves: "closesAt",
      changed: ["numbers", "contacts"],
      problem: "has-macros",
      change: { what: "remove", formerly: "Member Ltd" },
      edit: "weigh",
      day: "2014-05-16",
      role: "none",
      part: "moderator",
      lots: "all",
      stages,
    };
    const { told, technical } = factsInWords(facts, () => undefined);
    expect(told.map(({ value }) => value)).toEqual([
      "Closing time",
      "Registration numbers; Contacts",
      expect.stringMatching(/macros/),
      "Member Ltd leaves",
      "Weights",
      "Friday 16 May 2014",
      "No role",
      "Moderator",
      "All lots",
      "Launch: 9am, Thursday 19 September 2013 (BST)",
    ]);
    expect(technical).toEqual([]);
  });

  it("keep keys of what has no name, fingerprints and what was never given a name apart", () => {
    const personId = spellId("person", new Uint8Array(17));
    const facts = {
      stageId: "gone",
      personId,
      sha256: "ab",
      size: 109,
      mediaType: "text/plain",
      hidden: "x",
    };
    const { told, technical } = factsInWords(facts, () => undefined);
    expect(told).toEqual([]);
    expect(technical.map(({ name }) => name)).toEqual([
      "Stage",
      "Person’s key",
      "Fingerprint (SHA-256)",
      "Bytes",
      "Type of file",
      "hidden",
    ]);
    expect(untold(facts)).toEqual(["hidden"]);
  });

  it("name the place of a break, but for one in what is withheld", () => {
    for (const why of Break.shape.why.options) {
      const words = breakInWords({ stream: "AUDSEAL#x", seq: 7, why });
      expect(words.includes("Entry 7 of the stream AUDSEAL#x"), why).toBe(why !== "withheld");
    }
  });
});
