import { cloneDraft, createDraft } from "../../../functions/competition/draft-operations.ts";
import { loadCompetition } from "../../../functions/competition/facts.ts";
import { proposeTimetableAmendment } from "../../../functions/competition/of-two.ts";
import { appointStaff } from "../../../functions/people/staff-operations.ts";
import { byHand, STAGE } from "../../builders/by-hand.ts";
import { sentCode } from "../../functions/organisations/an-organisation.ts";
import { loadOrganisation } from "../../../functions/organisations/facts.ts";
import { publishFrom } from "../../../functions/outcomes/store.ts";
import { editOrganisation } from "../../../functions/organisations/profile-operations.ts";
import { loadMyPreferences, loadReceipt } from "../../../functions/preferences/facts.ts";
import {
  savePreferencesDraft,
  submitPreferences,
  withdrawPreferences,
} from "../../../functions/preferences/operations.ts";
import type { BidderActor } from "../../../shared/kernel/actor.ts";
import {
  type CompetitionId,
  DraftId,
  LotId,
  ProposalId,
  StageId,
  SubmissionId,
} from "../../../shared/kernel/id.ts";
import { seenVersionOf } from "../../../shared/preferences/rules.ts";
import { type Receipt, receiptReply } from "../../../functions/preferences/replies.ts";
import { Mail } from "../../../shared/people/schema.ts";
import { anyKey, london, must, publishedDraft, type RunningCompetition } from "../../builders/competition.ts";
import { confirmAs, proposalIn, withdrawAs } from "../../builders/of-two.ts";
import type { Cast } from "./cast.ts";
import { BIDDER_NAMES, type BidderName } from "./principals.ts";

const ROUND_1 = StageId.parse("preferences-1");
const lots = (names: readonly string[]) => names.map((name) => LotId.parse(name));

export const timetableVersion = async ({ portal, competitionId }: RunningCompetition): Promise<number> =>
  (await loadCompetition(portal.deps.table, competitionId))?.version ?? 0;

/** What the first lead proposed, in the competition and on the portal: one that waits, and one that was withdrawn. */
export type Proposed = Readonly<Record<"amendment" | "withdrawn" | "power" | "withdrawnPower", ProposalId>>;

/** Amends the timetable once, of which everybody is told, and proposes another amendment and a role, which nobody confirms. */
export async function amendAndPropose(running: RunningCompetition): Promise<Proposed> {
  const { portal, lead, secondLead, competitionId } = running;
  const { deps } = portal;
  async function proposed(stage: string, to: string) {
    const moved = { stageId: StageId.parse(stage), moves: "closesAt", to, reason: "More time" } as const;
    const command = { competitionId, ...moved, seenVersion: await timetableVersion(running) };
    const { answer } = must(await proposeTimetableAmendment(portal.deps, lead, command, anyKey()));
    return proposalIn(answer);
  }
  const first = await proposed("tender", "2014-06-30T17:00");
  must(await confirmAs(deps, secondLead, { scope: competitionId, proposalId: first }));
  async function approving(mail: string) {
    const given = { mail: Mail.parse(mail), name: "To approve", role: "approver" } as const;
    return proposalIn(must(await appointStaff(deps, lead, { ...given, reason: "Cover" }, anyKey())).answer);
  }
  const withdrawn = await proposed("tender", "2014-06-30T18:00");
  must(await withdrawAs(deps, lead, { scope: competitionId, proposalId: withdrawn }));
  const withdrawnPower = await approving("withdrawn@authority.example");
  must(await withdrawAs(deps, lead, { scope: "portal", proposalId: withdrawnPower }));
  return {
    amendment: await proposed("preferences-2", "2014-05-20T12:00"),
    withdrawn,
    power: await approving("waiting@authority.example"),
    withdrawnPower,
  };
}

/** Another competition, which begins with a round of preferences: there is no PQQ that says who has pre-qualified. */
export async function createWithoutPqq({ portal, lead }: RunningCompetition): Promise<CompetitionId> {
  const competitionId = await publishedWithoutPqq({ portal, lead });
  await portal.deps.table.writeOne(
    publishFrom(competitionId, {
      proposalId: CONFIRMED_ELSEWHERE,
      proposedAt: portal.deps.now(),
      visibleAt: FAR_AHEAD,
      submitted: 1,
      passed: 1,
    }),
  );
  return competitionId;
}
/** When an outcome is published that has been confirmed. */
const FAR_AHEAD = london("2030-01-07T09:00");
export const CONFIRMED_ELSEWHERE = ProposalId.parse(`prp_${"7".repeat(26)}`);

async function publishedWithoutPqq({
  portal,
  lead,
}: Pick<RunningCompetition, "portal" | "lead">): Promise<CompetitionId> {
  const stages = [{ ...STAGE, stageId: "preferences-1", kind: "lot-preferences", number: 1 }];
  const { answer } = must(await createDraft(portal.deps, lead, byHand({ stages }), anyKey()));
  return publishedDraft(portal.deps, lead, DraftId.parse(answer["draftId"]));
}

/** Another competition, far ahead, that nobody but the authority knows of. */
export async function prepareAnother({ portal, lead }: RunningCompetition): Promise<DraftId> {
  const command = { from: "transforming-rehabilitation-2013", startsOn: "2026-09-21" } as const;
  const { answer } = must(await cloneDraft(portal.deps, lead, command, anyKey()));
  return DraftId.parse(answer["draftId"]);
}

/** Each bidder names a main contact, whose address waits to be confirmed with a code. */
export async function nameContacts(
  running: RunningCompetition,
  { bidders }: Pick<Cast, "bidders">,
): Promise<Partial<Record<BidderName, string>>> {
  const codes: Partial<Record<BidderName, string>> = {};
  const { deps } = running.portal;
  for (const name of BIDDER_NAMES) {
    const { submitter } = bidders[name];
    const { organisationId } = submitter;
    const organisation = await loadOrganisation(deps.table, organisationId);
    const contacts = [{ name: submitter.name, mail: Mail.parse(`contact@${bidders[name].name}.example`) }];
    const command = { seenVersion: organisation?.version ?? 0, contacts };
    must(await editOrganisation(deps, submitter, command, anyKey()));
    codes[name] = await sentCode(running.portal, submitter);
  }
  return codes;
}

/** What a bidder would see as the version of its preferences in a round. */
export async function seenVersion(
  { portal, competitionId }: RunningCompetition,
  bidder: BidderActor,
  name: string,
): Promise<string> {
  const round = StageId.parse(name);
  const mine = await loadMyPreferences(portal.deps.table, { ...bidder, competitionId }, round);
  return seenVersionOf(mine?.draft, mine?.choices[round]);
}

const inRound1 = async (running: RunningCompetition, bidder: BidderActor) => ({
  competitionId: running.competitionId,
  round: ROUND_1,
  seenVersion: await seenVersion(running, bidder, ROUND_1),
});

/** Submits a choice in round 1, and gives back its receipt. */
export async function submit(
  running: RunningCompetition,
  bidder: BidderActor,
  choice: readonly string[],
): Promise<Receipt | undefined> {
  const { portal, competitionId } = running;
  const command = { ...(await inRound1(running, bidder)), lots: lots(choice) };
  const { answer } = must(await submitPreferences(portal.deps, bidder, command, anyKey()));
  const id = SubmissionId.parse(answer["submissionId"]);
  const receipt = await loadReceipt(portal.deps, { ...bidder, competitionId }, id);
  return receipt && receiptReply(receipt);
}

export async function withdraw(running: RunningCompetition, bidder: BidderActor): Promise<void> {
  must(await withdrawPreferences(running.portal.deps, bidder, await inRound1(running, bidder), anyKey()));
}

export async function draft(running: RunningCompetition, bidder: BidderActor, choice: readonly string[]) {
  const command = { ...(await inRound1(running, bidder)), lots: lots(choice) };
  must(await savePreferencesDraft(running.portal.deps, bidder, command, anyKey()));
}
