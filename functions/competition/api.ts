import { apiOf } from "../platform/declaration.ts";
import { cancelling, confirmingAmendment, proposingAmendment, recordingPrequalification } from "./acts.ts";
import { cloningDraft, creatingDraft, discardingDraft, editingDraft, publishing } from "./draft-acts.ts";
import { draftReads } from "./draft-reads.ts";
import { competitionReads } from "./reads.ts";

export const competitionDeclared = [
  ...competitionReads,
  proposingAmendment,
  confirmingAmendment,
  cancelling,
  recordingPrequalification,
  ...draftReads,
  creatingDraft,
  editingDraft,
  cloningDraft,
  discardingDraft,
  publishing,
];

/** Competitions for programs of the authority, below /api/v1/authority. */
export const competitionAuthorityApi = apiOf("authority", competitionDeclared);

/** Competitions for programs of bidders, below /api/v1/bidder. */
export const competitionBidderApi = apiOf("bidder", competitionDeclared);

/** Competitions for programs of partners, below /api/v1/partner. */
export const competitionPartnerApi = apiOf("partner", competitionDeclared);
