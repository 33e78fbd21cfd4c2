import * as z from "zod";
import type { Actor, PlacedActor } from "../../shared/kernel/actor.ts";
import { CompetitionId } from "../../shared/kernel/id.ts";
import type { Result } from "../../shared/kernel/result.ts";
import { refusedBy } from "./act-route.ts";
import type { Refusal } from "./act-shape.ts";
import { actorOf } from "./actor-of.ts";
import { fieldsInPath, fieldsOfAddress } from "./addressed.ts";
import type { ApiOperation } from "./api-operation.ts";
import type { Deps } from "./deps.ts";
import type { Declaration } from "./declaration.ts";
import { type Problem, problem } from "./problem.ts";
import { checked } from "./read-body.ts";
import type { PortalContext } from "./request.ts";

/** What the address of a read about one competition says. */
export const OfCompetition = z.strictObject({ competitionId: CompetitionId });

/** What a program may say of a list: where the page before ended, and how many it wants at most. */
export const PageOfList = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(50),
});

type Reader = PlacedActor["audience"] | "public";
/** Who reads; nobody in particular at the public door. */
type ReaderOf<A> = A extends "public" ? undefined : Extract<Actor, { audience: A }>;

/** What a program is shown, and its version for the ETag. */
type Shown = { readonly body: unknown; readonly version?: string | number };

/** Something that a program reads, declared once: its route and its description follow from it. */
type Read<A extends Reader, Address extends z.ZodObject, R extends Refusal, Code extends R["code"]> = {
  /** The name of the operation in the description. */
  readonly id: string;
  readonly audience: A;
  /** Below the audience's root. A parameter `:lot` fills the field `lotId` of what is address, or `lot`. */
  readonly path: string;
  readonly summary: string;
  /** What the address says: its parameters and its query. */
  readonly address: Address;
  /** Made when it is described, not when a door starts. */
  readonly answer: () => z.ZodType;
  /** Every reason for which it is refused, beside that there is nothing. */
  readonly refusals: readonly Code[];
  readonly words: (refusal: R) => string;
  readonly reads: (
    deps: Deps,
    actor: ReaderOf<A>,
    address: z.output<Address>,
  ) => Promise<Result<Shown, R & { readonly code: Code | "not-found" }>>;
};

/** A read as its module declares it. Throws on a path that names what is not address. */
export function aRead<
  A extends Reader,
  Address extends z.ZodObject,
  R extends Refusal,
  const Code extends R["code"],
>(read: Read<A, Address, R, Code>): Declaration {
  fieldsInPath(read.path, read.address);
  return {
    audience: read.audience,
    mountOn: (api) => api.get(read.path, (c) => answered(c, read)),
    described: () => described(read),
  };
}

async function answered<
  A extends Reader,
  Address extends z.ZodObject,
  R extends Refusal,
  Code extends R["code"],
>(
  c: PortalContext,
  { id, path, audience, address, refusals, words, reads }: Read<A, Address, R, Code>,
): Promise<Response> {
  const fields = fieldsOfAddress(c, path, address);
  if (fields === undefined) return c.notFound();
  const question = readQuery(c, address, fields);
  if (!question.ok) return problem(c, question.error);
  const read = await reads(c.get("deps"), readerOf(c, audience), question.value);
  if (!read.ok) {
    const declared = Object.fromEntries(refusals.map((code) => [code, code]));
    return refusedBy(c, { id, refusals: declared, words }, read.error);
  }
  const { body, version } = read.value;
  return c.json(body, 200, version === undefined ? {} : { etag: `"${version}"` });
}

/**
 * Reads the query of an address by its schema, with what stands in its path. Refuses what the schema does not know, and a
 * parameter that is sent twice.
 */
export function readQuery<Schema extends z.ZodType>(
  c: PortalContext,
  schema: Schema,
  fromPath: Readonly<Record<string, string>> = {},
): Result<z.infer<Schema>, Problem> {
  // What is sent twice, or stands in the path already, stays a list, which no schema of a query takes.
  const query = Object.entries(c.req.queries()).map(
    ([name, [first, ...more]]) =>
      [name, more.length === 0 && !(name in fromPath) ? first : [first, ...more]] as const,
  );
  return checked(schema, { ...fromPath, ...Object.fromEntries(query) });
}

function readerOf<A extends Reader>(c: PortalContext, audience: A): ReaderOf<A>;
function readerOf(c: PortalContext, audience: Reader) {
  return audience === "public" ? undefined : actorOf(c, audience);
}

function described<A extends Reader, Address extends z.ZodObject, R extends Refusal, Code extends R["code"]>({
  id,
  audience,
  path,
  summary,
  address,
  answer,
  refusals,
}: Read<A, Address, R, Code>): ApiOperation {
  const inPath = fieldsInPath(path, address);
  const query = Object.entries(address.shape).filter(([name]) => !inPath.includes(name));
  return {
    operationId: id,
    method: "get",
    path: `/api/v1/${audience}${path}`,
    summary,
    audience,
    ...(query.length === 0 ? {} : { query: z.strictObject(Object.fromEntries(query)) }),
    answer: answer(),
    status: 200,
    refusals: [...refusals, ...(inPath.length === 0 ? [] : ["not-found"])],
  };
}
