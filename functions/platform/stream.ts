import type { Actor } from "../../shared/kernel/actor.ts";
import type { CompetitionId, OrganisationId, PersonId } from "../../shared/kernel/id.ts";
import { type Key, partition } from "../../shared/kernel/key.ts";

/**
 * A chain of audit entries. Nothing global: one per organisation and competition, per person of the authority and
 * competition, and per person for acts on the portal itself, so that nothing is contended and no sequence number
 * tells how many others there are.
 */
export type Stream = {
  /** The partition of its entries, and its name in them. */
  readonly name: string;
  /** The item that holds the last sequence number and hash. */
  readonly head: Key;
};

/** In which competition, and for which organisation. */
export type Participation = {
  readonly competitionId: CompetitionId;
  readonly organisationId: OrganisationId;
};

const headIn = (pk: string): Key => ({ pk, sk: "HEAD" });

/** A bidder's acts in a competition. Its head lies with the bids, because it also says what currently stands. */
export const bidderStream = (organisation: OrganisationId, competition: CompetitionId): Stream => ({
  name: partition("AUDBIDDER", organisation, competition),
  head: headIn(partition("BID", organisation, competition)),
});

/** The head of a bidder's stream. */
export const headKey = ({ organisationId, competitionId }: Participation): Key =>
  bidderStream(organisationId, competitionId).head;

/** What one person of the authority did in a competition. */
export function authorityStream(competition: CompetitionId, person: PersonId): Stream {
  const name = partition("AUDAUTHORITY", competition, person);
  return { name, head: headIn(name) };
}

/** What the seal worker did in a competition. */
export function sealStream(competition: CompetitionId): Stream {
  const name = partition("AUDSEAL", competition);
  return { name, head: headIn(name) };
}

/** What the check of uploaded files found for one organisation in a competition. */
export function scanStream(competition: CompetitionId, organisation: OrganisationId): Stream {
  const name = partition("AUDSCAN", competition, organisation);
  return { name, head: headIn(name) };
}

/** What was done for an organisation by a link in a mail, whoever opened it. */
export function linkStream(organisation: OrganisationId): Stream {
  const name = partition("AUDPUBLIC", organisation);
  return { name, head: headIn(name) };
}

/** Acts that belong to no competition, by door and person: signing in, registering, creating a competition. */
export function portalStream(door: "AUDSIGNIN" | "AUDBIDDER" | "AUDAUTHORITY", person: PersonId): Stream {
  const name = partition(door, "portal", person);
  return { name, head: headIn(name) };
}

/** The chain of what somebody does: in a competition or, where there is none, on the portal. */
export function streamOf(
  actor: Exclude<Actor, { audience: "partner" }>,
  competition?: CompetitionId,
): Stream {
  const { personId } = actor;
  if (actor.audience === "authority")
    return competition === undefined
      ? portalStream("AUDAUTHORITY", personId)
      : authorityStream(competition, personId);
  return actor.audience === "newcomer" || competition === undefined
    ? portalStream("AUDBIDDER", personId)
    : bidderStream(actor.organisationId, competition);
}
