import {
  type Actor,
  type AuthorityActor,
  isLeadOfSome,
  isNationalLead,
  readsCoverage,
} from "../kernel/actor.ts";
import type { Instant } from "../kernel/instant.ts";
import { publishedOutcome } from "../kernel/standing.ts";
import { hasOpened, pqqOf } from "../kernel/window.ts";
import { sealableAt } from "./due.ts";
import type { ParticipantsView } from "./views.ts";

/** A part of a competition with pages of its own, below the competition's own address. */
export type CompetitionPart = {
  readonly path: string;
  readonly name: string;
  /** Before this instant nobody of the reader's role can come to it. */
  readonly from?: Instant | undefined;
};
type Offer = CompetitionPart | false;

const TIMETABLE = { path: "timetable", name: "Timetable" };
const LOTS = { path: "lots", name: "Lots" };

/** The parts of a competition that a person's role opens to them, now or later; nobody signed in is the public. */
export function partsFor(actor: Actor | undefined, competition: ParticipantsView, now: Instant) {
  return offersTo(actor, competition, now).filter((offer) => offer !== false);
}

/** Those of them that are open at an instant. */
export const openParts = (actor: Actor | undefined, competition: ParticipantsView, now: Instant) =>
  partsFor(actor, competition, now).filter(({ from }) => from === undefined || from <= now);

function offersTo(actor: Actor | undefined, competition: ParticipantsView, now: Instant): readonly Offer[] {
  const pqq = pqqOf(competition);
  switch (actor?.audience) {
    case "authority":
      return offersToStaff(actor, competition, pqq && sealableAt(pqq));
    case "bidder":
      return [
        pqq !== undefined && !calledOff(competition, pqq) && responseLine(pqq),
        pqq !== undefined && !calledOff(competition, pqq) && queriesLine(pqq),
        hasRounds(competition) && { path: "preferences", name: "Lot preferences" },
        ...offersToEverybody(competition, now),
      ];
    default:
      return offersToEverybody(competition, now);
  }
}

const offersToEverybody = (competition: ParticipantsView, now: Instant): readonly Offer[] => [
  TIMETABLE,
  LOTS,
  publishedOutcome(competition, now) !== undefined && {
    path: "pre-qualified",
    name: "Who has pre-qualified",
  },
];

const responseLine = ({ opensAt }: { readonly opensAt: Instant }) => ({
  path: "pqq",
  name: "PQQ",
  from: opensAt,
});
const queriesLine = ({ closesAt }: { readonly closesAt: Instant }) => ({
  path: "queries",
  name: "Questions to you",
  from: closesAt,
});

const calledOff = ({ cancelled }: ParticipantsView, stage: { readonly opensAt: Instant }) =>
  cancelled !== undefined && !hasOpened(stage, cancelled.at);
const hasRounds = ({ stages }: ParticipantsView) => stages.some(({ kind }) => kind === "lot-preferences");

/** For somebody of the authority. What bidders answer in the PQQ, and its evaluation, can be seen once it is sealed. */
function offersToStaff(
  actor: AuthorityActor,
  competition: ParticipantsView,
  sealedFrom: Instant | undefined,
): readonly Offer[] {
  const offered = offeredTo(actor);
  const sealed = (may: boolean, path: string, name: string): Offer =>
    sealedFrom !== undefined && may && { path, name, from: sealedFrom };
  return [
    offered.look && { path: "questionnaire", name: "Questionnaire" },
    sealed(offered.seeResponses, "responses", "Responses"),
    sealed(offered.seeResponses, "evaluation", "Evaluation"),
    sealed(offered.evaluate, "my-evaluation", "My evaluation"),
    sealed(offered.seeResponses, "queries", "Questions to bidders"),
    sealed(offered.seeResponses, "outcome", "Outcome"),
    offered.look && { path: "prequalification", name: "Pre-qualification" },
    offered.seeCoverage && hasRounds(competition) && { path: "coverage", name: "Lot preferences" },
    { path: "proposals", name: "Proposals" },
    TIMETABLE,
    LOTS,
  ];
}

/** What somebody of the authority is offered to look at. What they are offered to do, the act says. */
export const offeredTo = (actor: AuthorityActor) => ({
  // Evaluators look at what is assigned to them only.
  look: actor.role !== undefined && actor.role !== "evaluator",
  seeCoverage: readsCoverage(actor),
  seeResponses: isNationalLead(actor) || actor.role === "auditor",
  evaluate: actor.role === "evaluator" || isLeadOfSome(actor),
});
