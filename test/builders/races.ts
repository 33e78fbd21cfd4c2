import type { Deps } from "../../functions/platform/deps.ts";
import { loadOpenedRound } from "../../functions/preferences/facts.ts";
import { submitPreferences, withdrawPreferences } from "../../functions/preferences/operations.ts";
import { loadChoices } from "../../functions/preferences/store.ts";
import { submitPqq, withdrawPqq } from "../../functions/responses/operations.ts";
import { loadSubmittedResponse } from "../../functions/responses/facts.ts";
import { loadOpenedResponses } from "../../functions/responses/opened-facts.ts";
import { loadCompetition } from "../../functions/competition/facts.ts";
import type { BidderActor } from "../../shared/kernel/actor.ts";
import type { Facts } from "../../shared/kernel/chain.ts";
import {
  type CompetitionId,
  LotId,
  type OrganisationId,
  type RequestKey,
  StageId,
} from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { aCompetition, london, must, type RunningCompetition } from "./competition.ts";
import { aPqq, CLOSES, PQQ } from "./pqq.ts";
import { sectionOf, SMALL } from "./questionnaire.ts";

type Submitted =
  | { readonly ok: true; readonly value: { readonly answer: Facts } }
  | { readonly ok: false; readonly error: { readonly code: string } };

type Acts = (deps: Deps, bidder: BidderActor, requestKey: RequestKey, seen?: number) => Promise<Submitted>;

/** A window towards whose end bidders race, and what a run must know of it. */
export type Race = {
  readonly portal: RunningCompetition["portal"];
  readonly competitionId: CompetitionId;
  readonly window: StageId;
  readonly closes: Instant;
  /** What a bidder is told that is late. */
  readonly late: string;
  /** Lets a bidder come as far as having only to submit. */
  readonly enters: (name: string) => Promise<BidderActor>;
  /** Submits, having seen so many turns: none unless said. */
  readonly submits: Acts;
  /** Takes back, the same way. */
  readonly withdraws: Acts;
  /** Whose act stands, and how often something of the bidder was taken: its turn. */
  readonly stands: (
    bidder: BidderActor,
  ) => Promise<{ readonly by: string; readonly version: number } | undefined>;
  /** Whose submissions the authority sees once the window is sealed. */
  readonly opened: () => Promise<readonly OrganisationId[]>;
};

/** Round 1 of the lot preferences. */
export async function preferencesRace(): Promise<Race> {
  const running = await aCompetition("2013-12-19T09:00");
  const { portal, competitionId } = running;
  const { deps } = portal;
  const round = StageId.parse("preferences-1");
  const having = (seen = 0) => ({ competitionId, round, seenVersion: `0.${seen}` });
  const lots = [LotId.parse("lot-20")];
  return {
    portal,
    competitionId,
    window: round,
    closes: london("2014-02-28T12:00"),
    late: "round-closed",
    async enters(name) {
      const { submitter } = await running.bidder(name);
      await running.prequalify(submitter);
      return submitter;
    },
    submits: (given, bidder, key, seen) => submitPreferences(given, bidder, { ...having(seen), lots }, key),
    withdraws: (given, bidder, key, seen) => withdrawPreferences(given, bidder, having(seen), key),
    stands: async ({ organisationId }) =>
      (await loadChoices(deps.table, { organisationId, competitionId }))[round],
    async opened() {
      const choices = must(await loadOpenedRound(deps, competitionId, round));
      return choices.flatMap((choice) => (choice.lots.length > 0 ? [choice.organisationId] : []));
    },
  };
}

/** The PQQ, with a questionnaire of one section. */
export async function pqqRace(): Promise<Race> {
  const running = await aPqq("2013-10-10T09:00", { ...SMALL, sections: [sectionOf("capability")] });
  const { portal, competitionId } = running;
  const { deps } = portal;
  const having = (seen = 0) => ({ competitionId, seenVersion: `1.${seen}.1` });
  return {
    portal,
    competitionId,
    window: PQQ,
    closes: CLOSES,
    late: "pqq-closed",
    async enters(name) {
      const { submitter } = await running.bidder(name);
      await running.answerAll(submitter);
      return submitter;
    },
    submits: (given, bidder, key, seen) => submitPqq(given, bidder, having(seen), key),
    withdraws: (given, bidder, key, seen) => withdrawPqq(given, bidder, having(seen), key),
    async stands({ organisationId }) {
      const competition = await loadCompetition(deps.table, competitionId);
      return competition && loadSubmittedResponse(deps.table, organisationId, competition);
    },
    async opened() {
      const responses = must(await loadOpenedResponses(deps, competitionId));
      return responses.map(({ organisation }) => organisation.organisationId);
    },
  };
}
