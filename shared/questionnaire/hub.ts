import { type Dated, stateOf } from "../competition/stages.ts";
import type { StaffLines } from "../competition/hub-line.ts";
import { type AuthorityActor, isNationalLead } from "../kernel/actor.ts";
import type { Instant } from "../kernel/instant.ts";
import { pqqOf } from "../kernel/window.ts";

type FreezingFacts = {
  readonly actor: AuthorityActor;
  readonly competition: Dated;
  readonly frozen: boolean;
};

/** Whether the questionnaire is frozen, which a lead does until the PQQ opens. */
export function freezingForLeads({ actor, competition, frozen }: FreezingFacts, now: Instant): StaffLines {
  const stage = pqqOf(competition);
  const ahead = stage !== undefined && stateOf(stage, competition, now) === "ahead";
  return {
    due:
      ahead && !frozen && isNationalLead(actor)
        ? [
            {
              act: "Freeze the questionnaire",
              button: "Look at the questionnaire",
              path: "questionnaire",
              until: stage.opensAt,
            },
          ]
        : [],
    parts: [{ path: "questionnaire", state: frozen ? "frozen" : "plain" }],
  };
}
