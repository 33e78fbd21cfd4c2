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
  command: AppointStaff,
  seen: "seenVersion",
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
  command: SuspendStaff,
  refusals: at("reason", ...NOT_PROPOSED, "own-role", "power-takes-two", "lots-needed"),
  before: answeredBefore(suspension.what),
  does: suspendStaff,
} as const;
