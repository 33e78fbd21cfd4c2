import type * as z from "zod";
import type { Actor, PlacedActor, Permitted } from "../../shared/kernel/actor.ts";
import type { EntryKind } from "../../shared/kernel/act-names.ts";
import type { ActOfTwo } from "../../shared/kernel/proposal.ts";
import type { RequestKey } from "../../shared/kernel/id.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { Deps } from "./deps.ts";

export type Refusal = { readonly code: string };
type ActorOf<A> = Extract<Actor, { audience: A }>;
/** The codes that an act declares: all of its refusals but those that any act may answer. */
export type Declared<R extends Refusal> = Exclude<R["code"], (typeof OF_ANY_ACT)[number]>;

/** What whoever may not do an act is refused with. */
export type NotPermitted = { readonly code: Permitted<never>["otherwise"] };

export const statusOfAct = ({ status, method }: { readonly status?: 200 | 201; readonly method?: string }) =>
  status ?? (method === undefined ? 201 : 200);

/** Refusals that every act may answer. */
export const OF_ANY_ACT = ["not-found", "request-key-reused"] as const;

/** Who asks for what, under which key. */
export type ActArguments<A, Command extends z.ZodObject> = [
  deps: Deps,
  actor: ActorOf<A>,
  command: z.output<Command>,
  requestKey: RequestKey,
];

/** What comes of an act: a search over acts of one person sees that nothing else does. */
export type ComesTo = {
  /** The entries of which it leaves one, where one person does it. */
  readonly entries?: readonly EntryKind[];
  /** What it proposes to a second person, always or where it takes two. */
  readonly proposes?: ActOfTwo | "any";
  /** What a second person says of it afterwards, always or where that is needed. */
  readonly ratified?: ActOfTwo;
};

/** One thing that a person does: what its form follows from. */
export type PageAct<
  A extends PlacedActor["audience"],
  Command extends z.ZodObject,
  R extends Refusal,
  Answer,
> = {
  readonly audience: A;
  /** To whom it is offered. The rule decides. */
  readonly who: Permitted<ActorOf<A>>;
  /** Whether that is among the lots they work on, by the address alone: who may not is told `not-your-lot`, after `who` and before all else. */
  readonly covers?: (actor: ActorOf<A>, address: Readonly<Record<string, string>>) => boolean;
  readonly command: Command;
  /** Of the authority's acts: what comes of them. The list of them all is made from it (`functions/ACTS.md`). */
  readonly comesTo?: ComesTo;
  /**
   * Why its form shows once more what is asked for before it is done, in a sentence without its end: whether it can be undone,
   * and what somebody outside is told.
   */
  readonly final?: string;
  /** The field of the command that says which version was decided on: `If-Match` for a program. */
  readonly seen?: keyof z.infer<Command> & string;
  /** Every reason for which it is refused, and the control of the form at which that is said. */
  readonly refusals: Readonly<Record<Declared<NoInfer<R>>, string>> & {
    /** Where the body, and not the address, names what there is not. */
    readonly "not-found"?: string;
  };
  readonly words: (refusal: NoInfer<R> | NotPermitted) => string;
  /** Where what a form is about goes with the act: whether the same request was accepted before. */
  readonly before?: (
    ...given: ActArguments<A, Command>
  ) => Promise<
    { readonly ok: true; readonly value: { readonly answer: NoInfer<Answer> } } | { readonly ok: false }
  >;
  readonly does: (...given: ActArguments<A, Command>) => Promise<Result<{ readonly answer: Answer }, R>>;
};

/**
 * An act declared once for every way of asking: the route of programs, its description and the form of a page all
 * follow from it.
 */
export type Act<
  A extends PlacedActor["audience"],
  Command extends z.ZodObject,
  R extends Refusal,
  Answer,
> = PageAct<A, Command, R, Answer> & {
  /** The name of the operation in the description. */
  readonly id: string;
  readonly method?: "put" | "delete";
  /** Below the audience's root. A parameter `:lot` fills the command's field `lotId`, or `lot` where it has that. */
  readonly path: string;
  readonly summary: string;
  /** `optional` where what stands, or `seen`, alone keeps a repeat from doing it twice; `none` where doing it twice is as doing it once. */
  readonly key?: "optional" | "none";
  /** Where in the body what is refused stands, for whom it is no use to be told only that something does. */
  readonly pointer?: (refusal: NoInfer<R>) => string | undefined;
  /** What a program is told, made when it is described, not when a door starts. */
  readonly answer: () => z.ZodType;
  /** What a program is told where that is not the operation's answer as it is. */
  readonly tells?: (answer: Answer) => object;
  /** What a program is told beside the answer, as it stands then: a page says it by itself. */
  readonly beside?: (
    deps: Deps,
    actor: ActorOf<A>,
    command: z.output<Command>,
    answer: Answer,
  ) => Promise<object>;
  /** Of a POST 201, of anything else 200, where it does not say. */
  readonly status?: 200 | 201;
  /** The version that stands afterwards, for the ETag. */
  readonly version?: (answer: Answer) => string | number;
};
