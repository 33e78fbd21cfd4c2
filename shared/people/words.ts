import type { StaffRole } from "../kernel/actor.ts";
import type { CommonRefusal } from "../kernel/refusal.ts";
import { commonRefusalInWords } from "../kernel/words.ts";
import type { StaffRefusal } from "./rules.ts";

export const roleNames = {
  "competition-lead": "Competition lead",
  "support-manager": "Competition support manager",
  evaluator: "Evaluator",
  auditor: "Auditor",
} as const satisfies Record<StaffRole, string>;

/** What each role may do, in a sentence for whoever gives it. */
export const roleDescriptions = {
  "competition-lead":
    "Timetable, releases and outcomes; with all lots a national lead, otherwise a team lead",
  "support-manager": "Documents, events, clarifications and suppliers’ questions of their lots",
  evaluator: "Reads and scores only what is assigned, after close",
  auditor: "Reads the whole audit log, changes nothing",
} as const satisfies Record<StaffRole, string>;

/** What a national lead reads when a change to the authority's people is refused. */
export function staffRefusalInWords(refusal: StaffRefusal | CommonRefusal): string {
  switch (refusal.code) {
    case "own-role":
      return "You cannot change your own role or suspend yourself. Ask another national lead";
    case "appointed-already":
      return "This person has a role already. Find them in the list of people and change it there";
    case "lots-needed":
      return "Choose at least one lot, or all lots";
    default:
      return commonRefusalInWords(refusal);
  }
}

/** What somebody reads who cannot be signed in. */
export const signInRefusals = {
  suspended:
    "Your access has been suspended. Ask your competition lead or a colleague who manages your organisation’s people",
  failed:
    "Sign-in did not finish. Start again: the address you came back with does not fit, or was used before",
} as const;

/** What somebody reads whose sign-in was refused for any reason. */
export const signInRefusalInWords = (code: string): string =>
  code === "suspended" ? signInRefusals.suspended : signInRefusals.failed;

/** What somebody reads who chose nobody to act for, or an organisation they have no place in. */
export const choiceRefusalInWords = (refusal: CommonRefusal): string =>
  refusal.code === "not-found" ? "Choose who you act for" : commonRefusalInWords(refusal);
