import * as z from "zod";
import {
  type AuthorityActor,
  coversLot,
  EVERYBODY,
  isLeadOfSome,
  type Permitted,
} from "../../shared/kernel/actor.ts";
import { LotId } from "../../shared/kernel/id.ts";
import { LOOKING, NOT_PROPOSED } from "../../shared/kernel/refusal.ts";
import {
  DiscloseLotBidders,
  PreferencesDraft,
  SavePreferencesDraft,
  SubmitPreferences,
  WithdrawPreferences,
} from "../../shared/preferences/schema.ts";
import { preferencesRefusalInWords } from "../../shared/preferences/words.ts";
import { anAct, at, proposing } from "../platform/act.ts";
import { actOfHandingIn } from "../platform/handing-in.ts";
import { askToDisclose, savePreferencesDraft, submitPreferences, withdrawPreferences } from "./operations.ts";
import { draftReply } from "./replies.ts";

const ROUND = "/competitions/:competition/preferences/:round";
const ofBidders = { audience: "bidder", seen: "seenVersion", words: preferencesRefusalInWords } as const;

/** Competition leads, each for their own lots. */
const LEADS: Permitted<AuthorityActor> = {
  words: "national leads, and team leads of the lot",
  may: isLeadOfSome,
  otherwise: "not-for-your-role",
};

/** Why nothing of a round can be saved or sent now. */
const SHUT = [
  "competition-cancelled",
  "not-prequalified",
  "round-not-open",
  "round-closed",
  "changed-meanwhile",
] as const;

export const savingDraft = anAct({
  ...ofBidders,
  id: "savePreferencesDraft",
  method: "put",
  path: `${ROUND}/draft`,
  summary:
    "Keeps a choice as a draft. It does not count until it is submitted. `latest` is the version that stands, which is later when a repeat comes after somebody else's save",
  who: EVERYBODY,
  command: SavePreferencesDraft,
  key: "optional",
  answer: () => PreferencesDraft.omit({ request: true }).extend({ latest: z.int() }),
  tells: ({ draft, latest }) => ({ ...draftReply(draft), latest }),
  version: ({ seenVersion }) => seenVersion,
  refusals: at("lots", ...SHUT, "lot-not-in-competition", "lot-chosen-twice"),
  does: savePreferencesDraft,
});

export const submittingPreferences = anAct({
  ...ofBidders,
  ...actOfHandingIn,
  id: "submitPreferences",
  path: `${ROUND}/submissions`,
  summary: "Submits a choice, in place of what was submitted in the round before",
  command: SubmitPreferences,
  refusals: at(
    "lots",
    ...SHUT,
    "not-for-your-role",
    "lot-not-in-competition",
    "lot-chosen-twice",
    "no-lot-chosen",
    "window-not-open",
  ),
  does: submitPreferences,
});

export const withdrawingPreferences = anAct({
  ...ofBidders,
  ...actOfHandingIn,
  id: "withdrawPreferences",
  path: `${ROUND}/withdrawals`,
  summary: "Takes back what was submitted in the round; the choice of an earlier round then stands again",
  command: WithdrawPreferences,
  refusals: at("submitted", ...SHUT, "not-for-your-role", "nothing-submitted", "window-not-open"),
  does: withdrawPreferences,
});

export const proposingDisclosure = anAct({
  id: "proposeDisclosure",
  audience: "authority",
  path: "/competitions/:competition/lots/:lot/disclosures",
  summary: "Proposes to tell the partners of a lot which bidders prefer it in a sealed round, with a reason",
  who: LEADS,
  covers: ({ lots }, { lotId }) => coversLot(lots, LotId.parse(lotId)),
  command: DiscloseLotBidders,
  ...proposing("lot-disclosure"),
  refusals: at("reason", ...LOOKING, ...NOT_PROPOSED, "not-your-lot", "competition-cancelled"),
  words: preferencesRefusalInWords,
  does: askToDisclose,
});
