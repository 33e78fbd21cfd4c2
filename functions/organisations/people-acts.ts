import * as z from "zod";
import { SUBMITTERS } from "../../shared/kernel/actor.ts";
import { PersonId } from "../../shared/kernel/id.ts";
import {
  ChangeRole,
  InvitePerson,
  RemoveMember,
  RevokeColleaguesToken,
  SuspendMember,
} from "../../shared/organisations/schema.ts";
import { organisationRefusalInWords } from "../../shared/organisations/words.ts";
import { anAct, at } from "../platform/act.ts";
import { answeredBefore } from "../platform/enact.ts";
import {
  changeRole,
  invitePerson,
  REMOVED,
  removeMember,
  revokeColleaguesToken,
  suspendMember,
} from "./people-operations.ts";

const ofAPerson = {
  audience: "bidder",
  who: SUBMITTERS,
  words: organisationRefusalInWords,
  answer: () => z.strictObject({ personId: PersonId }),
} as const;
const OF_A_PLACE = ["not-for-your-role", "own-place", "changed-meanwhile"] as const;

export const invitingPerson = anAct({
  ...ofAPerson,
  id: "invitePerson",
  path: "/people",
  summary:
    "Prepares a place in the organisation for a colleague, who is invited by mail and accepts it at sign-in",
  command: InvitePerson,
  final: "The mail goes out at once. You can take the invitation back until it is accepted",
  refusals: at(
    "mail",
    "not-for-your-role",
    "own-place",
    "has-place-already",
    "too-many-people",
    "too-many-invitations",
    "changed-meanwhile",
  ),
  does: invitePerson,
});

export const changingRole = anAct({
  ...ofAPerson,
  id: "changeRole",
  method: "put",
  path: "/people/:person/role",
  summary: "Gives a colleague another role; their sessions and tokens for the organisation end",
  command: ChangeRole,
  refusals: at("role", "not-for-your-role", "own-place", "changed-meanwhile"),
  does: changeRole,
});

export const revokingColleaguesToken = anAct({
  ...ofAPerson,
  id: "revokeColleaguesToken",
  method: "delete",
  path: "/people/:person/tokens/:token",
  summary: "Makes a colleague's token worthless at once",
  command: RevokeColleaguesToken,
  final: "A token that was revoked does not come back",
  refusals: at("main-content", "not-for-your-role", "own-place", "changed-meanwhile"),
  does: revokeColleaguesToken,
});

export const suspendingMember = anAct({
  ...ofAPerson,
  id: "suspendMember",
  path: "/people/:person/suspensions",
  summary: "Suspends a colleague, whose sessions for the organisation end at once, or lets them back",
  command: SuspendMember,
  refusals: at("confirm", ...OF_A_PLACE),
  does: suspendMember,
});

export const removingMember = anAct({
  ...ofAPerson,
  id: "removeMember",
  method: "delete",
  path: "/people/:person",
  summary: "Takes a colleague's place away; their sessions for the organisation end at once",
  command: RemoveMember,
  refusals: at("confirm", ...OF_A_PLACE),
  before: answeredBefore(() => REMOVED),
  does: removeMember,
});
