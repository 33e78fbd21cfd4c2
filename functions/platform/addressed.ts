import type * as z from "zod";
import type { PortalContext } from "./request.ts";

/** What a parameter of the address names; undefined when it is no id of that kind. */
export const addressed = <Id extends z.ZodType>(
  c: PortalContext,
  parameter: string,
  id: Id,
): z.infer<Id> | undefined => id.safeParse(c.req.param(parameter)).data;
