import type { Deps } from "../../functions/platform/deps.ts";
import { loadOpenedRound } from "../../functions/preferences/facts.ts";
import { submitPreferences } from "../../functions/preferences/operations.ts";
import { loadChoices } from "../../functions/preferences/store.ts";
import { loadSubmittedResponse } from "../../functions/responses/facts.ts";
import { loadOpenedResponses } from "../../functions/responses/opened-facts.ts";
import { loadCompetition } from "../../functions/competition/facts.ts";
import type { BidderActor } from "../../shared/kernel/actor.ts";
import { LotId, type OrganisationId, type RequestKey, StageId } from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { aCompetition, london, must, type RunningCompetition } from "./competition.ts";
import { aPqq, CLOSES } from "./pqq.ts";
import { sectionOf, SMALL } from "./questionnaire.ts";

type Submitted = { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } };

/** A window towards whose end bidders race, and what a run must know of it. */
export type Race = {
  readonly portal: RunningCompetition["portal"];
  readonly closes: Instant;
  /** What a bidder is told that is late. */
  readonly late: string;
  /** Lets a bidder come as far as having only to submit. */
  readonly enters: (name: string) => Promise<BidderActor>;
  readonly submits: (deps: Deps, bidder: BidderActor, requestKey: RequestKey) => Promise<Submitted>;
  /** How often something of a bidder was taken; undefined when nothing stands. */
  readonly timesTaken: (bidder: BidderActor) => Promise<number | undefined>;
  /** Whose submissions the authority sees once the window is sealed. */
  readonly opened: () => Promise<readonly OrganisationId[]>;
};

/** Round 1 of the lot preferences. */
export async function preferencesRace(): Promise<Race> {
  const running = await aCompetition("2013-12-19T09:00");
  const { portal, competitionId, lead } = running;
  const { deps } = portal;
  const round = StageId.parse("preferences-1");
  const command = { competitionId, round, lots: [LotId.parse("lot-20")], seenVersion: "0.0" };
  return {
    portal,
    closes: london("2014-02-28T12:00"),
    late: "round-closed",
    async enters(name) {
      const { submitter } = await running.bidder(name);
      await running.prequalify(submitter);
      return submitter;
    },
    submits: (given, bidder, requestKey) => submitPreferences(given, bidder, command, requestKey),
    timesTaken: async ({ organisationId }) =>
      (await loadChoices(deps.table, organisationId, competitionId))[round]?.version,
    async opened() {
      const choices = must(await loadOpenedRound(deps, lead, competitionId, round));
      return choices.flatMap(({ organisationId, lots }) => (lots.length > 0 ? [organisationId] : []));
    },
  };
}

/** The PQQ, with a questionnaire of one section. */
export async function pqqRace(): Promise<Race> {
  const running = await aPqq("2013-10-10T09:00", { ...SMALL, sections: [sectionOf("capability")] });
  const { portal, competitionId, lead } = running;
  const { deps } = portal;
  return {
    portal,
    closes: CLOSES,
    late: "pqq-closed",
    async enters(name) {
      const { submitter } = await running.bidder(name);
      await running.answerAll(submitter);
      return submitter;
    },
    submits: (given, bidder, key) => running.submit(bidder, { deps: given, key, seenVersion: "1.0" }),
    async timesTaken({ organisationId }) {
      const competition = await loadCompetition(deps.table, competitionId);
      return competition && (await loadSubmittedResponse(deps.table, organisationId, competition))?.version;
    },
    async opened() {
      const responses = must(await loadOpenedResponses(deps, lead, competitionId));
      return responses.map(({ organisation }) => organisation.organisationId);
    },
  };
}
