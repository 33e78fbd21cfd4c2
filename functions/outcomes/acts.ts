import * as z from "zod";
import { NATIONAL_LEADS } from "../../shared/kernel/actor.ts";
import { ProposalId } from "../../shared/kernel/id.ts";
import { LOOKING, NO_TIME, NOT_PROPOSED } from "../../shared/kernel/refusal.ts";
import { CorrectOutcome, ProposeOutcome, StopOutcome } from "../../shared/outcomes/schema.ts";
import { outcomeRefusalInWords } from "../../shared/outcomes/words.ts";
import { anAct, at, proposing } from "../platform/act.ts";
import { proposeCorrection } from "./correcting.ts";
import { proposeOutcome } from "./of-two.ts";
import { stopOutcome } from "./stopping.ts";

export const proposingOutcome = anAct({
  audience: "authority",
  who: NATIONAL_LEADS,
  words: outcomeRefusalInWords,
  id: "proposeOutcome",
  path: "/competitions/:competition/outcome/proposals",
  summary:
    "Proposes the outcome as the results stand, for a London time or to be published when it is confirmed",
  command: ProposeOutcome,
  seen: "seenResults",
  ...proposing("pqq-outcome"),
  refusals: {
    ...at(
      "when",
      ...LOOKING,
      ...NOT_PROPOSED,
      "already-published",
      "competition-cancelled",
      "nothing-submitted",
      "evaluation-not-complete",
      "query-open",
    ),
    ...at("at-day", "publish-later", ...NO_TIME),
  },
  does: proposeOutcome,
});

export const stoppingOutcome = anAct({
  audience: "authority",
  who: NATIONAL_LEADS,
  words: outcomeRefusalInWords,
  id: "stopOutcome",
  path: "/competitions/:competition/outcome/stops",
  summary:
    "Stops the publication of a confirmed outcome, until a minute before its instant; another person ratifies it within a working day",
  command: StopOutcome,
  seen: "proposalId",
  answer: () => z.strictObject({ proposalId: ProposalId }),
  comesTo: { entries: ["outcome.stopped"], ratified: "outcome-stop" },
  final: "It takes effect at once, and cannot be undone. Another outcome takes two people again",
  refusals: at(
    "reason",
    "needs-national-lead",
    "not-found",
    "competition-cancelled",
    "nothing-to-stop",
    "too-late-to-stop",
    "changed-meanwhile",
  ),
  does: stopOutcome,
});

export const proposingCorrection = anAct({
  audience: "authority",
  who: NATIONAL_LEADS,
  words: outcomeRefusalInWords,
  id: "proposeCorrection",
  path: "/competitions/:competition/outcome/corrections",
  summary:
    "Proposes to correct what the published outcome says of one organisation. It is published when it is confirmed",
  command: CorrectOutcome,
  ...proposing("outcome-correction"),
  refusals: {
    ...at("organisationId", ...LOOKING, ...NOT_PROPOSED, "competition-cancelled", "not-published"),
    ...at("organisationId", "did-not-respond"),
    ...at("passes", "says-so-already"),
  },
  does: proposeCorrection,
});
