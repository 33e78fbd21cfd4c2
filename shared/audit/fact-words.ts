import { Stage } from "../competition/schema.ts";
import { stageName } from "../competition/words.ts";
import { partNames } from "../evaluation/words.ts";
import { FileProblem } from "../files/schema.ts";
import { fileProblemInWords } from "../files/words.ts";
import type { Facts } from "../kernel/chain.ts";
import type { Canonical } from "../kernel/digest.ts";
import { Instant, inWords } from "../kernel/instant.ts";
import { lotInWords, sentenceStart } from "../kernel/words.ts";
import { MembersChange } from "../memberships/schema.ts";
import { changeInWords } from "../memberships/words.ts";
import { kindNames, memberRoleNames } from "../organisations/words.ts";
import { roleNames } from "../people/words.ts";
import { actsOfTwoNames } from "../proposals/words.ts";

/** What the facts of entries are called. */
const factNames = {
  title: "Title",
  lots: "Lots",
  stages: "Stages",
  stageId: "Stage",
  opensAt: "Opens",
  closesAt: "Closes",
  closedAt: "Closed",
  responses: "Responses",
  filesKeptApart: "Files kept apart",
  moves: "Moves",
  from: "From",
  to: "To",
  reason: "Reason",
  act: "What is proposed",
  until: "Can be confirmed until",
  ratifyBy: "To be ratified by",
  proposedBy: "Proposed by",
  heldBy: "Held by",
  standsAnyway: "Had been done already",
  suspendedBy: "Suspended by",
  publishAt: "To be published",
  visibleAt: "Visible from",
  submitted: "Responses submitted",
  question: "Question",
  dueAt: "Answer due",
  organisation: "Organisation",
  organisationName: "Organisation",
  window: "Stage",
  round: "Round",
  lotId: "Lot",
  bidders: "Bidders",
  name: "Name",
  kind: "Kind",
  members: "Members",
  role: "Role",
  invitation: "Had not accepted the invitation yet",
  person: "Person",
  day: "Day",
  sought: "What was looked for",
  problem: "Why it is refused",
  changed: "Changed",
  change: "What was changed",
  about: "About",
  sections: "Sections",
  questions: "Questions",
  weights: "Weights in all",
  section: "Section",
  part: "Part",
  organisations: "Organisations",
  passed: "Passed",
  passes: "Passes",
  scores: "Scores",
} as const satisfies Readonly<Record<string, string>>;

/** What only a check needs: fingerprints, keys, and which version something is. */
const technicalNames = {
  results: "Fingerprint of the results",
  opened: "Fingerprint of what was opened",
  answer: "Fingerprint of the answer",
  manifestHash: "Fingerprint of what was submitted",
  marks: "Fingerprint of the marks",
  sha256: "Fingerprint (SHA-256)",
  hash: "Fingerprint of what is proposed",
  proposer: "Proposer’s key",
  personId: "Person’s key",
  fileId: "File’s key",
  version: "Version",
  size: "Bytes",
  mediaType: "Type of file",
  confirmation: "Version of the confirmation asked for",
} as const satisfies Readonly<Record<string, string>>;

const nameOfFact = new Map<string, string>(Object.entries(factNames));
const nameOfTechnical = new Map<string, string>(Object.entries(technicalNames));

/** What the thing of a key is called; undefined for what is no key, or of nothing that is known. */
export type NameOf = (key: string) => string | undefined;

type Said = { readonly name: string; readonly value: string };

/**
 * The facts of an entry, each with its name, as an auditor reads them: things and people by name, times to the minute. What
 * has no name here, or is of use only to a check, is apart.
 */
export function factsInWords(
  facts: Facts,
  nameOf: NameOf,
): { readonly told: readonly Said[]; readonly technical: readonly Said[] } {
  const said = Object.entries(facts).map(([fact, value]) => {
    const name = nameOfFact.get(fact);
    const words = valueInWords(
      value,
      (text) => specialNames[fact]?.get(text) ?? nameOf(text) ?? lotInWords(text),
    );
    const technical = name === undefined || isUnknownKey(value, nameOf);
    return {
      name: name ?? nameOfTechnical.get(fact) ?? fact,
      value: inFull[fact]?.(value) ?? words,
      technical,
    };
  });
  const only = (wanted: boolean) =>
    said.filter(({ technical }) => technical === wanted).map(({ name, value }) => ({ name, value }));
  return { told: only(false), technical: only(true) };
}

const KEY = /^[a-z]{3}_[0-9a-z]{26}$/;
const isUnknownKey = (value: Canonical | undefined, nameOf: NameOf): boolean =>
  typeof value === "string" && KEY.test(value) && nameOf(value) === undefined;

const names = (named: Readonly<Record<string, string>>) => new Map(Object.entries(named));

/** What the values of some facts are called. */
const specialNames: Readonly<Partial<Record<string, ReadonlyMap<string, string>>>> = {
  act: names(actsOfTwoNames),
  role: names({ ...memberRoleNames, ...roleNames }),
  moves: names({ opensAt: "Opening time", closesAt: "Closing time" }),
  kind: names(kindNames),
  part: names(partNames),
  lots: names({ all: "All lots" }),
  from: names({ standard: "The standard questionnaire of 2013" }),
  changed: names({
    name: "Name",
    kind: "Kind",
    aliases: "Other names",
    numbers: "Registration numbers",
    address: "Registered address",
    contacts: "Contacts",
    members: "Members",
  }),
};

/** Facts that are told as a whole; undefined for what is not of the shape that it should have. */
const inFull: Readonly<Partial<Record<string, (value: Canonical | undefined) => string | undefined>>> = {
  stages: (value) => {
    const stages = Stage.array().safeParse(value);
    return stages.data?.map((stage) => `${stageName(stage)}: ${timesOf(stage)}`).join("; ");
  },
  // A question's title may have commas of its own.
  scores: (value) => (isTexts(value) ? value.join("; ") : undefined),
  problem: (value) => {
    const problem = FileProblem.safeParse(value);
    return problem.data === undefined ? undefined : sentenceStart(fileProblemInWords(problem.data));
  },
  change: (value) => {
    const change = MembersChange.safeParse(value);
    if (change.data !== undefined) return sentenceStart(changeInWords(change.data));
    return typeof value === "string" ? sentenceStart(value.replaceAll("-", " ")) : undefined;
  },
};

const timesOf = ({ opensAt, closesAt }: Stage): string =>
  closesAt === undefined ? inWords(opensAt) : `${inWords(opensAt)} to ${inWords(closesAt)}`;

function valueInWords(value: Canonical | undefined, nameOf: NameOf): string {
  if (value === null || value === undefined) return "none";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "string") {
    const instant = Instant.safeParse(value);
    return instant.success ? inWords(instant.data) : (nameOf(value) ?? value);
  }
  if (typeof value !== "object") return String(value);
  const each = (one: Canonical | undefined) => valueInWords(one, nameOf);
  if (isList(value)) return value.length === 0 ? "none" : value.map(each).join(", ");
  return Object.values(value).map(each).join(" · ");
}

const isTexts = (value: Canonical | undefined): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string");
const isList = (value: object): value is readonly Canonical[] => Array.isArray(value);
