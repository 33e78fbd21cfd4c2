import * as z from "zod";

/** What fits no field, or few: another kind, nothing, too much, too long, too many, what could not be read. */
const MISFITS: readonly unknown[] = [
  undefined,
  null,
  true,
  -1,
  1.5,
  1e300,
  "",
  "x",
  "\ufffd",
  "x".repeat(70_000),
  [],
  Array.from({ length: 300 }, () => "x"),
  {},
  { nonsense: 1 },
];

/** Values that do not fit a schema, each in one place of it; what stands beside that place may be missing too. */
export const misfitsOf = (schema: z.core.$ZodType): readonly unknown[] => [...MISFITS, ...inside(schema)];

function inside(schema: z.core.$ZodType): readonly unknown[] {
  if (schema instanceof z.ZodObject) return inObject(schema.def.shape);
  if (schema instanceof z.ZodArray) return misfitsOf(schema.def.element).map((value) => [value]);
  if (schema instanceof z.ZodRecord) return misfitsOf(schema.def.valueType).map((value) => ({ q: value }));
  if (schema instanceof z.ZodUnion) return schema.def.options.flatMap(inside);
  if (schema instanceof z.ZodPipe) return [...inside(schema.def.in), ...inside(schema.def.out)];
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return inside(schema.def.innerType);
  return [];
}

/** One field at a time, beside those that say of which kind the whole is. */
function inObject(shape: Readonly<Record<string, z.core.$ZodType>>): readonly unknown[] {
  const kinds = Object.fromEntries(
    Object.entries(shape).flatMap(([name, field]) =>
      field instanceof z.ZodLiteral ? [[name, [...field.values][0]]] : [],
    ),
  );
  return Object.entries(shape).flatMap(([name, field]) =>
    misfitsOf(field).map((value) => ({ ...kinds, [name]: value })),
  );
}
