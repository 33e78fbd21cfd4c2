import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext } from "../../../functions/platform/request.ts";
import { loadMyPreferences } from "../../../functions/preferences/facts.ts";
import { CompetitionId, StageId } from "../../../shared/kernel/id.ts";
import { addressed } from "../../../functions/platform/addressed.ts";
import {
  openRound,
  roundsOf,
  seenVersionOf,
  startingChoice,
  startingRound,
} from "../../../shared/preferences/rules.ts";
import { newRequestKey, type Typed } from "../../doors/form.ts";
import { inStage } from "../../handing-in/handing-in-for-routes.tsx";
import type { StageWords } from "../../handing-in/stage-page.tsx";
import { NotPrequalifiedPage } from "./not-prequalified-page.tsx";
import { roundPath } from "../paths.ts";

const WORDS: StageWords = {
  stage: "the round",
  own: "your choice of lots",
  here: "in this round",
  submitted: "Preferences submitted",
};

/** A bidder's own round, as the address of this request names it. */
export async function namedRound(c: PortalContext) {
  const competitionId = addressed(c, "competition", CompetitionId);
  const stageId = addressed(c, "round", StageId);
  if (competitionId === undefined || stageId === undefined) return c.notFound();
  const deps = c.get("deps");
  const actor = actorOf(c, "bidder");
  const mine = await loadMyPreferences(deps.table, { ...actor, competitionId }, stageId);
  const stage = mine && roundsOf(mine.competition).find((one) => one.stageId === stageId);
  if (mine === undefined || stage === undefined) return c.notFound();
  const now = deps.now();
  const open = openRound(mine, stage.stageId, now);
  return {
    ...mine,
    deps,
    actor,
    stage,
    words: WORDS,
    now,
    path: roundPath(competitionId, stageId),
    /** Why nothing can be prepared or submitted now; undefined while the round is open. */
    shut: open.ok ? undefined : open.error,
    submitted: mine.choices[stageId],
    starting: startingChoice(mine, stageId),
    /** The earlier round whose choice that is. */
    from: startingRound(mine, stageId),
    seenVersion: seenVersionOf(mine.draft, mine.choices[stageId]),
  };
}
export type OwnRound = Exclude<Awaited<ReturnType<typeof namedRound>>, Response>;

/** The same for what is only for organisations that have pre-qualified. */
export async function namedOwnRound(c: PortalContext) {
  const round = await namedRound(c);
  if (round instanceof Response || round.shut?.code !== "not-prequalified") return round;
  return c.html(<NotPrequalifiedPage {...inStage(c, round)} />, 403);
}

/** For a step of the journey: when nothing can be prepared now the way leads back to the round. */
export const whileShut = ({ shut, path }: OwnRound, c: PortalContext) =>
  shut === undefined ? undefined : c.redirect(path, 303);

/** What a step of the journey is opened with: the choice that the person starts from. */
export const startingFrom = (c: PortalContext, round: OwnRound) => ({
  ...inStage(c, round),
  lots: round.starting,
  from: round.from,
  seenVersion: round.seenVersion,
  requestKey: newRequestKey(c),
});

/** What the commands of a round have in common, from a form of it. */
export const inThisRound = ({ competition, stage }: OwnRound, typed: Typed) => ({
  competitionId: competition.competitionId,
  round: stage.stageId,
  seenVersion: typed.text("seenVersion"),
});
