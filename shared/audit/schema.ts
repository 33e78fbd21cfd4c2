import * as z from "zod";
import { LocalTime } from "../competition/schema.ts";
import { AuditEntry } from "../kernel/chain.ts";
import { chosenCompetition, OrganisationId, PersonId } from "../kernel/id.ts";
import { Mail } from "../people/schema.ts";

const CHOOSE = "Choose a competition, or the portal";
/**
 * The auditor's copy is kept as one log per competition, and one for acts on the portal itself: signing in,
 * registering, appointing.
 */
export const LogName = z.union([chosenCompetition(CHOOSE), z.literal("portal")], CHOOSE);
export type LogName = z.infer<typeof LogName>;

/** What a list holds at most at a time. */
const MOST_LISTED = 50;

/** Which entries somebody wants to see, newest first. Times are London times; `to` itself is left out. */
export const ListAuditEntries = z.strictObject({
  log: LogName.optional(),
  /** Acts of, or on, an organisation. */
  organisation: z.optional(OrganisationId),
  /** Acts of, or on, a person, given by id or by mail address. */
  person: z.union([PersonId, Mail], "Enter an email address like name@example.org").optional(),
  what: z
    .string()
    .regex(/^[a-z-]{1,60}\.[a-z-]{1,60}$/, "Choose a kind of act")
    .optional(),
  from: LocalTime.optional(),
  to: LocalTime.optional(),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(MOST_LISTED).default(MOST_LISTED),
});
export type ListAuditEntries = z.infer<typeof ListAuditEntries>;

/** An entry as it is shown: without the record of the request, which belongs to whoever sent it. */
export const ShownEntry = AuditEntry.omit({ commandHash: true, answer: true, salt: true });
export type ShownEntry = z.infer<typeof ShownEntry>;

export const CheckAuditStreams = z.strictObject({ log: LogName.optional() });
export type CheckAuditStreams = z.infer<typeof CheckAuditStreams>;
