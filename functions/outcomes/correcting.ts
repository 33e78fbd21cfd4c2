import { passInWords } from "../../shared/evaluation/words.ts";
import { type AuthorityActor, named } from "../../shared/kernel/actor.ts";
import { accept } from "../../shared/kernel/result.ts";
import { alphabetically } from "../../shared/kernel/text.ts";
import { decideCorrection } from "../../shared/outcomes/rules.ts";
import { CorrectOutcome } from "../../shared/outcomes/schema.ts";
import { outcomeCounted, outcomeRefusalInWords } from "../../shared/outcomes/words.ts";
import { loadStanding } from "../competition/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { ofTwo } from "../platform/of-two.ts";
import { mayReadResults, readOutcome } from "./operations.ts";
import {
  correctedOutcome,
  correctedStanding,
  loadOwn,
  loadPublicList,
  prepareOwnOutcome,
  replacePublicList,
} from "./store.ts";

/**
 * Corrects what the published outcome says of one organisation: its own outcome, where it stands, the counts and the public
 * list change in one commit, so that no page says one thing and another the other.
 */
export const correctingOutcome = ofTwo({
  act: "outcome-correction",
  command: CorrectOutcome,
  words: outcomeRefusalInWords,
  readBy: mayReadResults,
  load: (deps: Deps, actor: AuthorityActor, { competitionId }: CorrectOutcome) =>
    readOutcome(deps, actor, competitionId),
  version: ({ competition: { outcome } }) =>
    `${outcome?.proposalId ?? "none"}.${outcome?.corrections?.length ?? 0}`,
  decide: decideCorrection,
  describe: (_read, { result, passed, outcome }, { passes }) => ({
    subject: result.organisationId,
    title: result.organisationName,
    shown: [
      {
        lines: [
          ["Organisation", result.organisationName],
          ["The published outcome says", passInWords(result.passes)],
          ["It is to say", passInWords(passes)],
          ["Then, in public", outcomeCounted({ submitted: outcome.submitted, passed })],
        ],
      },
    ],
  }),
  what: "outcome.corrected",
  async effect({ table }, { effect: { outcome, result, passed }, command }, { proposal, actor, at }) {
    const { competitionId, organisationId, passes, reason } = command;
    const { proposalId, proposedBy } = proposal;
    const [own, list, standing] = await Promise.all([
      loadOwn(table, { organisationId, competitionId, proposalId: outcome.proposalId }),
      loadPublicList(table, competitionId),
      loadStanding(table, organisationId, competitionId),
    ]);
    if (own === undefined || list === undefined) throw new Error("a published outcome without its rows");
    const { organisationName: name, mayBeListed } = result;
    const others = list.listed.filter((one) => one !== name);
    const listed = passes && mayBeListed ? [...others, name].toSorted(alphabetically) : others;
    return accept({
      writes: [
        correctedOutcome(competitionId, outcome, {
          passed,
          correction: { proposalId, organisationId, passes, at },
        }),
        prepareOwnOutcome({ ...own, passes, corrected: { at, reason } }),
        replacePublicList(competitionId, { ...list, listed }),
        ...correctedStanding(standing, {
          competitionId,
          organisationId,
          organisationName: name,
          passes,
          at,
          reason,
          recordedBy: named(actor),
        }),
      ],
      subject: organisationId,
      detail: { organisation: name, passes, reason, passed, proposedBy: proposedBy.name },
    });
  },
});

/** Proposes a correction. Nobody outside the authority is told before another person confirms it. */
export const proposeCorrection = correctingOutcome.proposing();
