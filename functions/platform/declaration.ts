import { Hono } from "hono";
import type { ApiOperation } from "./api-operation.ts";
import type { PortalEnv } from "./request.ts";

/** An act or a read of programs: it becomes a route of its audience's API, and is described by itself. */
export type Declaration = {
  readonly audience: ApiOperation["audience"];
  readonly mountOn: (api: Hono<PortalEnv>) => unknown;
  readonly described: () => ApiOperation;
};

/** What a module declares, as programs of one audience find it. */
export function apiOf(audience: Declaration["audience"], declared: readonly Declaration[]): Hono<PortalEnv> {
  const api = new Hono<PortalEnv>();
  for (const one of declared) if (one.audience === audience) one.mountOn(api);
  return api;
}
