import type * as z from "zod";
import type { EntryKind } from "../../shared/kernel/act-names.ts";
import { parse } from "zod/mini";
import { type AuthorityActor, isSameSeat, mayConfirm } from "../../shared/kernel/actor.ts";
import { type Canonical, digestOf } from "../../shared/kernel/digest.ts";
import { type CompetitionId, ProposalId, type RequestKey } from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { kept } from "../../shared/kernel/kept.ts";
import {
  decideProposing,
  isInTime,
  type Proposal,
  ProposalHash,
  proposerOf,
  type ProposalRefusal,
} from "../../shared/kernel/proposal.ts";
import { STALE } from "../../shared/kernel/refusal.ts";
import { accept, refuse, type RefusalIn, type Result } from "../../shared/kernel/result.ts";
import type { Refusal } from "./act-shape.ts";
import type { Committed, CommitRefusal } from "./commit.ts";
import type { Deps } from "./deps.ts";
import { type Decided, enact } from "./enact.ts";
import { loadNamed, newProposal } from "./proposals.ts";
import type { Write } from "./table.ts";

/** What an act of two asks for: always why, and the competition in which it is done, if in one. */
type Asked = { readonly [name: string]: Canonical | undefined } & {
  readonly reason: string;
  readonly competitionId?: CompetitionId;
};

/** What both people read of a proposal, and what follows from it for the proposal. */
type Described = Pick<Proposal, "subject" | "title" | "shown" | "confirmable" | "concerns">;

/** A proposal that is being confirmed: by whom, and when. */
type Confirmation = {
  readonly proposal: Proposal;
  readonly actor: AuthorityActor;
  readonly at: Instant;
};

/** What is written and said when a proposal is confirmed. All are answered alike: what was published also says when, or what it is. */
type Done = Omit<Decided, "answer"> & {
  readonly answer?: { readonly visibleAt: Instant } | { readonly competitionId: CompetitionId };
};

type Outcome = Result<unknown, Refusal>;
type ValueOf<O extends Outcome> = Extract<O, { ok: true; value: unknown }>["value"];

/** An act of two people, declared once: what proposing and confirming have in common is in `ofTwo`. */
type ActOfTwo<Command extends Asked, Facts, Effect, R extends Refusal> = {
  readonly act: Proposal["act"];
  /** Who proposes it, where not national leads alone. */
  readonly proposedBy?: (actor: AuthorityActor, command: Command) => Result<unknown, R>;
  /** Who reads what is proposed, where not everybody of the authority; who confirms reads it always. */
  readonly readBy?: (actor: AuthorityActor) => boolean;
  /** What is kept of a command. Whoever proposes says besides which version they saw. */
  readonly command: z.ZodType<Command>;
  /** What it stands on, read when it is proposed, when it is shown and when it is confirmed. */
  readonly load: (deps: Deps, actor: AuthorityActor, command: Command) => Promise<Result<Facts, R>>;
  /** The version of what it stands on: another one overtakes the proposal. */
  readonly version: (facts: NoInfer<Facts>) => string | number;
  /** Decides whether it may be, and what comes of it. The same rule when it is proposed and when it is confirmed. */
  readonly decide: (facts: NoInfer<Facts>, command: Command, now: Instant) => Result<Effect, R>;
  readonly describe: (facts: NoInfer<Facts>, effect: NoInfer<Effect>, command: Command) => Described;
  /** What is written when it is confirmed, and how the entry of that is called. */
  readonly what:
    | EntryKind
    | { readonly among: Readonly<Record<string, EntryKind>>; readonly by: (command: Command) => EntryKind };
  /** What the portal does of it by itself, at its instant: the entries of that. */
  readonly later?: readonly EntryKind[];
  readonly effect: (
    deps: Deps,
    made: {
      readonly facts: NoInfer<Facts>;
      readonly effect: NoInfer<Effect>;
      readonly command: Command;
    },
    confirmation: Confirmation,
  ) => Promise<Result<Done, CommitRefusal>>;
  /** What is done at once when it is confirmed, though a schedule would do it too. */
  readonly after?: (deps: Deps, command: Command, done: Committed) => Promise<unknown>;
  readonly words: (refusal: NoInfer<R>) => string;
};

/** An act of two as the confirmation of any of them finds it. */
export type AnyOfTwo = {
  readonly what: (proposal: Proposal) => EntryKind;
  /** The entries of which one is left when it is confirmed, and those that the portal leaves at its instant. */
  readonly entries: readonly EntryKind[];
  readonly later: readonly EntryKind[];
  readonly readBy: (actor: AuthorityActor) => boolean;
  /** What a proposal would do now; refuses one that what it stands on has overtaken, or that its rule refuses by now. */
  readonly ready: (
    deps: Deps,
    actor: AuthorityActor,
    proposal: Proposal,
    at: Instant,
  ) => Promise<
    Result<
      (confirmation: Confirmation) => Promise<Result<Done, CommitRefusal>>,
      Extract<ProposalRefusal, { code: "proposal-overtaken" | "no-longer-possible" }>
    >
  >;
  readonly after: (deps: Deps, proposal: Proposal, done: Committed) => Promise<unknown>;
  /** Proposes the same once more, on what it stands on now. */
  readonly again: (
    deps: Deps,
    actor: AuthorityActor,
    proposal: Proposal,
    requestKey: RequestKey,
  ) => Promise<Result<Committed, ProposingRefusal | NoLonger>>;
};
type NoLonger = Extract<ProposalRefusal, { code: "no-longer-possible" | "not-made-again" }>;

type Of<
  Command extends Asked,
  Loaded extends Outcome,
  Decision extends Outcome,
  Proposer extends Outcome,
> = ActOfTwo<
  Command,
  ValueOf<Loaded>,
  ValueOf<Decision>,
  RefusalIn<Loaded> | RefusalIn<Decision> | RefusalIn<Proposer>
>;

type MadeOfTwo<Command extends Asked, Facts, R extends Refusal> = AnyOfTwo & {
  /** What is written beside an act that one person did at once, for another to ratify: it waits, and stands whatever they do. */
  readonly toRatify: (
    deps: Pick<Deps, "table">,
    facts: Facts,
    command: Command,
    given: Pick<Proposal, "proposalId" | "proposedBy" | "proposedFor" | "proposedAt" | "confirmable">,
  ) => Promise<Result<readonly Write[], R>>;
  /** Proposes it, on the version that its proposer saw: `seen` is the field that says so. */
  readonly proposing: <Sent extends Command>(
    seen?: keyof Sent & string,
  ) => (
    deps: Deps,
    actor: AuthorityActor,
    sent: Sent,
    requestKey: RequestKey,
  ) => Promise<Result<Committed, R | ProposingRefusal>>;
};
/** Why nobody proposes an act of two, beside what the act itself refuses. */
export type ProposingRefusal =
  | Extract<
      ProposalRefusal,
      { code: "needs-national-lead" | "concerns-you" | "already-proposed" | "changed-meanwhile" }
    >
  | CommitRefusal;

/**
 * An act of two: `proposing` writes down what one person proposes, all of it and its hash; nothing happens. It is confirmed
 * on that hash, which is made anew from what is true then: what differs is no longer what was proposed.
 */
export function ofTwo<
  Command extends Asked,
  Loaded extends Outcome,
  Decision extends Outcome,
  Proposer extends Outcome = never,
>(
  declared: Omit<Of<Command, Loaded, Decision, Proposer>, "load" | "decide" | "proposedBy"> & {
    readonly proposedBy?: (actor: AuthorityActor, command: Command) => Proposer;
    readonly load: (deps: Deps, actor: AuthorityActor, command: Command) => Promise<Loaded>;
    readonly decide: (facts: ValueOf<Loaded>, command: Command, now: Instant) => Decision;
  },
): MadeOfTwo<Command, ValueOf<Loaded>, RefusalIn<Loaded> | RefusalIn<Decision> | RefusalIn<Proposer>>;
export function ofTwo<Command extends Asked, Facts, Effect, R extends Refusal>(
  declared: ActOfTwo<Command, Facts, Effect, R>,
): MadeOfTwo<Command, Facts, R> {
  const { act, what } = declared;
  /** The command of a proposal, its texts as they were proposed. */
  const asProposed = ({ command }: Pick<Proposal, "command">) => parse(kept(declared.command), command);

  /** What a command comes to now, with the hash of all of it. */
  async function made(deps: Deps, actor: AuthorityActor, command: Command, at: Instant) {
    const facts = await declared.load(deps, actor, command);
    return facts.ok ? madeOn(facts.value, command, at) : facts;
  }

  async function madeOn(facts: Facts, command: Command, at: Instant) {
    const effect = declared.decide(facts, command, at);
    if (!effect.ok) return effect;
    const version = declared.version(facts);
    const described = declared.describe(facts, effect.value, command);
    const { subject, title, shown } = described;
    const hash = ProposalHash.parse(await digestOf({ act, subject, title, shown, command, version }));
    return accept({ facts, effect: effect.value, command, described, hash, version });
  }

  const asProposal = (
    { command, described, hash }: Pick<Proposal, "hash"> & { command: Command; described: Described },
    given: Pick<
      Proposal,
      "proposalId" | "proposedBy" | "proposedFor" | "proposedAt" | "confirmable" | "standsAnyway"
    >,
  ): Proposal => ({
    scope: command.competitionId ?? "portal",
    act,
    ...described,
    command,
    reason: command.reason,
    hash,
    ...given,
  });

  const ready: AnyOfTwo["ready"] = async (deps, actor, proposal, at) => {
    const command = asProposed(proposal);
    const now = await made(deps, actor, command, at);
    if (!now.ok) return refuse({ code: "no-longer-possible", because: declared.words(now.error) });
    if (now.value.hash !== proposal.hash) return refuse({ code: "proposal-overtaken" });
    return accept((confirmation) => declared.effect(deps, now.value, confirmation));
  };

  /** Proposes a command on what is true now; `refused`: what is said when the act itself is refused. */
  const proposing = <Sent extends Command, Refused extends Refusal>(
    { deps, actor, sent, requestKey, seen }: Proposing<Sent>,
    refused: (refusal: R) => Refused,
  ) =>
    enact(deps, { actor, command: sent, requestKey, what: "proposal.made" }, async (at) => {
      const command = declared.command.parse(sent);
      const { competitionId, reason } = command;
      const scope = competitionId ?? "portal";
      const own = declared.proposedBy?.(actor, command);
      if (own?.ok === false) return refuse(refused(own.error));
      const allowed = own ?? decideProposing(actor);
      if (!allowed.ok) return allowed;
      const facts = await declared.load(deps, actor, command);
      if (!facts.ok) return refuse(refused(facts.error));
      if (seen !== undefined && seen !== declared.version(facts.value)) return refuse(STALE);
      const now = await madeOn(facts.value, command, at);
      if (!now.ok) return refuse(refused(now.error));
      const { described, hash } = now.value;
      if (isSameSeat(actor, described.concerns)) return refuse({ code: "concerns-you" } as const);
      const { subject, title, confirmable } = described;
      const before = await loadNamed(deps.table, { scope, act, subject });
      if (before !== undefined && isInTime(before, at) && (await ready(deps, actor, before, at)).ok)
        return refuse({ code: "already-proposed", proposedBy: before.proposedBy.name } as const);
      const proposalId = ProposalId.parse(deps.newId("proposal"));
      const proposal = asProposal(now.value, { proposalId, ...proposerOf(actor), proposedAt: at });
      return accept({
        writes: newProposal(proposal, before),
        subject: proposalId,
        detail: { act, title, ...(confirmable && { until: confirmable.until }), hash, reason },
        answer: { proposalId },
      });
    });

  const whole: AnyOfTwo = {
    what: (proposal) => (typeof what === "string" ? what : what.by(asProposed(proposal))),
    entries: typeof what === "string" ? [what] : Object.values(what.among),
    later: declared.later ?? [],
    readBy: (actor) => mayConfirm(actor) || (declared.readBy?.(actor) ?? true),
    ready,
    after: async (deps, proposal, done) => declared.after?.(deps, asProposed(proposal), done),
    again: async (deps, actor, proposal, requestKey) => {
      if (proposal.standsAnyway) return refuse({ code: "not-made-again" } as const);
      return proposing(
        { deps, actor, sent: asProposed(proposal), requestKey, seen: undefined },
        (refusal) => ({ code: "no-longer-possible", because: declared.words(refusal) }) as const,
      );
    },
  };
  return {
    ...whole,
    async toRatify({ table }, facts, command, given) {
      const now = await madeOn(facts, declared.command.parse(command), given.proposedAt);
      if (!now.ok) return now;
      const proposal = asProposal(now.value, { ...given, standsAnyway: true });
      // Of what was done before, and nobody ratified, nothing waits any more once it is done again.
      return accept(newProposal(proposal, await loadNamed(table, proposal)));
    },
    proposing: (seen) => (deps, actor, sent, requestKey) =>
      proposing({ deps, actor, sent, requestKey, seen: seen && sent[seen] }, (refusal) => refusal),
  };
}

type Proposing<Sent> = {
  readonly deps: Deps;
  readonly actor: AuthorityActor;
  readonly sent: Sent;
  readonly requestKey: RequestKey;
  /** The version of what it stands on that the proposer saw; whoever proposes again sees what is true now. */
  readonly seen: unknown;
};
