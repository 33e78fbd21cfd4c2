import { Hono } from "hono";
import * as z from "zod";
import { type Actor, EVERYBODY, type PlacedActor, type Permitted } from "../../shared/kernel/actor.ts";
import type { RequestKey } from "../../shared/kernel/id.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import { commonRefusalInWords } from "../../shared/kernel/words.ts";
import { actorOf } from "./actor-of.ts";
import { fieldsInPath, fieldsOfAddress, schemaOf } from "./addressed.ts";
import type { ApiOperation } from "./api-operation.ts";
import type { Deps } from "./deps.ts";
import { type Problem, problem, refusalProblem } from "./problem.ts";
import { readJson } from "./read-body.ts";
import type { PortalContext, PortalEnv } from "./request.ts";
import { idempotencyKey, optionalKey, seenVersion } from "./request-headers.ts";

type Refusal = { readonly code: string };
type ActorOf<A> = Extract<Actor, { audience: A }>;
/** The codes that an act declares: all of its refusals but those that any act may answer. */
type Declared<R extends Refusal> = Exclude<R["code"], (typeof OF_ANY_ACT)[number]>;

/** What whoever may not do an act is refused with. */
type NotPermitted = { readonly code: Permitted<never>["otherwise"] };

/** Refusals that every act may answer. */
const OF_ANY_ACT = ["not-found", "request-key-reused"] as const;

/** Who asks for what, under which key. */
type Asked<A, Command extends z.ZodObject> = [
  deps: Deps,
  actor: ActorOf<A>,
  command: z.output<Command>,
  requestKey: RequestKey,
];

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
  readonly command: Command;
  /** The field of the command that says which version was decided on: `If-Match` for a program. */
  readonly seen?: keyof z.infer<Command> & string;
  /** Every reason for which it is refused, and the control of the form at which that is said. */
  readonly refusals: Readonly<Record<Declared<NoInfer<R>>, string>> & {
    /** Where the body, and not the address, names what there is not. */
    readonly "not-found"?: string;
  };
  readonly words: (refusal: NoInfer<R> | NotPermitted) => string;
  /** Where what a form is about goes with the act: whether the same request was accepted before. */
  readonly before?: (...asked: Asked<A, Command>) => Promise<{ readonly ok: boolean }>;
  readonly does: (...asked: Asked<A, Command>) => Promise<Result<{ readonly answer: Answer }, R>>;
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
  /** What a program is told, made when it is described, not when a door starts. */
  readonly answer: () => z.ZodType;
  /** What a program is told where that is not the operation's answer as it is. */
  readonly tells?: (answer: Answer) => unknown;
  readonly status: 200 | 201;
  /** The version that stands afterwards, for the ETag. */
  readonly version?: (answer: Answer) => string | number;
};

/** Refusals that are all said at one control of the form. */
export function at<Code extends string>(control: string, ...codes: readonly Code[]): Record<Code, string>;
export function at(control: string, ...codes: readonly string[]) {
  return Object.fromEntries(codes.map((code) => [code, control]));
}

/** Nothing but what the act may answer: a code that it does not refuse with does not compile. */
type Only<Said extends string, R extends Refusal> = Readonly<Partial<Record<Said, string>>> & {
  readonly [Code in Exclude<Said, Declared<R> | "not-found">]: never;
};

type RefusalOf<Outcome> = Extract<Outcome, { ok: false; error: Refusal }>["error"];
/**
 * The act whose operation comes out so. What it comes out with is inferred, and not its refusal: of an operation that
 * refuses in several ways, which is several results, that would be the first one only.
 */
type ActWith<A extends PlacedActor["audience"], C extends z.ZodObject, Outcome> = Act<
  A,
  C,
  RefusalOf<Outcome>,
  Extract<Outcome, { ok: true; value: { answer: unknown } }>["value"]["answer"]
>;
type Does<A, C extends z.ZodObject, Outcome> = (...asked: Asked<A, C>) => Promise<Outcome>;

/** An act as its module declares it. Throws on a path that names what the command has not. */
export function anAct<
  A extends PlacedActor["audience"],
  C extends z.ZodObject,
  Outcome extends Result<{ readonly answer: unknown }, Refusal>,
  Said extends string,
>(
  act: Omit<ActWith<A, C, Outcome>, "does"> & {
    readonly does: Does<A, C, Outcome>;
    readonly refusals: Only<Said, RefusalOf<Outcome>>;
  },
): ActWith<A, C, Outcome> & Declaration;
export function anAct<A extends PlacedActor["audience"], C extends z.ZodObject, R extends Refusal, Answer>(
  act: Act<A, C, R, Answer>,
) {
  fieldsInPath(act.path, act.command);
  return {
    ...act,
    mountOn: (api: Hono<PortalEnv>): unknown =>
      api.on((act.method ?? "post").toUpperCase(), act.path, (c) => answered(c, act)),
    described: () => described(act),
  };
}

/** An operation that commits nothing, as an act does it: what it gives is the answer. */
export function answering<Given extends readonly unknown[], Outcome extends Result<unknown, Refusal>>(
  operation: (...given: Given) => Promise<Outcome>,
): (
  ...given: Given
) => Promise<
  | { readonly ok: true; readonly value: { readonly answer: Extract<Outcome, { ok: true }>["value"] } }
  | Extract<Outcome, { ok: false }>
>;
export function answering<Given extends readonly unknown[]>(
  operation: (...given: Given) => Promise<Result<unknown, Refusal>>,
) {
  return async (...given: Given) => {
    const done = await operation(...given);
    return done.ok ? accept({ answer: done.value }) : done;
  };
}

/** What becomes routes of the API, and is described by itself. */
export type Declaration = {
  readonly mountOn: (api: Hono<PortalEnv>) => unknown;
  readonly described: () => ApiOperation;
};

/** Acts and reads of one audience as its programs find them. */
export function apiOf(...declared: readonly Declaration[]): Hono<PortalEnv> {
  const api = new Hono<PortalEnv>();
  for (const one of declared) one.mountOn(api);
  return api;
}

/** Acts and reads as the OpenAPI document describes them. */
export const describedBy = (...declared: readonly Declaration[]): readonly ApiOperation[] =>
  declared.map((one) => one.described());

async function answered<A extends PlacedActor["audience"], C extends z.ZodObject, R extends Refusal, Answer>(
  c: PortalContext,
  act: Act<A, C, R, Answer>,
): Promise<Response> {
  const actor = actorOf(c, act.audience);
  const notPermitted = notPermittedTo(c, act, actor);
  if (notPermitted !== undefined) return notPermitted;
  const address = fieldsOfAddress(c, act.path, act.command);
  if (address === undefined) return c.notFound();
  const key = act.key === undefined ? idempotencyKey(c) : optionalKey(c, act.key);
  if (!key.ok) return problem(c, key.error);
  const { seen: field } = act;
  const seen = field === undefined ? accept({}) : readSeen(c, field, schemaOf(act.command, field));
  if (!seen.ok) return problem(c, seen.error);
  const command = await readJson(c, act.command, { ...address, ...seen.value });
  if (!command.ok) return problem(c, command.error);
  const done = await act.does(c.get("deps"), actor, command.value, key.value);
  if (!done.ok) return refusedBy(c, act, done.error);
  const { answer } = done.value;
  if (act.version !== undefined) c.header("etag", `"${act.version(answer)}"`);
  return c.json(act.tells === undefined ? answer : act.tells(answer), act.status);
}

/** The version that a client decided on, as the field it becomes. A tag that never was a version matches none: 412. */
function readSeen(
  c: PortalContext,
  field: string,
  shape: z.core.$ZodType | undefined,
): Result<Readonly<Record<string, string>>, Problem> {
  const seen = seenVersion(c);
  if (!seen.ok) return seen;
  if (shape !== undefined && z.safeParse(shape, seen.value).success) return accept({ [field]: seen.value });
  const code = "changed-meanwhile";
  return refuse(refusalProblem(code, commonRefusalInWords({ code })));
}

/**
 * The problem for who may not do an act, told before anything of what is asked for is looked at: neither whether it is
 * there nor how it stands is theirs to know.
 */
export function notPermittedTo<A>(
  c: PortalContext,
  { who, words }: { readonly who: Permitted<A>; readonly words: (refusal: NotPermitted) => string },
  actor: A,
): Response | undefined {
  const code = who.otherwise;
  return who.may(actor) ? undefined : problem(c, refusalProblem(code, words({ code })));
}

/** The problem that a refusal is. Throws on one that is not declared: nobody could have known of it. */
export function refusedBy<R extends Refusal>(
  c: PortalContext,
  { id, refusals, words }: { id: string; refusals: object; words: (refusal: R) => string },
  refusal: R,
): Response | Promise<Response> {
  const { code } = refusal;
  if (code === "not-found" && !(code in refusals)) return c.notFound();
  if (!(code in refusals) && !OF_ANY_ACT.some((common) => common === code))
    throw new Error(`${id} does not declare that it refuses with ${code}`);
  return problem(c, refusalProblem(code, words(refusal)));
}

function described<A extends PlacedActor["audience"], C extends z.ZodObject, R extends Refusal, Answer>(
  act: Act<A, C, R, Answer>,
): ApiOperation {
  const { id, audience, method = "post", path, summary, command, seen, key, answer, status, refusals } = act;
  const elsewhere = [...fieldsInPath(path, command), ...(seen === undefined ? [] : [seen])];
  const body = Object.entries(command.shape).filter(([name]) => !elsewhere.includes(name));
  return {
    operationId: id,
    method,
    path: `/api/v1/${audience}${path}`,
    summary: `${summary}. For ${act.who.words}`,
    audience,
    ...(method === "delete" && body.length === 0 ? {} : { body: z.strictObject(Object.fromEntries(body)) }),
    answer: answer(),
    status,
    needs: {
      ...(key === "none" ? {} : { idempotencyKey: key ?? true }),
      ...(seen === undefined ? {} : { ifMatch: true }),
    },
    refusals: [
      ...new Set([
        ...Object.keys(refusals),
        ...(act.who === EVERYBODY ? [] : [act.who.otherwise]),
        ...OF_ANY_ACT.filter((code) => code !== "request-key-reused" || key !== "none"),
      ]),
    ],
  };
}
