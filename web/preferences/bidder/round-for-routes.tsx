import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext } from "../../../functions/platform/request.ts";
import { loadMyPreferences, loadReceipt } from "../../../functions/preferences/facts.ts";
import { CompetitionId, StageId, SubmissionId } from "../../../shared/kernel/id.ts";
import { addressed } from "../../../functions/platform/addressed.ts";
import { whetherOpen } from "../../../shared/preferences/choice.ts";
import { roundsOf, seenVersionOf, startingChoice } from "../../../shared/preferences/rules.ts";
import type { Receipt } from "../../../shared/preferences/schema.ts";
import { newRequestKey, type Typed } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import { NotPrequalifiedPage } from "./not-prequalified-page.tsx";
import { roundPath } from "../paths.ts";

/** A bidder's own round, as the address of this request names it. */
export async function namedRound(c: PortalContext) {
  const competitionId = addressed(c, "competition", CompetitionId);
  const stageId = addressed(c, "round", StageId);
  if (competitionId === undefined || stageId === undefined) return c.notFound();
  const deps = c.get("deps");
  const actor = actorOf(c, "bidder");
  const mine = await loadMyPreferences(deps.table, actor, competitionId, stageId);
  const round = mine && roundsOf(mine.competition).find((one) => one.stageId === stageId);
  if (mine === undefined || round === undefined) return c.notFound();
  const now = deps.now();
  const open = whetherOpen({ actor, ...mine }, round.stageId, now);
  return {
    ...mine,
    deps,
    actor,
    round,
    now,
    path: roundPath(competitionId, stageId),
    /** Why nothing can be prepared or submitted now; undefined while the round is open. */
    shut: open.ok ? undefined : open.error,
    submitted: mine.choices[stageId],
    starting: startingChoice(mine.competition, mine.draft, mine.choices, stageId),
    seenVersion: seenVersionOf(mine.draft, mine.choices[stageId]),
  };
}
export type MyRound = Exclude<Awaited<ReturnType<typeof namedRound>>, Response>;

/** The same for what is only for organisations that have pre-qualified. */
export async function namedOwnRound(c: PortalContext) {
  const my = await namedRound(c);
  if (my instanceof Response || my.shut?.code !== "not-prequalified") return my;
  return c.html(<NotPrequalifiedPage {...shown(c, my)} />, 403);
}

/** A page of a round, and what is sent to it. */
export const inRound =
  (answer: (c: PortalContext, my: MyRound) => Response | Promise<Response>) =>
  async (c: PortalContext): Promise<Response> => {
    const my = await namedOwnRound(c);
    return my instanceof Response ? my : answer(c, my);
  };

/** For a step of the journey: when nothing can be prepared now the way leads back to the round. */
export const whileShut = ({ shut, path }: MyRound, c: PortalContext) =>
  shut === undefined ? undefined : c.redirect(path, 303);

/** What every page of the round is given. */
export const shown = (c: PortalContext, { competition, round }: MyRound) => ({
  frame: frameOf(c),
  competition,
  round,
});

/** What a step of the journey is opened with: the choice that the person starts from. */
export const startingFrom = (c: PortalContext, my: MyRound) => ({
  ...shown(c, my),
  lots: my.starting,
  seenVersion: my.seenVersion,
  requestKey: newRequestKey(c),
});

/** What the commands of a round have in common, from a form of it. */
export const inThisRound = ({ competition, round }: MyRound, typed: Typed) => ({
  competitionId: competition.competitionId,
  round: round.stageId,
  seenVersion: typed.text("seenVersion"),
});

/** A page about a receipt of the organisation's own, as the address of this request names it. */
export const aboutReceipt =
  (answer: (c: PortalContext, receipt: Receipt, my: MyRound) => Response | Promise<Response>) =>
  async (c: PortalContext): Promise<Response> => {
    const my = await namedRound(c);
    if (my instanceof Response) return my;
    const id = addressed(c, "submission", SubmissionId);
    const receipt = id && (await loadReceipt(my.deps, my.actor, my.competition.competitionId, id));
    return receipt?.round === my.round.stageId ? answer(c, receipt, my) : c.notFound();
  };
