import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext } from "../../../functions/platform/request.ts";
import { loadMyPreferences, loadReceipt } from "../../../functions/preferences/facts.ts";
import { CompetitionId, StageId, SubmissionId } from "../../../shared/kernel/id.ts";
import { whetherOpen } from "../../../shared/preferences/choice.ts";
import { roundsOf, seenVersionOf, startingChoice } from "../../../shared/preferences/rules.ts";
import { newRequestKey, type Typed } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import { NotPrequalifiedPage } from "./not-prequalified-page.tsx";
import { roundPath } from "../paths.ts";

/** A bidder's own round, as the address of this request names it; undefined when there is none of that name. */
export async function myRound(c: PortalContext) {
  const competitionId = CompetitionId.safeParse(c.req.param("competition"));
  const stageId = StageId.safeParse(c.req.param("round"));
  if (!competitionId.success || !stageId.success) return undefined;
  const deps = c.get("deps");
  const actor = actorOf(c, "bidder");
  const mine = await loadMyPreferences(deps.table, actor, competitionId.data, stageId.data);
  const round = mine && roundsOf(mine.competition).find((one) => one.stageId === stageId.data);
  if (mine === undefined || round === undefined) return undefined;
  const now = deps.now();
  const open = whetherOpen({ actor, ...mine }, round.stageId, now);
  return {
    ...mine,
    deps,
    actor,
    round,
    now,
    path: roundPath(competitionId.data, stageId.data),
    /** Why nothing can be prepared or submitted now; undefined while the round is open. */
    shut: open.ok ? undefined : open.error,
    submitted: mine.choices[round.stageId],
    starting: startingChoice(mine.competition, mine.draft, mine.choices, round.stageId),
    seenVersion: seenVersionOf(mine.draft, mine.choices[round.stageId]),
  };
}
export type MyRound = NonNullable<Awaited<ReturnType<typeof myRound>>>;

/** For a step of the journey: what to answer when nothing can be prepared now; undefined while the round is open. */
export function whileShut(c: PortalContext, { competition, round, shut, path }: MyRound) {
  if (shut === undefined) return undefined;
  if (shut.code !== "not-prequalified") return c.redirect(path, 303);
  const page = <NotPrequalifiedPage frame={frameOf(c)} competition={competition} round={round} />;
  return c.html(page, 403);
}

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

/** A receipt of the organisation's own, as the address of this request names it. */
export async function myReceipt(c: PortalContext) {
  const my = await myRound(c);
  const id = SubmissionId.safeParse(c.req.param("submission"));
  if (my === undefined || !id.success) return undefined;
  const receipt = await loadReceipt(my.deps, my.actor, my.competition.competitionId, id.data);
  return receipt?.round === my.round.stageId ? { my, receipt } : undefined;
}
