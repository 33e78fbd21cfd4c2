import type { Hono } from "hono";
import * as z from "zod";
import { EVERYBODY, type PlacedActor } from "../../shared/kernel/actor.ts";
import { ProposalId } from "../../shared/kernel/id.ts";
import type { ActOfTwo } from "../../shared/kernel/proposal.ts";
import { accept, type Result } from "../../shared/kernel/result.ts";
import { answerAct } from "./act-route.ts";
import {
  type Act,
  type ActArguments,
  type Declared,
  OF_ANY_ACT,
  type Refusal,
  statusOfAct,
} from "./act-shape.ts";
import type { ApiOperation } from "./api-operation.ts";
import { fieldsInPath } from "./addressed.ts";
import type { Declaration } from "./declaration.ts";
import type { PortalEnv } from "./request.ts";

/** Refusals that are all said at one control of the form. */
export function at<Code extends string>(control: string, ...codes: readonly Code[]): Record<Code, string>;
export function at(control: string, ...codes: readonly string[]) {
  return Object.fromEntries(codes.map((code) => [code, control]));
}

/** What whoever proposes an act of two is told, and what comes of that. */
export const proposing = (proposes: ActOfTwo) =>
  ({ answer: () => z.strictObject({ proposalId: ProposalId }), comesTo: { proposes } }) as const;

/** Nothing but what the act may answer: a code that it does not refuse with does not compile. */
type Only<Said extends string, R extends Refusal> = Readonly<Partial<Record<Said, string>>> & {
  readonly [Code in Exclude<Said, Declared<R> | "not-found">]: never;
};

type RefusalOf<Outcome> = Extract<Outcome, { ok: false; error: Refusal }>["error"];
/**
 * An act, known by how its operation comes out. The compiler infers that as a whole, and it is taken apart here: asked for
 * the refusal alone, it would find one only in an operation that refuses at several places.
 */
type ActWith<A extends PlacedActor["audience"], C extends z.ZodObject, Outcome> = Act<
  A,
  C,
  RefusalOf<Outcome>,
  Extract<Outcome, { ok: true; value: { answer: unknown } }>["value"]["answer"]
>;
type Does<A, C extends z.ZodObject, Outcome> = (...given: ActArguments<A, C>) => Promise<Outcome>;

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
      api.on((act.method ?? "post").toUpperCase(), act.path, (c) => answerAct(c, act)),
    described: () => describeAct(act),
  };
}

/** An act as the OpenAPI document describes it. */
function describeAct<A extends PlacedActor["audience"], C extends z.ZodObject, R extends Refusal, Answer>(
  act: Act<A, C, R, Answer>,
): ApiOperation {
  const { id, audience, method = "post", path, command, seen, key, answer, refusals } = act;
  const summary = [act.summary, act.final, `For ${act.who.words}`].filter((said) => said !== undefined);
  const elsewhere = [...fieldsInPath(path, command), ...(seen === undefined ? [] : [seen])];
  const body = Object.entries(command.shape).filter(([name]) => !elsewhere.includes(name));
  return {
    operationId: id,
    method,
    path: `/api/v1/${audience}${path}`,
    summary: summary.join(". "),
    audience,
    ...(method === "delete" && body.length === 0 ? {} : { body: z.strictObject(Object.fromEntries(body)) }),
    answer: answer(),
    status: statusOfAct(act),
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
