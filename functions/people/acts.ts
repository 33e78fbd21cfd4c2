import { NATIONAL_LEADS } from "../../shared/kernel/actor.ts";
import { NOT_PROPOSED } from "../../shared/kernel/refusal.ts";
import {
  AppointStaff,
  EndDeputy,
  EndRole,
  GiveRole,
  ProposeDeputy,
  SuspendStaff,
} from "../../shared/people/schema.ts";
import { NO_DEPUTY } from "../../shared/people/deciding.ts";
import { staffRefusalInWords } from "../../shared/people/words.ts";
import { at } from "../platform/act.ts";
import { answeredBefore } from "../platform/enact.ts";
import { endDeputy, proposeDeputy } from "./deputy-operations.ts";
import { appointStaff, endRole, giveRole, suspendStaff, suspension } from "./staff-operations.ts";

const ofLeads = { audience: "authority", who: NATIONAL_LEADS, words: staffRefusalInWords } as const;

// Programs have no way to these acts: that what is declared is complete is checked where `formOf` takes them.
export const appointingStaff = {
  ...ofLeads,
  id: "appointStaff",
  summary:
    "Prepares a role at the authority for somebody, or changes the one they have; one of power is proposed",
  command: AppointStaff,
  seen: "seenVersion",
  comesTo: { entries: ["staff.appointed", "staff.role-changed"], proposes: "staff-power" },
  final: "It is told at once, and whoever has the role signs in anew. The role can be changed again",
  refusals: {
    ...at("name", ...NOT_PROPOSED, "own-role", "power-takes-two"),
    ...at("reason", "reason-needed", "not-found", ...NO_DEPUTY),
    ...at("role", "role-needed", "roles-in-competitions"),
    "appointed-already": "mail",
  },
  does: appointStaff,
} as const;

export const givingRole = {
  ...ofLeads,
  id: "giveRole",
  summary:
    "Prepares a role in one competition, or in a draft of one, for somebody, or changes the one they have in it",
  command: GiveRole,
  seen: "seenVersion",
  comesTo: { entries: ["staff.appointed", "staff.role-given"] },
  refusals: {
    ...at("name", "needs-national-lead", "changed-meanwhile", "own-role"),
    ...at("role", "not-found", "role-of-portal"),
    ...at("lots", "lots-needed", "not-lots-of-it"),
    "appointed-already": "mail",
  },
  does: giveRole,
} as const;

export const endingRole = {
  ...ofLeads,
  id: "endRole",
  summary: "Ends somebody's role in one competition, or in a draft of one",
  command: EndRole,
  comesTo: { entries: ["staff.role-ended"] },
  refusals: at("reason", "needs-national-lead", "changed-meanwhile", "own-role"),
  before: answeredBefore(() => "staff.role-ended"),
  does: endRole,
} as const;

export const proposingDeputy = {
  ...ofLeads,
  id: "proposeDeputy",
  summary:
    "Proposes that somebody without power of their own acts for a national lead or an approver, from one day to another",
  command: ProposeDeputy,
  comesTo: { proposes: "staff-power" },
  refusals: {
    ...at("reason", ...NOT_PROPOSED, "not-found", "cannot-deputise", "deputises-already"),
    ...at("reason", "own-role", "power-takes-two", "role-needed", "roles-in-competitions"),
    "nobody-to-stand-for": "principalId",
    ...at("last-day", "days-not-ahead", "too-many-days"),
  },
  does: proposeDeputy,
} as const;

export const endingDeputy = {
  ...ofLeads,
  id: "endDeputy",
  summary: "Ends at once, before its time, that somebody acts in another's stead",
  command: EndDeputy,
  comesTo: { entries: ["staff.deputy-ended"] },
  refusals: at("reason", "needs-national-lead", "changed-meanwhile", "own-role"),
  before: answeredBefore(() => "staff.deputy-ended"),
  does: endDeputy,
} as const;

export const suspendingStaff = {
  ...ofLeads,
  id: "suspendStaff",
  summary:
    "Suspends somebody of the authority at once, or lets them back; who leads or confirms is let back by two, and suspended by two after a suspension that lapsed",
  command: SuspendStaff,
  comesTo: {
    entries: ["staff.suspended", "staff.restored"],
    proposes: "staff-power",
    ratified: "suspension-lasting",
  },
  final: "It takes effect and is told at once. Sessions and tokens that it ends do not come back",
  refusals: at(
    "reason",
    ...NOT_PROPOSED,
    "own-role",
    "power-takes-two",
    "role-needed",
    "roles-in-competitions",
    "suspension-takes-two",
    ...NO_DEPUTY,
  ),
  before: answeredBefore(suspension.what),
  does: suspendStaff,
} as const;
