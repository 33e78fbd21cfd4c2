import { addModeration } from "../../functions/evaluation/store.ts";
import { readOutcome } from "../../functions/outcomes/operations.ts";
import { proposeOutcome } from "../../functions/outcomes/of-two.ts";
import { takePart } from "../../functions/platform/taking-part.ts";
import type { Marks } from "../../shared/evaluation/schema.ts";
import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import { ProposalId } from "../../shared/kernel/id.ts";
import { ProposeOutcome } from "../../shared/outcomes/schema.ts";
import type { SectionId } from "../../shared/questionnaire/schema.ts";
import { anyKey, must } from "./competition.ts";
import { aSealedPqq, CAPABILITY, FINANCE, passes, type SealedPqq, scores } from "./evaluation.ts";
import { fenced } from "./fenced.ts";
import { confirmAs } from "./of-two.ts";
import { remembered } from "./played.ts";
import type { GivenParts } from "./portal.ts";

/** How the responses of a test come out: 80% and listed, 80% and not named in public, 40%. */
const RESPONSES = { alpha: 4, beta: 4, gamma: 2 } as const;

/** Sets the consensus on one section of a response, as a moderator would. */
export async function moderated(
  { portal: { deps }, competitionId, lead, idOf }: SealedPqq,
  name: string,
  sectionId: SectionId,
  marks: Marks,
  version = 1,
): Promise<void> {
  const moderation = {
    sectionId,
    organisationId: idOf(name),
    marks,
    moderatedAt: deps.now(),
    moderatedBy: { personId: lead.personId, name: lead.name },
    version,
  };
  const outcome = await deps.table.writeAll(addModeration(competitionId, moderation, deps.newSecret()));
  if (!outcome.written) throw new Error(`${name} could not be moderated`);
}

const MODERATED = remembered<void>("moderate every response");

/** A sealed PQQ in which every marked section of every response was moderated. */
export async function anAssessedPqq(
  responses: Readonly<Record<string, number>> = RESPONSES,
  parts: GivenParts = {},
) {
  const pqq = await aSealedPqq(Object.keys(responses), parts);
  const { portal, competitionId, idOf } = pqq;
  const authority = fenced(portal.deps, "authority");
  await portal.again(MODERATED, JSON.stringify(responses), async () => {
    for (const [name, score] of Object.entries(responses)) {
      await portal.deps.table.writeOne(takePart(competitionId, idOf(name)));
      await moderated(pqq, name, FINANCE, passes(true, `Turnover of ${name} suffices`));
      await moderated(pqq, name, CAPABILITY, scores(score, score, `Why ${name} has ${score}`));
    }
  });

  const read = async (as: AuthorityActor = pqq.lead) => must(await readOutcome(authority, as, competitionId));
  const propose = async (given: Partial<ProposeOutcome> = {}, as = pqq.lead, key = anyKey()) => {
    const { resultsHash: seenResults } = await read();
    const command = { competitionId, reason: "As the panel recommends", seenResults, ...given };
    return proposeOutcome(authority, as, ProposeOutcome.parse(command), key);
  };
  return {
    ...pqq,
    read,
    propose,
    /** Proposes and gives back the proposal's id. */
    proposed: async (given: Partial<ProposeOutcome> = {}) =>
      ProposalId.parse(must(await propose(given)).answer["proposalId"]),
    confirm: (proposalId: ProposalId, as = pqq.secondLead, key = anyKey(), deps = authority) =>
      confirmAs(deps, as, { scope: competitionId, proposalId }, { key }),
  };
}
export type AssessedPqq = Awaited<ReturnType<typeof anAssessedPqq>>;
