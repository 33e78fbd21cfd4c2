import type { PortalContext } from "../../functions/platform/request.ts";

/** JSON that the browser saves under a name. */
export function savedAs(c: PortalContext, name: string, json: string): Response {
  c.header("content-type", "application/json; charset=utf-8");
  c.header("content-disposition", `attachment; filename="${name}"`);
  return c.body(json);
}
