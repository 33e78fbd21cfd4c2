import { NATIONAL_LEADS } from "../../shared/kernel/actor.ts";
import { LOOKING, NO_TIME, NOT_PROPOSED } from "../../shared/kernel/refusal.ts";
import { CorrectOutcome, ProposeOutcome } from "../../shared/outcomes/schema.ts";
import { outcomeRefusalInWords } from "../../shared/outcomes/words.ts";
import { anAct, at, proposing } from "../platform/act.ts";
import { proposeCorrection } from "./correcting.ts";
import { proposeOutcome } from "./of-two.ts";

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
