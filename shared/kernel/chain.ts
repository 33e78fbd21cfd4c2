import * as z from "zod";
import { digestOf, type Canonical } from "./digest.ts";
import { CompetitionId, OrganisationId, PersonId } from "./id.ts";
import { Instant } from "./instant.ts";

/** What the first entry of a stream names as its predecessor. */
export const NO_ENTRY = "0".repeat(64);

const Json: z.ZodType<Canonical> = z.lazy(() =>
  z.union([z.string(), z.int(), z.boolean(), z.null(), z.array(Json), z.record(z.string(), Json)]),
);

/** Facts of an entry: whole numbers, texts, truth values, lists and records of them. */
export const Facts = z.record(z.string(), Json);
export type Facts = z.infer<typeof Facts>;

/** Who acted: a person for an audience (and an organisation), or a worker of the portal. */
export const Who = z.strictObject({
  personId: z.union([PersonId, z.literal("portal")]),
  name: z.string(),
  audience: z.enum(["authority", "bidder", "partner", "newcomer", "portal"]),
  organisationId: z.optional(OrganisationId),
});
export type Who = z.infer<typeof Who>;

/**
 * One act that counted, as it stands in its stream for good. `prev` is the hash of the entry before it and `hash`
 * covers everything else, so that no entry can be changed, dropped or moved without the next one disagreeing. `salt`
 * keeps the hash of a guessable entry from being guessed. `commandHash` and `answer` make a repeated request get the
 * same answer.
 */
export const AuditEntry = z.strictObject({
  stream: z.string(),
  seq: z.int().min(1),
  prev: z.string().length(64),
  salt: z.string(),
  at: Instant,
  what: z.string(),
  who: Who,
  competitionId: z.optional(CompetitionId),
  subject: z.string().optional(),
  detail: Facts,
  commandHash: z.string().length(64),
  answer: Facts,
  hash: z.string().length(64),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
type UnchainedEntry = Omit<AuditEntry, "hash">;

/** The hash of an entry over all its other fields. */
export const hashOf = (entry: UnchainedEntry): Promise<string> => digestOf({ ...entry });

/**
 * What is wrong with a stream: an entry whose hash is not its own (altered), a sequence number passed over (missing), a
 * predecessor that is another (out-of-order), two entries for one sequence number (forked), a head that ends elsewhere
 * (head-differs), a copy that is not the original (copy-differs). Of what is still withheld nothing else is told
 * than that something is wrong there (withheld).
 */
export const Break = z.strictObject({
  stream: z.string(),
  seq: z.int(),
  why: z.enum(["altered", "missing", "out-of-order", "forked", "head-differs", "copy-differs", "withheld"]),
});
export type Break = z.infer<typeof Break>;

/** The first place where a stream, given in order of sequence, does not hold together. */
export async function firstBreak(stream: string, entries: readonly AuditEntry[]): Promise<Break | undefined> {
  let prev = NO_ENTRY;
  let seq = 0;
  for (const { hash, ...entry } of entries) {
    if (entry.seq === seq) return { stream, seq, why: "forked" };
    seq += 1;
    if (entry.stream !== stream || entry.seq !== seq) return { stream, seq, why: "missing" };
    if ((await hashOf(entry)) !== hash) return { stream, seq, why: "altered" };
    if (entry.prev !== prev) return { stream, seq, why: "out-of-order" };
    prev = hash;
  }
  return undefined;
}
