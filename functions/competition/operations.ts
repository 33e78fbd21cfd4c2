import { decideCreation, decidePrequalification } from "../../shared/competition/rules.ts";
import type { CreateCompetition, RecordPrequalification } from "../../shared/competition/schema.ts";
import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import { CompetitionId, type RequestKey } from "../../shared/kernel/id.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { loadOrganisation } from "../organisations/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { acting, enact } from "../platform/enact.ts";
import { loadCompetition, loadStanding } from "./facts.ts";
import { createdCompetition, recordStanding } from "./store.ts";

/** Creates a competition from the template of 2013 or by hand. The seal worker makes the gates of its windows at once. */
export async function createCompetition(
  deps: Deps,
  actor: AuthorityActor,
  command: CreateCompetition,
  requestKey: RequestKey,
) {
  const what = "competition.created";
  const created = await enact(deps, { actor, command, requestKey, what }, async (at) => {
    const competitionId = CompetitionId.parse(deps.newId("competition"));
    const decision = decideCreation({ actor, competitionId }, command, at);
    if (!decision.ok) return decision;
    const { terms, timetable } = decision.value;
    return accept({
      writes: createdCompetition(terms, timetable),
      competitionId,
      subject: competitionId,
      detail: { title: terms.title, lots: terms.lots.length, stages: timetable.stages },
      answer: { competitionId },
    });
  });
  if (created.ok) await deps.ask.seal(CompetitionId.parse(created.value.answer["competitionId"]));
  return created;
}

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
