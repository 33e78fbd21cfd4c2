import { createMiddleware } from "hono/factory";
import { actorOf, sessionOf } from "../../functions/platform/actor-of.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { actorIn, isOfPortal } from "../../shared/kernel/actor.ts";
import { CompetitionId, competitionOfDraft, DraftId } from "../../shared/kernel/id.ts";
import { forbidden } from "./forbidden.tsx";

/**
 * Lets somebody of the authority go on as whom they are in the competition that the address names, or its draft: the one
 * place where that is found out, so that no rule is given what they are in another. Who is nothing in it gets what everybody
 * gets of what is not there. Who is nothing anywhere reads their notices.
 */
export const asTheyAreThere = createMiddleware<PortalEnv>(async (c, next) => {
  const actor = actorOf(c, "authority");
  const competition = competitionIn(c.req.path);
  if (competition === undefined && (isOfPortal(actor) || !BELOW_A_COMPETITION.test(c.req.path)))
    return actor.roles?.length === 0 && !WITHOUT_ROLE.test(c.req.path) ? forbidden(c) : next();
  const there = competition === undefined ? undefined : actorIn(actor, competition);
  if (there === undefined) {
    c.set("place", async () => undefined);
    return c.notFound();
  }
  c.set("session", { ...sessionOf(c), actor: there });
  return next();
});

/** Whatever it is that stands there for a competition. */
const BELOW_A_COMPETITION = /^(?:\/api\/v1)?\/authority\/competitions\/[^/]/;
const WITHOUT_ROLE =
  /^\/authority(?:\/notices(?:\/read)?)?$|^\/api\/v1\/authority\/(?:competitions|notices(?:\/.*)?)$/;

/** The competition that an address names somewhere, by its id or by that of its draft. */
function competitionIn(path: string): CompetitionId | undefined {
  for (const segment of path.split("/").map(decoded)) {
    const [competition, draft] = [CompetitionId.safeParse(segment), DraftId.safeParse(segment)];
    if (competition.success) return competition.data;
    if (draft.success) return competitionOfDraft(draft.data);
  }
  return undefined;
}

/** As the routes read it. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
