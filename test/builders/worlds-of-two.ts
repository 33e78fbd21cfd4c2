import { loadCompetition } from "../../functions/competition/facts.ts";
import { loadDrafts } from "../../functions/competition/draft-facts.ts";
import { cloneDraft } from "../../functions/competition/draft-operations.ts";
import { holdClosing } from "../../functions/competition/holding.ts";
import { proposeCancellation, proposeTimetableAmendment } from "../../functions/competition/of-two.ts";
import { proposePublication } from "../../functions/competition/publishing.ts";
import { decideMembershipChange, requestMembershipChange } from "../../functions/memberships/operations.ts";
import { proposeCorrection } from "../../functions/outcomes/correcting.ts";
import { stopOutcome } from "../../functions/outcomes/stopping.ts";
import { appointStaff, suspendStaff } from "../../functions/people/staff-operations.ts";
import type { Deps } from "../../functions/platform/deps.ts";
import { proposeDisclosure } from "../../functions/preferences/of-two.ts";
import { proposeFreezing } from "../../functions/questionnaire/of-two.ts";
import { CloneDraft } from "../../shared/competition/draft-schema.ts";
import { HoldClosing } from "../../shared/competition/schema.ts";
import { ChangeId, LotId, StageId } from "../../shared/kernel/id.ts";
import type { ActOfTwo } from "../../shared/kernel/proposal.ts";
import { refuse } from "../../shared/kernel/result.ts";
import { RequestMembershipChange } from "../../shared/memberships/schema.ts";
import { AppointStaff } from "../../shared/people/schema.ts";
import { aCompetition, anyKey, london, must, type RunningCompetition } from "./competition.ts";
import { fenced } from "./fenced.ts";
import type { Answered } from "./of-two.ts";
import { anAssessedPqq } from "./outcome.ts";
import { aPqq, SEALABLE } from "./pqq.ts";

/** What of a competition waits for a second person once the first has proposed it. */
type Waits = { readonly running: RunningCompetition; readonly propose: () => Promise<Answered> };
export type WorldOfTwo = {
  /** A competition in which the act is possible, and how its first lead asks for it. */
  readonly begin: () => Promise<Waits>;
  /** The entries that the portal leaves beside the one of the act. */
  readonly beside?: number;
  /** Who confirms it, where the second lead does not. */
  readonly confirmedBy?: "approver";
};

const reason = "It is right";
const ROUND_1 = StageId.parse("preferences-1");
const seen = async ({ portal, competitionId }: RunningCompetition) =>
  (await loadCompetition(portal.deps.table, competitionId))?.version ?? 0;

/** A competition at a London time, and what its first lead does in it. */
const at =
  (
    local: string,
    propose: (deps: Deps, running: RunningCompetition) => Promise<Answered>,
    prepare: (running: RunningCompetition) => Promise<unknown> = async () => undefined,
  ) =>
  async (): Promise<Waits> => {
    const running = await aCompetition(local);
    await prepare(running);
    return { running, propose: () => propose(fenced(running.portal.deps, "authority"), running) };
  };

/** Every act of two: one that is added is missing here until it says in which world it is tried. */
export const WORLDS_OF_TWO: Readonly<Record<ActOfTwo, WorldOfTwo>> = {
  "competition-publication": {
    begin: at(
      "2014-02-10T09:00",
      async (deps, { lead }) => {
        const [draft] = await loadDrafts(deps.table);
        if (draft === undefined) return refuse({ code: "not-found" });
        const { draftId, version: seenVersion } = draft;
        return proposePublication(deps, lead, { draftId, seenVersion, reason }, anyKey());
      },
      async ({ portal, lead }) => {
        const copy = CloneDraft.parse({ from: "transforming-rehabilitation-2013", startsOn: "2026-09-21" });
        must(await cloneDraft(portal.deps, lead, copy, anyKey()));
      },
    ),
    // One for each window, whose gate the portal makes.
    beside: 4,
  },
  "suspension-lasting": {
    confirmedBy: "approver",
    begin: at("2014-02-10T09:00", (deps, { lead, secondLead }) =>
      suspendStaff(deps, lead, { personId: secondLead.personId, suspend: true, reason }, anyKey()),
    ),
  },
  "timetable-amendment": {
    begin: at("2014-02-10T09:00", async (deps, running) => {
      const move = { stageId: ROUND_1, moves: "closesAt", to: "2014-03-07T12:00", reason } as const;
      const { competitionId, lead } = running;
      const command = { competitionId, ...move, seenVersion: await seen(running) };
      return proposeTimetableAmendment(deps, lead, command, anyKey());
    }),
  },
  "holding-extension": {
    begin: at("2014-02-10T09:00", (deps, { competitionId, lead }) =>
      holdClosing(
        deps,
        lead,
        HoldClosing.parse({ competitionId, stageId: ROUND_1, hours: 2, reason }),
        anyKey(),
      ),
    ),
  },
  "competition-cancelled": {
    begin: at("2014-02-10T09:00", async (deps, running) => {
      const { competitionId, lead } = running;
      const command = { competitionId, reason, seenVersion: await seen(running) };
      return proposeCancellation(deps, lead, command, anyKey());
    }),
    // One for each window that it does not shut itself: what has closed and is not sealed, and what opens after the next.
    beside: 2,
  },
  "questionnaire-freeze": {
    begin: at("2013-09-17T09:00", (deps, { competitionId, lead }) =>
      proposeFreezing(deps, lead, { competitionId, seenVersion: 0, reason }, anyKey()),
    ),
  },
  "pqq-outcome": {
    begin: async () => {
      const pqq = await anAssessedPqq();
      return { running: pqq, propose: () => pqq.propose({ publishAt: "2013-12-19T09:00" }) };
    },
    // What each organisation will read is prepared before it.
    beside: 1,
  },
  "outcome-stop": {
    begin: async () => {
      const pqq = await anAssessedPqq();
      const proposalId = await pqq.proposed({ publishAt: "2013-12-19T09:00" });
      must(await pqq.confirm(proposalId));
      const { competitionId, lead } = pqq;
      const deps = fenced(pqq.portal.deps, "authority");
      return {
        running: pqq,
        propose: () => stopOutcome(deps, lead, { competitionId, proposalId, reason }, anyKey()),
      };
    },
  },
  "outcome-correction": {
    begin: async () => {
      const pqq = await anAssessedPqq();
      must(await pqq.confirm(await pqq.proposed({ publishAt: "2013-12-19T09:00" })));
      pqq.portal.at(london("2014-01-06T09:00"));
      await pqq.portal.seal();
      const { competitionId, lead } = pqq;
      const command = { competitionId, organisationId: pqq.idOf("gamma"), passes: true, reason };
      const deps = fenced(pqq.portal.deps, "authority");
      return { running: pqq, propose: () => proposeCorrection(deps, lead, command, anyKey()) };
    },
  },
  "membership-change": {
    begin: async () => {
      const pqq = await aPqq();
      const { portal, lead } = pqq;
      const { submitter } = await pqq.bidder("alpha", ["Alpha Lead", "Beta"]);
      await pqq.answerAll(submitter);
      must(await pqq.submit(submitter));
      portal.at(SEALABLE);
      await portal.seal();
      const asked = RequestMembershipChange.parse({ change: { what: "remove", formerly: "Beta" }, reason });
      const { answer } = must(await requestMembershipChange(portal.deps, submitter, asked, anyKey()));
      const command = { changeId: ChangeId.parse(answer["changeId"]), approve: true, reason };
      const deps = fenced(portal.deps, "authority");
      return { running: pqq, propose: () => decideMembershipChange(deps, lead, command, anyKey()) };
    },
  },
  "lot-disclosure": {
    begin: at(
      "2014-02-10T09:00",
      (deps, { competitionId, lead }) => {
        const command = { competitionId, round: ROUND_1, lotId: LotId.parse("lot-20"), reason };
        return proposeDisclosure(deps, lead, command, anyKey());
      },
      async ({ portal }) => {
        portal.at(london("2014-02-28T12:01"));
        await portal.seal();
      },
    ),
  },
  "staff-power": {
    begin: at("2014-02-10T09:00", (deps, { lead }) => {
      const who = { mail: "third.lead@authority.example", name: "Third Lead" };
      const command = AppointStaff.parse({ ...who, role: "national-lead", reason });
      return appointStaff(deps, lead, command, anyKey());
    }),
  },
};
