import { string } from "zod/mini";
import {
  $ZodArray,
  type $ZodCheck,
  $ZodDefault,
  $ZodObject,
  $ZodOptional,
  $ZodPipe,
  $ZodRecord,
  $ZodString,
  type $ZodType,
  $ZodUnion,
  clone,
} from "zod/v4/core";

const ANY_TEXT = string();

/**
 * The schema by which something is read from where it is kept. It changes and refuses no text: what was cleaned, bounded
 * or brought into a form when somebody typed it is read as it lies, by whatever rule it once came in. All else is as in
 * the schema itself.
 */
export function kept<Schema extends $ZodType>(schema: Schema): Schema;
export function kept(schema: $ZodType): $ZodType {
  if (schema instanceof $ZodPipe) {
    const { out } = schema._zod.def;
    return out._zod.def.type === "string" ? ANY_TEXT : kept(out);
  }
  if (schema instanceof $ZodString) return schema._zod.def.checks?.some(isChange) ? ANY_TEXT : schema;
  if (schema instanceof $ZodObject) {
    const { def } = schema._zod;
    const shape: Record<string, $ZodType> = {};
    for (const [name, part] of Object.entries(def.shape)) shape[name] = kept(part);
    // What its parts have to do with each other is a rule too.
    return clone(schema, { ...def, shape, checks: [] });
  }
  if (schema instanceof $ZodArray)
    return clone(schema, { ...schema._zod.def, element: kept(schema._zod.def.element) });
  if (schema instanceof $ZodRecord)
    return clone(schema, { ...schema._zod.def, valueType: kept(schema._zod.def.valueType) });
  if (schema instanceof $ZodUnion)
    return clone(schema, {
      ...schema._zod.def,
      options: schema._zod.def.options.map((one) => kept(one)),
    });
  if (schema instanceof $ZodOptional)
    return clone(schema, { ...schema._zod.def, innerType: kept(schema._zod.def.innerType) });
  if (schema instanceof $ZodDefault)
    return clone(schema, { ...schema._zod.def, innerType: kept(schema._zod.def.innerType) });
  return schema;
}

const isChange = (check: $ZodCheck<string>): boolean => check._zod.def.check === "overwrite";
