import { NATIONAL_LEADS } from "../../shared/kernel/actor.ts";
import { NOT_PROPOSED } from "../../shared/kernel/refusal.ts";
import { AppointStaff, SuspendStaff } from "../../shared/people/schema.ts";
import { staffRefusalInWords } from "../../shared/people/words.ts";
import { at } from "../platform/act.ts";
import { answeredBefore } from "../platform/enact.ts";
import { appointStaff, suspendStaff, suspension } from "./staff-operations.ts";

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
    ...at("reason", "reason-needed", "not-found"),
    "lots-needed": "lots",
    "appointed-already": "mail",
  },
  does: appointStaff,
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
    "suspension-takes-two",
    "lots-needed",
  ),
  before: answeredBefore(suspension.what),
  does: suspendStaff,
} as const;
