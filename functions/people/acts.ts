import { NATIONAL_LEADS } from "../../shared/kernel/actor.ts";
import { AppointStaff, SuspendStaff } from "../../shared/people/schema.ts";
import { staffRefusalInWords } from "../../shared/people/words.ts";
import { aPageAct } from "../platform/act.ts";
import { appointStaff, suspendStaff } from "./staff-operations.ts";

const ofLeads = { audience: "authority", who: NATIONAL_LEADS, words: staffRefusalInWords } as const;

export const appointingStaff = aPageAct({
  ...ofLeads,
  command: AppointStaff,
  seen: "seenVersion",
  refusals: {
    "needs-national-lead": "name",
    "own-role": "name",
    "lots-needed": "lots",
    "appointed-already": "mail",
    "changed-meanwhile": "name",
  },
  does: appointStaff,
});

export const suspendingStaff = aPageAct({
  ...ofLeads,
  command: SuspendStaff,
  refusals: { "needs-national-lead": "reason", "own-role": "reason", "changed-meanwhile": "reason" },
  does: suspendStaff,
});
