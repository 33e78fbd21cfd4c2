import * as z from "zod";
import { OrganisationId, PersonId } from "../../shared/kernel/id.ts";
import { PlaceState, Token } from "../../shared/kernel/place.ts";
import {
  ChangeRole,
  EditOrganisation,
  InvitePerson,
  Organisation,
  Place,
  RegisterOrganisation,
  SuspendMember,
} from "../../shared/organisations/schema.ts";
import { MembershipChange } from "../../shared/memberships/schema.ts";
import type { ApiOperation } from "../platform/api-operation.ts";

const MyOrganisation = Organisation.extend({
  contactConfirmed: z.boolean(),
  membershipChanges: z.array(MembershipChange),
});
const Person = Place.pick({ personId: true, name: true, mail: true, role: true }).extend({
  state: PlaceState,
  tokens: z.array(Token),
});

const BIDDER = "/api/v1/bidder";
const AN_ACT = ["idempotency-key-missing", "request-key-reused", "changed-meanwhile"];
const OF_A_SUBMITTER = [...AN_ACT, "not-for-your-role"];
const OF_A_COLLEAGUE = [...OF_A_SUBMITTER, "not-found", "own-place"];
const MEMBERS = ["member-named-twice", "probation-trust-cannot-bid", "shares-over-100"];

/** The operations of `api.ts` as the OpenAPI document describes them. */
export const organisationsOperations: readonly ApiOperation[] = [
  {
    operationId: "registerOrganisation",
    method: "post",
    path: `${BIDDER}/organisations`,
    summary:
      "Registers a Tier 1 organisation; whoever does it accepts the place of its first submitter at sign-in",
    audience: "bidder",
    body: RegisterOrganisation,
    answer: z.strictObject({ organisationId: OrganisationId }),
    status: 201,
    needs: { idempotencyKey: true },
    refusals: [...AN_ACT, ...MEMBERS, "number-registered-already", "too-many-registrations"],
  },
  {
    operationId: "getOrganisation",
    method: "get",
    path: `${BIDDER}/organisation`,
    summary: "The own organisation as it is registered, with its requests to change members",
    audience: "bidder",
    answer: MyOrganisation,
    status: 200,
    refusals: ["not-found"],
  },
  {
    operationId: "editOrganisation",
    method: "put",
    path: `${BIDDER}/organisation`,
    summary: "Changes what the own organisation's profile says; what is left out stays as it is",
    audience: "bidder",
    body: EditOrganisation.omit({ seenVersion: true }),
    answer: z.strictObject({ version: z.int() }),
    status: 200,
    needs: { idempotencyKey: true, ifMatch: true },
    refusals: [...OF_A_SUBMITTER, ...MEMBERS, "not-found", "members-fixed", "number-registered-already"],
  },
  {
    operationId: "listPeople",
    method: "get",
    path: `${BIDDER}/people`,
    summary:
      "Who acts for the own organisation or is invited to, with the living tokens of oneself or, for a submitter, of all",
    audience: "bidder",
    answer: z.strictObject({ items: z.array(Person) }),
    status: 200,
    refusals: [],
  },
  {
    operationId: "invitePerson",
    method: "post",
    path: `${BIDDER}/people`,
    summary:
      "Prepares a place in the organisation for a colleague, who is invited by mail and accepts it at sign-in",
    audience: "bidder",
    body: InvitePerson,
    answer: z.strictObject({ personId: PersonId }),
    status: 201,
    needs: { idempotencyKey: true },
    refusals: [...OF_A_COLLEAGUE, "too-many-people", "too-many-invitations", "has-place-already"],
  },
  {
    operationId: "changeRole",
    method: "put",
    path: `${BIDDER}/people/:person/role`,
    summary: "Gives a colleague another role; their sessions and tokens for the organisation end",
    audience: "bidder",
    body: ChangeRole.omit({ personId: true }),
    answer: z.strictObject({ personId: PersonId }),
    status: 200,
    needs: { idempotencyKey: true },
    refusals: OF_A_COLLEAGUE,
  },
  {
    operationId: "revokeColleaguesToken",
    method: "delete",
    path: `${BIDDER}/people/:person/tokens/:token`,
    summary: "Makes a colleague's token worthless at once",
    audience: "bidder",
    answer: z.strictObject({ personId: PersonId }),
    status: 200,
    needs: { idempotencyKey: true },
    refusals: OF_A_COLLEAGUE,
  },
  {
    operationId: "suspendMember",
    method: "post",
    path: `${BIDDER}/people/:person/suspensions`,
    summary: "Suspends a colleague, whose sessions for the organisation end at once, or lets them back",
    audience: "bidder",
    body: SuspendMember.omit({ personId: true }),
    answer: z.strictObject({ personId: PersonId }),
    status: 201,
    needs: { idempotencyKey: true },
    refusals: OF_A_COLLEAGUE,
  },
  {
    operationId: "removeMember",
    method: "delete",
    path: `${BIDDER}/people/:person`,
    summary: "Takes a colleague's place away; their sessions for the organisation end at once",
    audience: "bidder",
    answer: z.strictObject({ personId: PersonId }),
    status: 200,
    needs: { idempotencyKey: true },
    refusals: OF_A_COLLEAGUE,
  },
];
