import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { factsInWords } from "../../../shared/audit/fact-words.ts";
import { breakInWords, namesIn } from "../../../shared/audit/words.ts";
import { actNames } from "../../../shared/kernel/act-names.ts";
import { TEMPLATE_2013 } from "../../../shared/competition/template-2013.ts";
import { Break } from "../../../shared/kernel/chain.ts";
import { CompetitionId, OrganisationId, spellId } from "../../../shared/kernel/id.ts";
import { QuestionId } from "../../../shared/questionnaire/schema.ts";
import { instantOf } from "../../../shared/kernel/instant.ts";

/** An act in the code: `acting("…"`, `what: "…"`, `what = "…"`, a choice of two after `what:`, what `askedBy`, `askedOf` or `byPerson` are given, what a deputy is agreed on by, or a constant in capitals. */
const ACT =
  /(?:what(?::| =)[^,\n]*|^  deputy: |asked(?:By|Of)\(actor, |byPerson\([^\n]*|acting\(\s*|^(?:export )?const [A-Z]+ = )"[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*".*$/gm;
const LITERAL = /"([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)"/g;

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
      { name: "Lots", value: "Lot 9, Lot 20" },
      { name: "Had not accepted the invitation yet", value: "Yes" },
      { name: "Members", value: "none" },
    ]);
  });

  it("call things by their names, stages and lots by those of their own competition only", () => {
    const competitionId = CompetitionId.parse(spellId("competition", new Uint8Array(17)));
    const organisationId = OrganisationId.parse(spellId("organisation", new Uint8Array(17)));
    const { lots } = TEMPLATE_2013;
    const competitions = [{ competitionId, title: "A competition", stages: [], lots }];
    const organisations = [{ organisationId, name: "Geo Mercia" }];
    const facts = { organisation: organisationId, lotId: "lot-20", about: competitionId };
    const values = (entry: { competitionId?: CompetitionId }) =>
      factsInWords(facts, namesIn(entry, competitions, organisations)).told.map(({ value }) => value);
    expect(values({ competitionId })).toEqual(["Geo Mercia", "Lot 20, London", "A competition"]);
    expect(values({})).toEqual(["Geo Mercia", "Lot 20", "A competition"]);
  });

  it("call a question by its title in an entry of its own competition", () => {
    const competitionId = CompetitionId.parse(spellId("competition", new Uint8Array(17)));
    const asked = new Map([
      [competitionId, [{ questionId: QuestionId.parse("accounts"), title: "Accounts" }]],
    ]);
    const question = (entry: { competitionId?: CompetitionId }) =>
      factsInWords({ question: "accounts" }, namesIn(entry, [], [], [], asked)).told.map(
        ({ value }) => value,
      );
    expect([question({ competitionId }), question({})]).toEqual([["Accounts"], ["accounts"]]);
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
      part: "moderator",
      lots: "all",
      stages,
    };
    const { told, technical } = factsInWords(facts, () => undefined);
    expect(told.map(({ value }) => value)).toEqual([
      "Closing time",
      "Registration numbers, Contacts",
      expect.stringMatching(/macros/),
      "Member Ltd leaves",
      "Moderator",
      "All lots",
      "Launch: 9am, Thursday 19 September 2013 (BST)",
    ]);
    expect(technical).toEqual([]);
  });

  it("keep keys of what has no name, fingerprints and what was never given a name apart", () => {
    const person = spellId("person", new Uint8Array(17));
    const facts = {
      person,
      personId: person,
      sha256: "ab",
      size: 109,
      mediaType: "text/plain",
      hiddenKey: "x",
    };
    const known = factsInWords(facts, (key) => (key === person ? "Anna" : undefined));
    expect(known.told).toEqual([{ name: "Person", value: "Anna" }]);
    const { told, technical } = factsInWords(facts, () => undefined);
    expect(told).toEqual([]);
    expect(technical.map(({ name }) => name)).toEqual([
      "Person",
      "Person’s key",
      "Fingerprint (SHA-256)",
      "Bytes",
      "Type of file",
      "hiddenKey",
    ]);
  });

  it("name the place of a break, but for one in what is withheld", () => {
    for (const why of Break.shape.why.options) {
      const words = breakInWords({ stream: "AUDSEAL#x", seq: 7, why });
      expect(words.includes("Entry 7 of the stream AUDSEAL#x"), why).toBe(why !== "withheld");
    }
  });
});
