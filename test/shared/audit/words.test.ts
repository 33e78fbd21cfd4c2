import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { actNames, breakInWords, factsInWords, namesIn } from "../../../shared/audit/words.ts";
import { TEMPLATE_2013 } from "../../../shared/competition/template-2013.ts";
import { Break } from "../../../shared/kernel/chain.ts";
import { CompetitionId, OrganisationId, spellId } from "../../../shared/kernel/id.ts";
import { instantOf } from "../../../shared/kernel/instant.ts";

/** An act in the code: `what: "…"`, `what = "…"`, a choice of two after `what:`, what `askedBy`, `askedOf` or `byPerson` are given, or a constant in capitals. */
const ACT =
  /(?:what(?::| =)[^,\n]*|asked(?:By|Of)\(actor, |byPerson\([^\n]*|^export const [A-Z]+ = )"[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*".*$/gm;
const LITERAL = /"([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)"/g;

const actsInTheCode = () =>
  globSync("functions/**/*.ts")
    .flatMap((file) => readFileSync(file, "utf8").match(ACT) ?? [])
    .flatMap((line) => [...line.matchAll(LITERAL)].map(([, act = ""]) => act));

describe("the words of the audit log", () => {
  it("name every act of the code, and no other", () => {
    expect([...new Set(actsInTheCode())].toSorted()).toEqual(Object.keys(actNames).toSorted());
  });

  it("say facts with their names, instants as times in London", () => {
    const at = instantOf(Date.UTC(2014, 4, 16, 11));
    expect(
      factsInWords({ closesAt: at, lots: ["lot-9", "lot-20"], own: true, members: [] }, () => undefined),
    ).toEqual([
      { name: "Closes", value: "12 noon, Friday 16 May 2014 (BST)" },
      { name: "Lots", value: "lot-9, lot-20" },
      { name: "own", value: "true" },
      { name: "Members", value: "none" },
    ]);
  });

  it("call things by their names, stages and lots by those of their own competition only", () => {
    const competitionId = CompetitionId.parse(spellId("competition", new Uint8Array(17)));
    const organisationId = OrganisationId.parse(spellId("organisation", new Uint8Array(17)));
    const { lots } = TEMPLATE_2013;
    const competitions = [{ competitionId, title: "A competition", stages: [], lots }];
    const organisations = [{ organisationId, name: "Geo Mercia" }];
    const facts = { organisation: organisationId, lotId: "lot-20", competition: competitionId };
    const values = (entry: { competitionId?: CompetitionId }) =>
      factsInWords(facts, namesIn(entry, competitions, organisations)).map(({ value }) => value);
    expect(values({ competitionId })).toEqual(["Geo Mercia", "Lot 20, London", "A competition"]);
    expect(values({})).toEqual(["Geo Mercia", "lot-20", "A competition"]);
  });

  it("say times to the minute", () => {
    const at = instantOf(Date.UTC(2014, 4, 16, 11, 0, 0, 7));
    expect(factsInWords({ at }, () => undefined)[0]?.value).toBe("12 noon, Friday 16 May 2014 (BST)");
  });

  it("name the place of a break, but for one in what is withheld", () => {
    for (const why of Break.shape.why.options) {
      const words = breakInWords({ stream: "AUDSEAL#x", seq: 7, why });
      expect(words.includes("Entry 7 of the stream AUDSEAL#x"), why).toBe(why !== "withheld");
    }
  });
});
