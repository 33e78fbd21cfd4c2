import * as z from "zod";
import { EVERYBODY, type PlacedActor } from "../../shared/kernel/actor.ts";
import { type Act, OF_ANY_ACT, type Refusal } from "./act-shape.ts";
import { fieldsInPath } from "./addressed.ts";
import type { ApiOperation } from "./api-operation.ts";

/** An act as the OpenAPI document describes it. */
export function describeAct<
  A extends PlacedActor["audience"],
  C extends z.ZodObject,
  R extends Refusal,
  Answer,
>(act: Act<A, C, R, Answer>): ApiOperation {
  const { id, audience, method = "post", path, command, seen, key, answer, status, refusals } = act;
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
