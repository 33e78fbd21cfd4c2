import { createMiddleware } from "hono/factory";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { type Offered, offeredTo } from "../../shared/competition/dashboard.ts";
import { frameOf } from "../doors/frame.tsx";
import { ForbiddenPage } from "../govuk/problem-pages.tsx";

/** Shows the pages of an act to those whose role it is offered to. The operation decides again. */
export const onlyOffered = (act: keyof Offered) =>
  createMiddleware<PortalEnv>(async (c, next) =>
    offeredTo(actorOf(c, "authority"))[act] ? next() : c.html(<ForbiddenPage frame={frameOf(c)} />, 403),
  );
