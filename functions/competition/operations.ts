import { decidePrequalification } from "../../shared/competition/rules.ts";
import type { RecordPrequalification } from "../../shared/competition/schema.ts";
import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { loadOrganisation } from "../organisations/facts.ts";
import { acting } from "../platform/enact.ts";
import { loadCompetition, loadStanding } from "./facts.ts";
import { recordStanding } from "./store.ts";

/** Records that an organisation has pre-qualified. It may express lot preferences from that instant. */
export const recordPrequalification = acting(
  "prequalification.recorded",
  async (deps, actor: AuthorityActor, command: RecordPrequalification, at) => {
    const { competitionId, organisationId, reason } = command;
    const [competition, organisation, standing] = await Promise.all([
      loadCompetition(deps.table, competitionId),
      loadOrganisation(deps.table, organisationId),
      loadStanding(deps.table, organisationId, competitionId),
    ]);
    if (competition === undefined) return refuse({ code: "not-found" });
    const decision = decidePrequalification({ actor, competition, organisation, standing }, command, at);
    if (!decision.ok) return decision;
    return accept({
      writes: recordStanding(decision.value),
      subject: organisationId,
      detail: { organisation: decision.value.organisationName, reason },
      answer: { organisationId },
    });
  },
);
