import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalContext } from "../../functions/platform/request.ts";
import { loadMyResponse, loadMySection } from "../../functions/responses/facts.ts";
import { CompetitionId } from "../../shared/kernel/id.ts";
import { SectionId } from "../../shared/questionnaire/schema.ts";
import { decideOpen, seenVersionOf } from "../../shared/responses/rules.ts";
import { responseRefusalInWords } from "../../shared/responses/words.ts";
import { frameOf } from "../doors/frame.tsx";
import { pqqPath } from "./paths.ts";
import { RefusedPage } from "./refused-page.tsx";

/** A bidder's own response, as the address of this request names it; undefined when there is no such PQQ. */
export async function myResponse(c: PortalContext) {
  const id = CompetitionId.safeParse(c.req.param("competition"));
  if (!id.success) return undefined;
  const deps = c.get("deps");
  const actor = actorOf(c, "bidder");
  const mine = await loadMyResponse(deps, actor, id.data);
  if (mine === undefined) return undefined;
  const now = deps.now();
  const questionnaire = mine.frozen?.questionnaire;
  const open = decideOpen({ competition: mine.competition, questionnaire }, now);
  return {
    ...mine,
    questionnaire,
    deps,
    actor,
    now,
    path: pqqPath(id.data),
    /** Why nothing can be worked on now; undefined while the PQQ is open. */
    shut: open.ok ? undefined : open.error,
    seenVersion: seenVersionOf(mine.draft, mine.submitted),
  };
}
export type MyResponse = NonNullable<Awaited<ReturnType<typeof myResponse>>>;

/** A section of the questionnaire with what is saved of it, as the address names it; undefined when there is none. */
export async function mySection(c: PortalContext, my: MyResponse) {
  const id = SectionId.safeParse(c.req.param("section"));
  const section = my.questionnaire?.sections.find(({ sectionId }) => id.success && sectionId === id.data);
  if (section === undefined) return undefined;
  const { competitionId } = my.competition;
  return { section, ...(await loadMySection(my.deps.table, my.actor, competitionId, section.sectionId)) };
}
export type MySection = NonNullable<Awaited<ReturnType<typeof mySection>>>;

/** What every page of the response is given. */
export const shown = (c: PortalContext, { competition, stage }: MyResponse) => ({
  frame: frameOf(c),
  competition,
  stage,
});

/** For something sent that no page of its own can be shown for: why it was refused, and the way on. */
export const refused = (
  c: PortalContext,
  my: MyResponse,
  refusal: Parameters<typeof responseRefusalInWords>[0],
) => c.html(<RefusedPage {...shown(c, my)} words={responseRefusalInWords(refusal)} />, 422);
