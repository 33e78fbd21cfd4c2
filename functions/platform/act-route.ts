import * as z from "zod";
import type { PlacedActor, Permitted } from "../../shared/kernel/actor.ts";
import { STALE } from "../../shared/kernel/refusal.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import { commonRefusalInWords } from "../../shared/kernel/words.ts";
import { type Act, type NotPermitted, OF_ANY_ACT, type Refusal, statusOfAct } from "./act-shape.ts";
import { actorOf } from "./actor-of.ts";
import { fieldsOfAddress, schemaOf } from "./addressed.ts";
import { type Problem, problem, refusalProblem } from "./problem.ts";
import { readJson } from "./read-body.ts";
import type { PortalContext } from "./request.ts";
import { idempotencyKey, optionalKey, seenVersion } from "./request-headers.ts";

/** Does what a program asks for, and answers it. */
export async function answerAct<
  A extends PlacedActor["audience"],
  C extends z.ZodObject,
  R extends Refusal,
  Answer,
>(c: PortalContext, act: Act<A, C, R, Answer>): Promise<Response> {
  const actor = actorOf(c, act.audience);
  const notPermitted = notPermittedTo(c, act, actor);
  if (notPermitted !== undefined) return notPermitted;
  const address = fieldsOfAddress(c, act.path, act.command);
  if (address === undefined) return c.notFound();
  if (act.covers?.(actor, address) === false)
    return problem(c, refusalProblem(OUTSIDE.code, commonRefusalInWords(OUTSIDE)));
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
  const told = act.tells === undefined ? answer : act.tells(answer);
  if (act.beside === undefined) return c.json(told, statusOfAct(act));
  return c.json(
    { ...told, ...(await act.beside(c.get("deps"), actor, command.value, answer)) },
    statusOfAct(act),
  );
}

/** What whoever does not work on the lot of an act is told. */
const OUTSIDE = { code: "not-your-lot" } as const;

/** The version that a client decided on, as the field it becomes. A tag that never was a version matches none: 412. */
function readSeen(
  c: PortalContext,
  field: string,
  shape: z.core.$ZodType | undefined,
): Result<Readonly<Record<string, string>>, Problem> {
  const seen = seenVersion(c);
  if (!seen.ok) return seen;
  if (shape !== undefined && z.safeParse(shape, seen.value).success) return accept({ [field]: seen.value });
  return refuse(refusalProblem(STALE.code, commonRefusalInWords(STALE)));
}

/**
 * The problem for who may not do an act, told before anything of what is asked for is looked at: neither whether it is
 * there nor how it stands is theirs to know.
 */
function notPermittedTo<A>(
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
  {
    id,
    refusals,
    words,
    pointer,
  }: {
    id: string;
    refusals: object;
    words: (refusal: R) => string;
    pointer?: (refusal: R) => string | undefined;
  },
  refusal: R,
): Response | Promise<Response> {
  const { code } = refusal;
  if (code === "not-found" && !(code in refusals)) return c.notFound();
  if (!(code in refusals) && !OF_ANY_ACT.some((common) => common === code))
    throw new Error(`${id} does not declare that it refuses with ${code}`);
  const [detail, at] = [words(refusal), pointer?.(refusal)];
  const errors = at === undefined ? {} : { errors: [{ pointer: at, detail }] };
  return problem(c, { ...refusalProblem(code, detail), ...errors });
}
