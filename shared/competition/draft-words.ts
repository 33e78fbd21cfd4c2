import { inWords } from "../kernel/instant.ts";
import type { ShownParts } from "../kernel/proposal.ts";
import type { CompetitionTerms, Stage } from "./schema.ts";
import { lotName, rulesInWords, stageName } from "./words.ts";

/** A competition in lines, as two people read it who publish it. */
export const draftInLines = (
  terms: Pick<CompetitionTerms, "title" | "lots" | "caps" | "minimumBidders">,
  stages: readonly Stage[],
): ShownParts => [
  {
    lines: [
      ["Title", terms.title],
      ...rulesInWords(terms).map((rule): [string, string] => ["Rule", rule]),
      [
        "Once it is published",
        "Everybody can see it, and nothing of it can be taken back: it can be amended or cancelled",
      ],
    ],
  },
  {
    title: "Timetable",
    lines: stages.map((stage): [string, string] => [
      stageName(stage),
      stage.closesAt === undefined
        ? inWords(stage.opensAt)
        : `${inWords(stage.opensAt)}, to ${inWords(stage.closesAt)}`,
    ]),
  },
  {
    title: terms.lots.length === 1 ? "1 lot" : `${terms.lots.length} lots`,
    lines: terms.lots.map((lot): [string, string] => [
      lotName(lot),
      [...lot.aliases, ...lot.prisons].join("; ") || "No other names",
    ]),
  },
];
