import { Stage } from "../competition/schema.ts";
import { stageName } from "../competition/words.ts";
import { partNames } from "../evaluation/words.ts";
import { FileProblem } from "../files/schema.ts";
import { fileProblemInWords } from "../files/words.ts";
import type { Facts } from "../kernel/chain.ts";
import type { Canonical } from "../kernel/digest.ts";
import { dayInWords, Instant, inWords } from "../kernel/instant.ts";
import { lotInWords, sentenceStart } from "../kernel/words.ts";
import { MembersChange } from "../memberships/schema.ts";
import { changeInWords } from "../memberships/words.ts";
import { kindNames, memberRoleNames } from "../organisations/words.ts";
import { roleNames } from "../people/words.ts";
import { actsOfTwoNames } from "../proposals/words.ts";
import { editNames } from "../questionnaire/words.ts";
import { limitInWords, type WhatBecame } from "./limit-words.ts";

/**
 * What facts name by an id. Ids of two kinds may be spelt alike (a stage and a question are both `mobilisation`): a name is
 * asked for by kind, and never by the id alone.
 */
export type NamedKind = "competition" | "organisation" | "person" | "stage" | "lot" | "question";
/** What the thing of a kind and an id is called; undefined for what is not known. */
export type NameOf = (kind: NamedKind, id: string) => string | undefined;

/** What a value says in words; undefined where it is not what the fact tells, or names what is not known. */
type Tells = (value: Canonical | undefined, nameOf: NameOf) => string | undefined;

/** Names have commas of their own. */
const inAList = (told: readonly string[]): string => (told.length === 0 ? "none" : told.join("; "));

/** A list of what is told each by itself, or one of them alone. */
const each =
  (one: Tells): Tells =>
  (value, nameOf) => {
    if (!isList(value)) return one(value, nameOf);
    const told = value.map((member) => one(member, nameOf)).filter((words) => words !== undefined);
    return told.length === value.length ? inAList(told) : undefined;
  };
const isList = (value: Canonical | undefined): value is readonly Canonical[] => Array.isArray(value);

/** What somebody wrote, a count, or whether something is so: it stands for itself. */
const plain = each((value) => {
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
});
const moment: Tells = (value) => {
  const { data } = Instant.safeParse(value);
  return data && inWords(data);
};
const day: Tells = (value) => {
  const { data } = Instant.safeParse(typeof value === "string" ? `${value}T12:00:00.000Z` : value);
  return data && dayInWords(data);
};
const named = (kind: NamedKind): Tells =>
  each((value, nameOf) => (typeof value === "string" ? nameOf(kind, value) : undefined));
const coded = (names: Readonly<Record<string, string>>): Tells => {
  const known = new Map(Object.entries(names));
  return each((value) => (typeof value === "string" ? known.get(value) : undefined));
};
/** The first of several ways in which a value is told. */
const orElse =
  (...ways: readonly Tells[]): Tells =>
  (value, nameOf) =>
    ways.map((way) => way(value, nameOf)).find((words) => words !== undefined);

const number: Tells = (value) => (typeof value === "number" ? String(value) : undefined);
const lots = orElse(
  number,
  coded({ all: "All lots" }),
  each((value, nameOf) =>
    typeof value === "string" ? (nameOf("lot", value) ?? numberedLot(value)) : undefined,
  ),
);
/** "Lot 9" for `lot-9`, where no competition says its name. */
const numberedLot = (id: string): string | undefined => {
  const words = lotInWords(id);
  return words === id ? undefined : words;
};

const stages: Tells = (value) => {
  const { data } = Stage.array().safeParse(value);
  return data?.map((stage) => `${stageName(stage)}: ${timesOf(stage)}`).join("; ");
};
const timesOf = ({ opensAt, closesAt }: Stage): string =>
  closesAt === undefined ? inWords(opensAt) : `${inWords(opensAt)} to ${inWords(closesAt)}`;
const problem: Tells = (value) => {
  const { data } = FileProblem.safeParse(value);
  return data && sentenceStart(fileProblemInWords(data));
};
const membersChange: Tells = (value) => {
  const { data } = MembersChange.safeParse(value);
  return data && sentenceStart(changeInWords(data));
};

const PROFILE_PARTS = {
  name: "Name",
  kind: "Kind",
  aliases: "Other names",
  numbers: "Registration numbers",
  address: "Registered address",
  contacts: "Contacts",
  members: "Members",
};

/** What the facts of entries are called, and how their values are told. A fact has one meaning, whatever the entry. */
const FACTS: ReadonlyMap<string, readonly [name: string, tells: Tells]> = new Map(
  Object.entries({
    title: ["Title", plain],
    competition: ["Competition", plain],
    copiedFrom: [
      "Copied from",
      orElse(coded({ standard: "The standard questionnaire of 2013" }), named("competition")),
    ],
    lots: ["Lots", lots],
    lotId: ["Lot", lots],
    stages: ["Stages", stages],
    stageId: ["Stage", named("stage")],
    window: ["Stage", named("stage")],
    round: ["Round", named("stage")],
    opensAt: ["Opens", moment],
    closesAt: ["Closes", moment],
    closedAt: ["Closed", moment],
    responses: ["Responses", plain],
    filesKeptApart: ["Files kept apart", plain],
    moves: ["Moves", coded({ opensAt: "Opening time", closesAt: "Closing time" })],
    from: ["From", moment],
    to: ["To", moment],
    act: ["What is proposed", coded(actsOfTwoNames)],
    proposedBy: ["Proposed by", plain],
    heldBy: ["Held by", plain],
    stoppedBy: ["Stopped by", plain],
    standsAnyway: ["Had been done already", plain],
    suspendedBy: ["Suspended by", plain],
    publishAt: ["To be published", moment],
    visibleAt: ["Visible from", moment],
    submitted: ["Responses submitted", plain],
    question: ["Question", plain],
    questionId: ["Question", named("question")],
    section: ["Section", plain],
    dueAt: ["Answer due", moment],
    organisation: ["Organisation", plain],
    organisationName: ["Organisation", plain],
    bidders: ["Bidders", plain],
    name: ["Name", plain],
    kind: ["Kind", coded(kindNames)],
    members: ["Members", plain],
    before: ["Before", plain],
    role: ["Role", coded({ ...memberRoleNames, ...roleNames, none: "No role" })],
    deputyFor: ["Deputy for", plain],
    firstDay: ["From", day],
    lastDay: ["Until (last day)", day],
    invitation: ["Had not accepted the invitation yet", plain],
    person: ["Person", plain],
    day: ["Day", day],
    sought: ["What was looked for", plain],
    problem: ["Why it is refused", problem],
    changed: ["Changed", coded(PROFILE_PARTS)],
    change: ["What was changed", membersChange],
    edit: ["What was changed", coded(editNames)],
    sections: ["Sections", plain],
    questions: ["Questions", plain],
    weights: ["Weights in all", plain],
    part: ["Part", coded(partNames)],
    organisations: ["Organisations", plain],
    passed: ["Passed", plain],
    passes: ["Passes", plain],
    scores: ["Scores", plain],
    reason: ["Reason", plain],
  } satisfies Readonly<Record<string, readonly [string, Tells]>>),
);

/** What only a check needs: fingerprints, keys, and which version something is. */
const TECHNICAL: ReadonlyMap<string, string> = new Map(
  Object.entries({
    results: "Fingerprint of the results",
    opened: "Fingerprint of what was opened",
    answer: "Fingerprint of the answer",
    manifestHash: "Fingerprint of what was submitted",
    marks: "Fingerprint of the marks",
    sha256: "Fingerprint (SHA-256)",
    hash: "Fingerprint of what is proposed",
    proposer: "Proposer’s key",
    proposalId: "Key of what waits for a second person",
    roleIn: "Competition’s key",
    personId: "Person’s key",
    fileId: "File’s key",
    version: "Version",
    size: "Bytes",
    mediaType: "Type of file",
    confirmation: "Version of the confirmation asked for",
  }),
);

type Said = { readonly name: string; readonly value: string };

/**
 * The facts of an entry, each with its name, as an auditor reads them: things and people by name, times to the minute, and
 * what has become of what waits for a second person. What has no name or words here, or is of use only to a check, is apart.
 */
export function factsInWords(
  facts: Facts,
  nameOf: NameOf,
  became: WhatBecame = "waiting",
): { readonly told: readonly Said[]; readonly technical: readonly Said[] } {
  const told: Said[] = [];
  const technical: Said[] = [];
  for (const [fact, value] of Object.entries(facts)) {
    const limit = limitInWords(fact, value, became);
    const [name = TECHNICAL.get(fact) ?? fact, tells] = FACTS.get(fact) ?? [];
    const words = tells?.(value, nameOf);
    if (limit !== undefined) told.push(limit);
    else if (words !== undefined) told.push({ name, value: words });
    else technical.push({ name, value: typeof value === "string" ? value : JSON.stringify(value) });
  }
  return { told, technical };
}

/** The facts that a reader gets neither in words nor, as of use only to a check, apart with a name. */
export const untold = (facts: Facts): readonly string[] =>
  Object.keys(facts).filter((fact) => {
    const isApart = TECHNICAL.has(fact);
    const said = factsInWords({ [fact]: facts[fact] ?? null }, (kind) => kind).told;
    return !isApart && said.length === 0;
  });
