import { core, string } from "zod/mini";

const ANY_TEXT = string();

/**
 * The schema by which something is read from where it is kept. It changes and refuses no text: what was cleaned, bounded
 * or brought into a form when somebody typed it is read as it lies, by whatever rule it once came in. All else is as in
 * the schema itself.
 */
export function kept<Schema extends core.$ZodType>(schema: Schema): Schema;
export function kept(schema: core.$ZodType): core.$ZodType {
  if (schema instanceof core.$ZodPipe) {
    const { out } = schema._zod.def;
    return out._zod.def.type === "string" ? ANY_TEXT : kept(out);
  }
  if (schema instanceof core.$ZodString) return schema._zod.def.checks?.some(isChange) ? ANY_TEXT : schema;
  if (schema instanceof core.$ZodObject) {
    const { def } = schema._zod;
    const shape: Record<string, core.$ZodType> = {};
    for (const [name, part] of Object.entries(def.shape)) shape[name] = kept(part);
    return core.clone(schema, { ...def, shape });
  }
  if (schema instanceof core.$ZodArray)
    return core.clone(schema, { ...schema._zod.def, element: kept(schema._zod.def.element) });
  if (schema instanceof core.$ZodRecord)
    return core.clone(schema, { ...schema._zod.def, valueType: kept(schema._zod.def.valueType) });
  if (schema instanceof core.$ZodUnion)
    return core.clone(schema, {
      ...schema._zod.def,
      options: schema._zod.def.options.map((one) => kept(one)),
    });
  if (schema instanceof core.$ZodOptional)
    return core.clone(schema, { ...schema._zod.def, innerType: kept(schema._zod.def.innerType) });
  if (schema instanceof core.$ZodDefault)
    return core.clone(schema, { ...schema._zod.def, innerType: kept(schema._zod.def.innerType) });
  return schema;
}

const isChange = (check: core.$ZodCheck<string>): boolean => check._zod.def.check === "overwrite";
