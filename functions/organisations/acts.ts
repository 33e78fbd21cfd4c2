import * as z from "zod";
import { NATIONAL_LEADS, SUBMITTERS } from "../../shared/kernel/actor.ts";
import {
  AddPartner,
  EditOrganisation,
  InvitePartnerPerson,
  SendConfirmationAgain,
} from "../../shared/organisations/schema.ts";
import { organisationRefusalInWords } from "../../shared/organisations/words.ts";
import { anAct, at } from "../platform/act.ts";
import { addPartner, invitePartnerPerson } from "./operations.ts";
import { editOrganisation, sendConfirmationAgain } from "./profile-operations.ts";

const ofSubmitters = { audience: "bidder", who: SUBMITTERS, words: organisationRefusalInWords } as const;
const ofLeads = { audience: "authority", who: NATIONAL_LEADS, words: organisationRefusalInWords } as const;

export const editingOrganisation = anAct({
  ...ofSubmitters,
  id: "editOrganisation",
  method: "put",
  path: "/organisation",
  summary: "Changes what the own organisation's profile says; what is left out stays as it is",
  command: EditOrganisation,
  seen: "seenVersion",
  answer: () => z.strictObject({ version: z.int() }),
  version: ({ version }) => Number(version),
  refusals: {
    ...at("main-content", "not-for-your-role", "changed-meanwhile"),
    ...at("name", "members-fixed", "member-named-twice"),
    "probation-trust-cannot-bid": "kind",
    "shares-over-100": "share",
    "number-registered-already": "number-gb-coh",
  },
  does: editOrganisation,
});

// Programs have no way to these acts: that what is declared is complete is checked where `formOf` takes them.
export const sendingLinkAgain = {
  ...ofSubmitters,
  command: SendConfirmationAgain,
  refusals: at(
    "again",
    "not-for-your-role",
    "not-found",
    "already-confirmed",
    "sent-just-now",
    "changed-meanwhile",
  ),
  does: sendConfirmationAgain,
} as const;

export const addingPartner = {
  ...ofLeads,
  id: "addPartner",
  summary: "Adds a local public body for some lots, and invites its first person",
  command: AddPartner,
  comesTo: { entries: ["partner.added"] },
  final: "A partner that was added stays in the register, and the person is invited by mail at once",
  refusals: at("name", "needs-national-lead", "changed-meanwhile"),
  does: addPartner,
} as const;

export const invitingPartnerPerson = {
  ...ofLeads,
  id: "invitePartnerPerson",
  summary: "Invites somebody to act for a partner",
  command: InvitePartnerPerson,
  comesTo: { entries: ["partner.person-invited"] },
  final: "The person is invited by mail at once, and that cannot be taken back here",
  refusals: at(
    "mail",
    "needs-national-lead",
    "has-place-already",
    "too-many-people",
    "too-many-invitations",
    "changed-meanwhile",
  ),
  does: invitePartnerPerson,
} as const;
