import { ProposalId } from "../../shared/kernel/id.ts";
import { type Proposal, ProposalHash } from "../../shared/kernel/proposal.ts";
import { competitionId, idOf, london, nationalLead } from "./a-competition.ts";

/** What one national lead proposed of a competition and nobody closed, with what a test says of it. */
export const aProposal = (given: Partial<Proposal> = {}): Proposal => ({
  proposalId: ProposalId.parse(idOf("proposal", 1)),
  scope: competitionId,
  act: "timetable-amendment",
  subject: "preferences-2-closes",
  title: "Lot preferences, round 2, closing time",
  shown: [{ lines: [["To", "5pm, Monday 19 May 2014 (BST)"]] }],
  command: { competitionId },
  reason: "The uplift was late",
  hash: ProposalHash.parse("a".repeat(64)),
  proposedBy: { personId: nationalLead.personId, name: nationalLead.name },
  proposedAt: london("2014-05-08T09:00"),
  ...given,
});
