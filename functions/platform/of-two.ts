import type * as z from "zod";
import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import { type Canonical, digestOf } from "../../shared/kernel/digest.ts";
import { type CompetitionId, ProposalId, type RequestKey } from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import {
  decideProposing,
  isInTime,
  type Proposal,
  ProposalHash,
  type ProposalRefusal,
} from "../../shared/kernel/proposal.ts";
import { STALE } from "../../shared/kernel/refusal.ts";
import { accept, refuse, type RefusalIn, type Result } from "../../shared/kernel/result.ts";
import type { Refusal } from "./act-shape.ts";
import type { Committed, CommitRefusal } from "./commit.ts";
import type { Deps } from "./deps.ts";
import { type Decided, enact } from "./enact.ts";
import { loadNamed, newProposal } from "./proposals.ts";

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

type Outcome = Result<unknown, Refusal>;
type ValueOf<O extends Outcome> = Extract<O, { ok: true; value: unknown }>["value"];

/** An act of two people, declared once: what proposing and confirming have in common is in `ofTwo`. */
type ActOfTwo<Command extends Asked, Facts, Effect, R extends Refusal> = {
  readonly act: Proposal["act"];
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
  readonly what: string;
  readonly effect: (
    deps: Deps,
    made: {
      readonly facts: NoInfer<Facts>;
      readonly effect: NoInfer<Effect>;
      readonly command: Command;
    },
    confirmation: Confirmation,
  ) => Promise<Result<Decided, CommitRefusal>>;
  /** What is done at once when it is confirmed, though a schedule would do it too. */
  readonly after?: (deps: Deps, command: Command, done: Committed) => Promise<unknown>;
  readonly words: (refusal: NoInfer<R>) => string;
};

/** An act of two as the confirmation of any of them finds it. */
export type AnyOfTwo = {
  readonly what: string;
  /** What a proposal would do now; refuses one that what it stands on has overtaken, or that its rule refuses by now. */
  readonly ready: (
    deps: Deps,
    actor: AuthorityActor,
    proposal: Proposal,
    at: Instant,
  ) => Promise<
    Result<
      (confirmation: Confirmation) => Promise<Result<Decided, CommitRefusal>>,
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
type NoLonger = Extract<ProposalRefusal, { code: "no-longer-possible" }>;

type Of<Command extends Asked, Loaded extends Outcome, Decision extends Outcome> = ActOfTwo<
  Command,
  ValueOf<Loaded>,
  ValueOf<Decision>,
  RefusalIn<Loaded> | RefusalIn<Decision>
>;

type MadeOfTwo<Command extends Asked, R extends Refusal> = AnyOfTwo & {
  /** Proposes it, on the version that its proposer saw: `seen` is the field that says so. */
  readonly proposing: <Sent extends Command>(
    seen: keyof Sent & string,
  ) => (
    deps: Deps,
    actor: AuthorityActor,
    sent: Sent,
    requestKey: RequestKey,
  ) => Promise<Result<Committed, R | ProposingRefusal>>;
};
type ProposingRefusal =
  | Extract<
      ProposalRefusal,
      { code: "needs-national-lead" | "concerns-you" | "already-proposed" | "changed-meanwhile" }
    >
  | CommitRefusal;

/**
 * An act of two: `proposing` writes down what one person proposes, all of it and its hash; nothing happens. It is confirmed
 * on that hash, which is made anew from what is true then: what differs is no longer what was proposed.
 */
export function ofTwo<Command extends Asked, Loaded extends Outcome, Decision extends Outcome>(
  declared: Omit<Of<Command, Loaded, Decision>, "load" | "decide"> & {
    readonly load: (...given: Parameters<Of<Command, Loaded, Decision>["load"]>) => Promise<Loaded>;
    readonly decide: (...given: Parameters<Of<Command, Loaded, Decision>["decide"]>) => Decision;
  },
): MadeOfTwo<Command, RefusalIn<Loaded> | RefusalIn<Decision>>;
export function ofTwo<Command extends Asked, Facts, Effect, R extends Refusal>(
  declared: ActOfTwo<Command, Facts, Effect, R>,
): MadeOfTwo<Command, R> {
  const { act, what } = declared;

  /** What a command comes to now, with the hash of all of it. */
  async function made(deps: Deps, actor: AuthorityActor, command: Command, at: Instant) {
    const facts = await declared.load(deps, actor, command);
    if (!facts.ok) return facts;
    const effect = declared.decide(facts.value, command, at);
    if (!effect.ok) return effect;
    const version = declared.version(facts.value);
    const described = declared.describe(facts.value, effect.value, command);
    const { subject, title, shown } = described;
    const hash = ProposalHash.parse(await digestOf({ act, subject, title, shown, command, version }));
    return accept({ facts: facts.value, effect: effect.value, command, described, hash, version });
  }

  const ready: AnyOfTwo["ready"] = async (deps, actor, proposal, at) => {
    const command = declared.command.parse(proposal.command);
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
      const allowed = decideProposing(actor, {});
      if (!allowed.ok) return allowed;
      const now = await made(deps, actor, command, at);
      if (!now.ok) return refuse(refused(now.error));
      const { described, hash, version } = now.value;
      if (seen !== undefined && seen !== version) return refuse(STALE);
      const concerned = decideProposing(actor, described);
      if (!concerned.ok) return concerned;
      const { subject, title, confirmable } = described;
      const before = await loadNamed(deps.table, { scope, act, subject });
      if (before !== undefined && isInTime(before, at) && (await ready(deps, actor, before, at)).ok)
        return refuse({ code: "already-proposed", proposedBy: before.proposedBy.name } as const);
      const proposalId = ProposalId.parse(deps.newId("proposal"));
      const proposal: Proposal = {
        proposalId,
        scope,
        act,
        ...described,
        command,
        reason,
        hash,
        proposedBy: { personId: actor.personId, name: actor.name },
        proposedAt: at,
      };
      return accept({
        writes: newProposal(proposal, before),
        subject: proposalId,
        detail: { act, title, ...(confirmable && { until: confirmable.until }), hash, reason },
        answer: { proposalId },
      });
    });

  const whole: AnyOfTwo = {
    what,
    ready,
    after: async (deps, proposal, done) =>
      declared.after?.(deps, declared.command.parse(proposal.command), done),
    again: (deps, actor, proposal, requestKey) =>
      proposing(
        { deps, actor, sent: declared.command.parse(proposal.command), requestKey, seen: undefined },
        (refusal) => ({ code: "no-longer-possible", because: declared.words(refusal) }) as const,
      ),
  };
  return {
    ...whole,
    proposing: (seen) => (deps, actor, sent, requestKey) =>
      proposing({ deps, actor, sent, requestKey, seen: sent[seen] }, (refusal) => refusal),
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
