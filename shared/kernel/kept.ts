import { string } from "zod/mini";
import {
  $ZodArray,
  type $ZodCheck,
  $ZodDefault,
  $ZodNullable,
  $ZodObject,
  $ZodOptional,
  $ZodPipe,
  $ZodRecord,
  $ZodString,
  $ZodTuple,
  type $ZodType,
  $ZodUnion,
  clone,
} from "zod/v4/core";

const ANY_TEXT = string();

/** What holds no text that somebody typed, and is read as the schema itself says. */
const WITHOUT_TEXT = ["number", "boolean", "literal", "enum", "null", "undefined", "unknown", "custom"];

/**
 * The schema by which something is read from where it is kept. It changes and refuses no text for what a rule says of texts:
 * what was cleaned, bounded or brought into a form when somebody typed it is read as it lies, by whatever rule it once came
 * in. What the portal writes itself, ids, instants and hashes, keeps its form, and all else is as in the schema itself.
 */
export function kept<Schema extends $ZodType>(schema: Schema): Schema;
export function kept(schema: $ZodType): $ZodType {
  if (schema instanceof $ZodPipe) {
    const { out } = schema._zod.def;
    return out._zod.def.type === "string" ? ANY_TEXT : kept(out);
  }
  if (schema instanceof $ZodString) {
    const { def } = schema._zod;
    const { checks = [] } = def;
    if (checks.some(isChange)) return ANY_TEXT;
    return checks.some(isBound)
      ? clone(schema, { ...def, checks: checks.filter((one) => !isBound(one)) })
      : schema;
  }
  if (schema instanceof $ZodObject) {
    const { def } = schema._zod;
    const shape: Record<string, $ZodType> = {};
    for (const [name, part] of Object.entries(def.shape)) shape[name] = kept(part);
    // What its parts have to do with each other is a rule too.
    return clone(schema, { ...def, shape, checks: [] });
  }
  if (schema instanceof $ZodArray)
    return clone(schema, { ...schema._zod.def, element: kept(schema._zod.def.element) });
  if (schema instanceof $ZodTuple) {
    const { def } = schema._zod;
    return clone(schema, { ...def, items: def.items.map((one) => kept(one)) });
  }
  if (schema instanceof $ZodRecord)
    return clone(schema, { ...schema._zod.def, valueType: kept(schema._zod.def.valueType) });
  if (schema instanceof $ZodUnion)
    return clone(schema, {
      ...schema._zod.def,
      options: schema._zod.def.options.map((one) => kept(one)),
    });
  if (schema instanceof $ZodOptional || schema instanceof $ZodNullable || schema instanceof $ZodDefault)
    return clone(schema, { ...schema._zod.def, innerType: kept(schema._zod.def.innerType) });
  const { type } = schema._zod.def;
  if (!WITHOUT_TEXT.includes(type)) throw new Error(`nobody has said how ${type} is read where it is kept`);
  return schema;
}

const isChange = (check: $ZodCheck<string>): boolean => check._zod.def.check === "overwrite";
/** How long a text may be, as zod says it and as `upTo` does: a check of its own that stands in what programs read. */
const isBound = ({ _zod: { def, onattach } }: $ZodCheck<string>): boolean =>
  /_length$|^length_/.test(def.check) || (def.check === "custom" && onattach.length > 0);
