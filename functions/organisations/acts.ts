import * as z from "zod";
import { NATIONAL_LEADS, SUBMITTERS } from "../../shared/kernel/actor.ts";
import {
  AddPartner,
  EditOrganisation,
  InvitePartnerPerson,
  SendConfirmationAgain,
} from "../../shared/organisations/schema.ts";
import { organisationRefusalInWords } from "../../shared/organisations/words.ts";
import { anAct, aPageAct } from "../platform/act.ts";
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
  status: 200,
  version: ({ version }) => Number(version),
  refusals: {
    "not-for-your-role": "main-content",
    "changed-meanwhile": "main-content",
    "members-fixed": "name",
    "member-named-twice": "name",
    "probation-trust-cannot-bid": "kind",
    "shares-over-100": "share",
    "number-registered-already": "number-gb-coh",
  },
  does: editOrganisation,
});

export const sendingLinkAgain = aPageAct({
  ...ofSubmitters,
  command: SendConfirmationAgain,
  refusals: {
    "not-for-your-role": "again",
    "not-found": "again",
    "already-confirmed": "again",
    "sent-just-now": "again",
    "changed-meanwhile": "again",
  },
  does: sendConfirmationAgain,
});

export const addingPartner = aPageAct({
  ...ofLeads,
  command: AddPartner,
  refusals: { "needs-national-lead": "name", "changed-meanwhile": "name" },
  does: addPartner,
});

export const invitingPartnerPerson = aPageAct({
  ...ofLeads,
  command: InvitePartnerPerson,
  refusals: {
    "needs-national-lead": "mail",
    "has-place-already": "mail",
    "too-many-people": "mail",
    "too-many-invitations": "mail",
    "changed-meanwhile": "mail",
  },
  does: invitePartnerPerson,
});
