import { AUTHORITY_ACTS } from "../../infra/build/authority-acts.ts";
import { loadDrafts } from "../../functions/competition/draft-facts.ts";
import { loadCompetition } from "../../functions/competition/facts.ts";
import { loadAllChanges } from "../../functions/memberships/facts.ts";
import { loadOrganisations } from "../../functions/organisations/facts.ts";
import { readOutcome } from "../../functions/outcomes/operations.ts";
import { signIn } from "../../functions/people/operations.ts";
import { loadActor, loadAppointed } from "../../functions/people/facts.ts";
import type { AuthorityAct } from "../../functions/platform/authority-act.ts";
import type { Deps } from "../../functions/platform/deps.ts";
import { loadProposals } from "../../functions/platform/proposals.ts";
import { checkSession } from "../../functions/platform/session.ts";
import { loadQuestionnaire, loadStagedQuestionnaire } from "../../functions/questionnaire/store.ts";
import { type Actor, actorIn, type AuthorityActor, type StaffRole } from "../../shared/kernel/actor.ts";
import { LotId, RequestKey, spellId } from "../../shared/kernel/id.ts";
import { DAY, HOUR, type Instant, MINUTE, plus, toLondon } from "../../shared/kernel/instant.ts";
import { byHand } from "./by-hand.ts";
import { anyKey, type RunningCompetition } from "./competition.ts";
import { passes, scores } from "./evaluation.ts";
import { fenced } from "./fenced.ts";
import { madeUp } from "./made-up.ts";
import { appoint } from "./of-two.ts";
import { type Random, randomBy } from "./random.ts";
import type { Reached } from "./reached.ts";
import { watchedTable } from "./watched-table.ts";
import { type WorldOfTwo, WORLDS_OF_TWO } from "./worlds-of-two.ts";

/** One person of each role; the lead is one of the two who lead every test's portal. */
const CAST = {
  lead: { role: "national-lead", lots: "all" },
  team: { role: "competition-lead", lots: [LotId.parse("lot-20")] },
  approver: { role: "approver", lots: "all" },
  support: { role: "support-manager", lots: [LotId.parse("lot-20")] },
  evaluator: { role: "evaluator", lots: "all" },
  auditor: { role: "auditor", lots: "all" },
} as const satisfies Record<string, { role: StaffRole; lots: AuthorityActor["lots"] }>;
const mailOf = (name: string) => `${name}@authority.example`;

/** A world in which the lead has proposed what two people do, and the others got their roles after that. */
type Stage = {
  readonly running: RunningCompetition;
  readonly propose: () => Promise<unknown>;
  readonly began: Instant;
  readonly deps: Deps;
};

async function stage({ begin }: WorldOfTwo): Promise<Stage> {
  const { running, propose } = await begin();
  const { portal } = running;
  await propose();
  portal.at(plus(portal.deps.now(), MINUTE));
  for (const [name, given] of Object.entries(CAST))
    if (name !== "lead") {
      await appoint(running, { mail: mailOf(name), name, ...given });
      await portal.signIn(mailOf(name));
    }
  portal.at(plus(portal.deps.now(), MINUTE));
  return { running, propose, began: portal.deps.now(), deps: fenced(portal.deps, "authority") };
}

/** What one person has reached that takes two, and by which acts. */
type Found = { readonly reached: readonly Reached[]; readonly by: readonly string[] };

export type Search = {
  /** What one sequence of acts reaches: the same for the same number. Afterwards the world is as it was. */
  sequence(number: number): Promise<Found | undefined>;
  /** How often each act was accepted. */
  readonly accepted: ReadonlyMap<string, number>;
};

/** Where an approver confirms, the second lead is suspended, and with the first appoints nobody: it has tests of its own. */
const BY_TWO_LEADS = Object.values(WORLDS_OF_TWO).filter(({ confirmedBy }) => confirmedBy === undefined);

const ACTS_OF_A_SEQUENCE = 24;
const KINDS_OF_ACT = 6;

/**
 * A search for ways by which one person alone does what takes two: sequences of random acts of theirs, from two sessions and
 * by a clock that moves. Each begins in the world of one act of two. It looks at what is written, and at no answer.
 * `acts`: the authority's, where a test has planted something.
 */
export function searchAlone({
  seed,
  acts = AUTHORITY_ACTS,
}: {
  readonly seed: number;
  readonly acts?: readonly AuthorityAct[];
}): Search {
  const stages = new Map<WorldOfTwo, Promise<Stage>>();
  const accepted = new Map<string, number>();
  const ofProposals = acts.filter(({ id }) => /Proposal$|^proposeAgain$/.test(id));

  async function sequence(number: number): Promise<Found | undefined> {
    const random = randomBy(seed + number * 7_919);
    const { below, one } = random;
    const world = one(BY_TWO_LEADS);
    const begun = stages.get(world) ?? stage(world);
    stages.set(world, begun);
    const set = await begun;
    const { portal } = set.running;
    // Whoever may do most is tried as often as all others together.
    const name = below(2) === 0 ? "lead" : one(Object.keys(CAST));
    // Few kinds of act, each often: what follows from another comes about.
    const some = Array.from({ length: KINDS_OF_ACT }, () => one(acts));
    const table = watchedTable(portal);
    const person = aPerson(set, mailOf(name), random);
    const by: string[] = [`as ${name}`];
    const undeclared: Reached[] = [];
    try {
      for (let step = 0; step < ACTS_OF_A_SEQUENCE; step += 1) {
        const turn = below(20);
        if (turn === 0) by.push(await timeGoes(set, random));
        const actor = await person();
        if (actor === undefined) break;
        if (turn < 3 && name === "lead") {
          by.push("proposes it");
          await table.judged(set.propose);
          table.entries.length = 0;
        } else {
          const act = one(turn < 9 ? ofProposals : some);
          const command = await commandOf(set, act, random);
          if (command === undefined) continue;
          const key = RequestKey.parse(`alone-${number}-${step}`);
          const done = await table.judged(() => act.does(set.deps, actor, command, key));
          const others = table.entries.splice(0).filter((entry) => !isDeclared(act, entry));
          undeclared.push(...others.map((entry): Reached => `unknown: ${entry} of ${act.id}`));
          if (done.ok) accepted.set(act.id, (accepted.get(act.id) ?? 0) + 1);
          by.push(
            `${act.id} ${JSON.stringify(command).slice(0, 300)}: ${done.ok ? "done" : done.error.code}`,
          );
        }
        const reached = [...table.reached, ...undeclared];
        if (reached.length > 0) return { reached, by };
      }
      return undefined;
    } finally {
      await table.asItWas();
      portal.at(set.began);
    }
  }
  return { sequence, accepted };
}

/** Whether an act says of itself that it leaves such an entry; that a look before its time was refused, any does. */
const isDeclared = ({ comesTo: { entries = [], proposes } }: AuthorityAct, entry: string): boolean =>
  entries.some((one) => one === entry) ||
  (proposes !== undefined && entry === "proposal.made") ||
  entry === "early-access.refused";

/** Somebody with a browser and a program: whose turn it is, as their session says; undefined once they have no role. */
function aPerson({ running: { portal, competitionId } }: Stage, mail: string, { below }: Random) {
  const secrets = new Map<"cookie" | "bearer", string>();
  const there = ({ actor }: { readonly actor: Actor }) =>
    actor.audience === "authority" ? (actorIn(actor, competitionId) ?? actor) : undefined;
  return async (): Promise<AuthorityActor | undefined> => {
    const kind = below(3) === 0 ? "bearer" : "cookie";
    const secret = secrets.get(kind);
    const live = secret === undefined ? undefined : await checkSession(portal.deps, secret, kind, loadActor);
    if (live !== undefined) return there(live);
    const signedIn = await signIn(portal.deps, { mail, name: mail }, kind, anyKey());
    if (!signedIn.ok) return undefined;
    secrets.set(kind, signedIn.value.secret);
    return there(signedIn.value);
  };
}

/** Some time goes by, and the portal does what is due. */
async function timeGoes({ running: { portal } }: Stage, { one }: Random): Promise<string> {
  const ms = one([MINUTE, HOUR, DAY, 3 * DAY, 20 * DAY]);
  portal.at(plus(portal.deps.now(), ms));
  await portal.seal();
  return `${ms / MINUTE} minutes go by`;
}

/** An act as somebody could ask for it, with what there is in this world; undefined when nothing that was tried fits. */
async function commandOf(set: Stage, { command }: AuthorityAct, random: Random): Promise<object | undefined> {
  const known = await knownIn(set, command.shape, random);
  for (let tries = 0; tries < 8; tries += 1) {
    const fits = command.safeParse(madeUp(command, (name) => known[name], random));
    if (fits.success) return fits.data;
  }
  return undefined;
}

const MOVES = [-DAY, HOUR, DAY, 8 * DAY, 30 * DAY];

/** What there is in a world by the names of fields, and some that there is not: read only for the fields that are asked for. */
async function knownIn(
  { running: { portal, lead, competitionId } }: Stage,
  shape: object,
  random: Random,
): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const { table, now } = portal.deps;
  const nothing = new Uint8Array(17);
  const asks = (...names: readonly string[]) => names.some((name) => name in shape);
  const known: Record<string, readonly unknown[]> = {
    reason: ["It is right"],
    competitionId: [competitionId],
    roleIn: [competitionId],
    firstDay: [toLondon(now()).slice(0, 10)],
    lastDay: [toLondon(plus(now(), DAY)).slice(0, 10)],
    lotId: ["lot-1", "lot-20"],
    from: ["transforming-rehabilitation-2013", "standard", competitionId],
    seenVersion: [0, 1, 1, 2, 3],
    to: MOVES.map((ms) => toLondon(plus(now(), ms)).slice(0, 16)),
    marks: [passes(), scores(4), scores(1)],
    moves: ["opensAt", "closesAt"],
  };
  known["publishAt"] = [undefined, ...(known["to"] ?? [])];
  known["answerBy"] = known["to"] ?? [];
  if (asks("seenResults")) {
    const results = await readOutcome(portal.deps, lead, competitionId);
    known["seenResults"] = [results.ok ? results.value.resultsHash : "0".repeat(64)];
  }
  if (asks("proposalId")) {
    const all = [...(await loadProposals(table, competitionId)), ...(await loadProposals(table, "portal"))];
    const proposal = all.length === 0 ? undefined : random.one(all);
    known["scope"] = [proposal?.scope ?? "portal"];
    known["proposalId"] = [proposal?.proposalId ?? spellId("proposal", nothing)];
    known["seenHash"] = [proposal?.hash ?? "0".repeat(64)];
  }
  if (asks("stageId", "round")) {
    const competition = await loadCompetition(table, competitionId);
    known["stageId"] = known["round"] = competition?.stages.map(({ stageId }) => stageId) ?? [];
    known["seenVersion"] = [competition?.version ?? 0, 0, 1, 2];
  } else if (asks("competitionId"))
    known["seenVersion"] = [(await loadCompetition(table, competitionId))?.version ?? 0, 0, 0, 1, 2];
  if (asks("personId", "mail")) {
    const staff = await loadAppointed(table, now());
    known["principalId"] = staff.map(({ personId }) => personId);
    known["personId"] = [...staff.map(({ personId }) => personId), spellId("person", nothing)];
    known["mail"] = [...staff.map(({ mail }) => mail), "somebody@authority.example"];
    const versions = staff.map(({ version }) => version);
    if (asks("mail")) known["seenVersion"] = [undefined, 0, ...versions];
  }
  if (asks("organisationId", "interests"))
    known["organisationId"] = [
      ...(await loadOrganisations(table)).map(({ organisationId }) => organisationId),
      spellId("organisation", nothing),
    ];
  if (asks("draftId", "from", "caps")) {
    const drafts = (await loadDrafts(table)).map(({ draftId }) => draftId);
    known["draftId"] = [...drafts, spellId("draft", nothing)];
    known["from"] = [...(known["from"] ?? []), ...drafts];
    if (asks("caps")) for (const [name, value] of Object.entries(byHand({}))) known[name] = [value];
  }
  if (asks("changeId"))
    known["changeId"] = [
      ...(await loadAllChanges(table)).map(({ changeId }) => changeId),
      spellId("change", nothing),
    ];
  if (asks("sectionId", "questionnaire", "change")) {
    const { questionnaire } =
      (await loadQuestionnaire(table, competitionId)) ??
      (await loadStagedQuestionnaire(table, competitionId));
    known["questionnaire"] = [{ ...questionnaire, title: `Questionnaire ${random.below(9)}` }];
    known["sectionId"] = questionnaire.sections.map(({ sectionId }) => sectionId);
    known["questionId"] = questionnaire.sections.flatMap(({ questions }) =>
      questions.map(({ questionId }) => questionId),
    );
  }
  return known;
}
