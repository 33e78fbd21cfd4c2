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
  if (schema instanceof z.core.$ZodObject) return inObject(schema._zod.def.shape);
  if (schema instanceof z.core.$ZodArray) return misfitsOf(schema._zod.def.element).map((value) => [value]);
  if (schema instanceof z.core.$ZodRecord)
    return misfitsOf(schema._zod.def.valueType).map((value) => ({ q: value }));
  if (schema instanceof z.core.$ZodUnion) return schema._zod.def.options.flatMap(inside);
  if (
    schema instanceof z.core.$ZodOptional ||
    schema instanceof z.core.$ZodNullable ||
    schema instanceof z.core.$ZodDefault ||
    schema instanceof z.core.$ZodReadonly
  )
    return inside(schema._zod.def.innerType);
  if (schema instanceof z.core.$ZodPipe)
    return [...inside(schema._zod.def.in), ...inside(schema._zod.def.out)];
  return [];
}

/** One field at a time, beside those that say of which kind the whole is. */
function inObject(shape: Readonly<Record<string, z.core.$ZodType>>): readonly unknown[] {
  const kinds = Object.fromEntries(
    Object.entries(shape).flatMap(([name, { _zod }]) =>
      _zod.values === undefined ? [] : [[name, [..._zod.values][0]]],
    ),
  );
  return Object.entries(shape).flatMap(([name, field]) =>
    misfitsOf(field).map((value) => ({ ...kinds, [name]: value })),
  );
}
