import * as z from "zod";
import type { Random } from "./random.ts";

/** What a field of this name may plausibly hold; undefined where its schema alone says. */
export type Known = (name: string) => readonly unknown[] | undefined;

const CHECKED = 6;

/**
 * Something that fits a schema, put together at random: what is known of fields by their names, and else whatever a schema
 * allows. It need not fit: whoever asks for it parses it.
 */
export function madeUp(schema: z.core.$ZodType, known: Known, random: Random, name = ""): unknown {
  const { below, one } = random;
  const pool = known(name);
  if (pool !== undefined && pool.length > 0) return pool[below(pool.length)];
  const inside = (inner: z.core.$ZodType, called = name) => madeUp(inner, known, random, called);
  if (schema instanceof z.core.$ZodOptional)
    return below(2) === 0 ? undefined : inside(schema._zod.def.innerType);
  if (schema instanceof z.core.$ZodDefault) return inside(schema._zod.def.innerType);
  if (schema instanceof z.core.$ZodPipe) return inside(schema._zod.def.in);
  if (schema instanceof z.core.$ZodUnion) return inside(one(schema._zod.def.options));
  if (schema instanceof z.core.$ZodLiteral) return one(schema._zod.def.values);
  if (schema instanceof z.core.$ZodEnum) return one(Object.values(schema._zod.def.entries));
  if (schema instanceof z.core.$ZodBoolean) return below(2) === 0;
  if (schema instanceof z.core.$ZodNumber) return one([0, 1, 2, 3, 5, 24]);
  if (schema instanceof z.core.$ZodArray)
    return Array.from({ length: below(3) }, () => inside(schema._zod.def.element, oneOf(name)));
  if (schema instanceof z.core.$ZodObject)
    return Object.fromEntries(
      Object.entries(schema._zod.def.shape).map(([field, inner]) => [field, inside(inner, field)]),
    );
  return `Some text ${below(CHECKED)}`;
}

/** What one of several is called: a lot, of lots. */
const oneOf = (name: string): string => (name === "lots" ? "lotId" : name);
