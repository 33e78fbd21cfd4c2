import { sentenceStart } from "../kernel/words.ts";
import type { Concerned } from "./rules.ts";
import type { Addressees } from "./telling.ts";

/** Whom a notice about a whole competition goes to. */
export const concernedNames = {
  takers: "every Tier 1 organisation that has begun to take part",
  bidders: "every registered Tier 1 organisation",
  partners: "every partner",
  staff: "everybody at the authority",
} as const satisfies Record<Concerned["of"], string>;

/** Who gets a notice, in words. */
export const addresseeNames = {
  takers: "those who take part",
  bidders: "all bidders, until the PQQ is sealed",
  partners: "the partners concerned",
  staff: "everybody of the authority",
  "national-leads": "national leads",
  auditors: "auditors",
  confirmers: "everybody who confirms",
  "staff-member": "the person of the authority whom it concerns",
  organisation: "the organisation",
  organisations: "each organisation that responded",
  place: "the person",
  leads: "those who manage the people there",
  contact: "the main contact",
} as const satisfies Record<Addressees["of"], string>;

/** To whom one notice goes, at the start of a sentence. */
export const toWhomInWords = (to: readonly Addressees[]): string =>
  sentenceStart(to.map(({ of }) => ({ ...addresseeNames, ...concernedNames })[of]).join(", "));
