import { apiOf } from "../platform/declaration.ts";
import {
  holdingClosing,
  proposingAmendment,
  proposingCancellation,
  recordingPrequalification,
} from "./acts.ts";
import {
  cloningDraft,
  creatingDraft,
  discardingDraft,
  editingDraft,
  proposingPublication,
} from "./draft-acts.ts";
import { draftReads } from "./draft-reads.ts";
import { competitionReads } from "./reads.ts";

export const competitionDeclared = [
  ...competitionReads,
  proposingAmendment,
  proposingCancellation,
  holdingClosing,
  recordingPrequalification,
  ...draftReads,
  creatingDraft,
  editingDraft,
  cloningDraft,
  discardingDraft,
  proposingPublication,
];

/** Competitions for programs of the authority, below /api/v1/authority. */
export const competitionAuthorityApi = apiOf("authority", competitionDeclared);

/** Competitions for programs of bidders, below /api/v1/bidder. */
export const competitionBidderApi = apiOf("bidder", competitionDeclared);

/** Competitions for programs of partners, below /api/v1/partner. */
export const competitionPartnerApi = apiOf("partner", competitionDeclared);
