import * as z from "zod";
import { maySubmit } from "../../shared/kernel/actor.ts";
import { instantOf } from "../../shared/kernel/instant.ts";
import { livingTokens, PlaceState, placeState, Token } from "../../shared/kernel/place.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { MembershipChange } from "../../shared/memberships/schema.ts";
import { isTaken } from "../../shared/organisations/people.ts";
import { Organisation, Place } from "../../shared/organisations/schema.ts";
import { organisationRefusalInWords } from "../../shared/organisations/words.ts";
import { loadChanges } from "../memberships/facts.ts";
import { aRead } from "../platform/read.ts";
import { loadConfirmation, loadEveryPlace, loadOrganisation, loadWorths } from "./facts.ts";

const ofTheOwn = {
  audience: "bidder",
  address: z.strictObject({}),
  words: organisationRefusalInWords,
} as const;

export const readingOrganisation = aRead({
  ...ofTheOwn,
  id: "getOrganisation",
  path: "/organisation",
  summary: "The own organisation as it is registered, with its requests to change members",
  answer: () =>
    Organisation.extend({ contactConfirmed: z.boolean(), membershipChanges: z.array(MembershipChange) }),
  refusals: ["not-found"],
  reads: async ({ table }, { organisationId }) => {
    const [organisation, confirmation, membershipChanges] = await Promise.all([
      loadOrganisation(table, organisationId),
      loadConfirmation(table, organisationId),
      loadChanges(table, organisationId),
    ]);
    if (organisation === undefined) return refuse({ code: "not-found" });
    const contactConfirmed = confirmation?.confirmedAt !== undefined;
    const body = { ...organisation, contactConfirmed, membershipChanges };
    return accept({ body, version: organisation.version });
  },
});

export const listingPeople = aRead({
  ...ofTheOwn,
  id: "listPeople",
  path: "/people",
  summary:
    "Who acts for the own organisation or is invited to, with the living tokens of oneself or, for a submitter, of all",
  answer: () => {
    const told = Place.pick({ personId: true, name: true, mail: true, role: true });
    return z.strictObject({ items: z.array(told.extend({ state: PlaceState, tokens: z.array(Token) })) });
  },
  refusals: [],
  reads: async ({ table, wall }, actor) => {
    const { organisationId } = actor;
    const places = (await loadEveryPlace(table, organisationId)).filter(isTaken);
    const people = places.map(({ personId }) => personId);
    const worths = await loadWorths(table, organisationId, people);
    const items = places.map((place) => {
      const { personId, name, mail, role } = place;
      // A colleague's tokens are their own business and the submitters'.
      const shown = maySubmit(actor) || personId === actor.personId;
      const tokens = shown ? livingTokens(worths.get(personId), instantOf(wall())) : [];
      return { personId, name, mail, role, state: placeState(place), tokens };
    });
    return accept({ body: { items } });
  },
});
