import { AuthorityActor, BidderActor } from "../../../shared/kernel/actor.ts";
import { OrganisationId } from "../../../shared/kernel/id.ts";
import { Instant } from "../../../shared/kernel/instant.ts";
import { placeIn } from "../../../shared/organisations/people.ts";
import { Organisation } from "../../../shared/organisations/schema.ts";
import { personIdOf } from "../../../shared/people/schema.ts";

export const now = Instant.parse("2013-10-01T08:00:00.000Z");
export const organisationId = OrganisationId.parse("org_00000000000000000000000000");
export const annasId = await personIdOf("anna@example.org");
export const beasId = await personIdOf("bea@example.org");

/** Alpha is registered, and bids alone. */
export const alpha = Organisation.parse({
  organisationId,
  audience: "bidder",
  name: "Alpha",
  kind: "charity",
  members: [{ name: "Alpha", kind: "charity" }],
  lots: [],
  registeredAt: now,
  version: 1,
});

/** Anna, who decides, and Bea, about whom she does. */
const by = { personId: annasId, name: "Anna" };
export const own = {
  ...placeIn(alpha, annasId, { mail: "anna@example.org", name: "Anna" }, by, now),
  acceptedAt: now,
};
/** A place that Bea has accepted, and the same while she is only invited. */
export const invited = placeIn(alpha, beasId, { mail: "bea@example.org", name: "Bea" }, by, now);
export const place = { ...invited, acceptedAt: now };
export const anna = (role: BidderActor["role"] = "submitter") =>
  BidderActor.parse({
    audience: "bidder",
    personId: annasId,
    name: "Anna",
    organisationId,
    organisationName: "Alpha",
    role,
  });

export const lead = AuthorityActor.parse({
  audience: "authority",
  personId: annasId,
  name: "Lead",
  role: "national-lead",
  lots: "all",
});
