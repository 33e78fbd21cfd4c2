import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { actNames, breakInWords, factsInWords } from "../../../shared/audit/words.ts";
import { Break } from "../../../shared/kernel/chain.ts";
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
    expect(factsInWords({ closesAt: at, lots: ["lot-9", "lot-20"], own: true, members: [] })).toEqual([
      { name: "Closes", value: "12 noon, Friday 16 May 2014 (BST)" },
      { name: "Lots", value: "lot-9, lot-20" },
      { name: "own", value: "true" },
      { name: "Members", value: "none" },
    ]);
  });

  it("name the place of a break, but for one in what is withheld", () => {
    for (const why of Break.shape.why.options) {
      const words = breakInWords({ stream: "AUDSEAL#x", seq: 7, why });
      expect(words.includes("Entry 7 of the stream AUDSEAL#x"), why).toBe(why !== "withheld");
    }
  });
});
