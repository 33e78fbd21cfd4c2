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
