import * as z from "zod";
import type { PortalContext } from "./request.ts";

/** The field that a parameter of an address fills: `:lot` is `lotId` where the shape has that, else `lot`. */
const fieldOf = (shape: z.ZodObject["shape"], parameter: string): string =>
  `${parameter}Id` in shape ? `${parameter}Id` : parameter;

/** The schema of a field. */
export const schemaOf = ({ shape }: z.ZodObject<z.core.$ZodShape>, field: string) => shape[field];

/** The names of the parameters of a path, in order. */
const parametersOf = (path: string): readonly string[] =>
  [...path.matchAll(/:([a-z]+)/g)].map(([, name = ""]) => name);

/** The fields of a command, or of a question, that a path fills. Throws, when it is declared, on one that it has not. */
export function fieldsInPath(path: string, { shape }: z.ZodObject): readonly string[] {
  const fields = parametersOf(path).map((parameter) => fieldOf(shape, parameter));
  const unknown = fields.find((field) => !(field in shape));
  if (unknown !== undefined) throw new Error(`${path} names ${unknown}, for which there is no field`);
  return fields;
}

/**
 * What the address of this request says, for each field of a command or question that it fills; undefined when it names
 * what cannot exist. A parameter for which there is no field is for whoever reads the facts.
 */
export function fieldsOfAddress(
  c: PortalContext,
  path: string,
  schema: z.ZodObject,
): Readonly<Record<string, string>> | undefined {
  const sent = parametersOf(path)
    .map((name) => [fieldOf(schema.shape, name), c.req.param(name) ?? ""] as const)
    .filter(([field]) => field in schema.shape);
  const fits = sent.every(([field, value]) => {
    const ofField = schemaOf(schema, field);
    return ofField === undefined || z.safeParse(ofField, value).success;
  });
  return fits ? Object.fromEntries(sent) : undefined;
}

/** What a parameter of the address names; undefined when it is no id of that kind. */
export const addressed = <Id extends z.core.$ZodType>(
  c: PortalContext,
  parameter: string,
  id: Id,
): z.infer<Id> | undefined => z.safeParse(id, c.req.param(parameter)).data;
