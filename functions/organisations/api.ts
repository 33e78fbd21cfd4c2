import { Hono } from "hono";
import * as z from "zod";
import { maySubmit } from "../../shared/kernel/actor.ts";
import { instantOf } from "../../shared/kernel/instant.ts";
import { PersonId, TokenId } from "../../shared/kernel/id.ts";
import { livingTokens, placeState } from "../../shared/kernel/place.ts";
import type { CommonRefusal } from "../../shared/kernel/refusal.ts";
import { isTaken } from "../../shared/organisations/people.ts";
import type { OrganisationRefusal } from "../../shared/organisations/rules.ts";
import {
  ChangeRole,
  EditOrganisation,
  InvitePerson,
  type Place,
  RegisterOrganisation,
  RemoveMember,
  RevokeColleaguesToken,
  SuspendMember,
} from "../../shared/organisations/schema.ts";
import { organisationRefusalInWords } from "../../shared/organisations/words.ts";
import { actorOf } from "../platform/actor-of.ts";
import { addressed } from "../platform/addressed.ts";
import { problem, refusalProblem } from "../platform/problem.ts";
import { readAct, readSeen } from "../platform/read-act.ts";
import { noQuery } from "../platform/read-query.ts";
import type { PortalContext, PortalEnv } from "../platform/request.ts";
import { loadChanges } from "../memberships/facts.ts";
import { loadConfirmation, loadEveryPlace, loadOrganisation, loadWorths } from "./facts.ts";
import { registerOrganisation } from "./operations.ts";
import {
  changeRole,
  invitePerson,
  removeMember,
  revokeColleaguesToken,
  suspendMember,
} from "./people-operations.ts";
import { editOrganisation } from "./profile-operations.ts";

const SEEN_PROFILE = { field: "seenVersion", shape: z.string().regex(/^[1-9]\d{0,8}$/) };

/** Registering an organisation by program: for whoever may do it on a page too. Mounted at `/api/v1/bidder`. */
export const organisationsNewcomerApi = new Hono<PortalEnv>().post("/organisations", async (c) => {
  const session = c.get("session");
  if (session?.actor.audience !== "newcomer" && session?.actor.audience !== "bidder")
    throw new Error("a route without its guard");
  const asked = await readAct(c, RegisterOrganisation);
  if (!asked.ok) return problem(c, asked.error);
  const { command, key } = asked.value;
  const done = await registerOrganisation(c.get("deps"), session.actor, session.mail, command, key);
  return done.ok ? c.json(done.value.answer, 201) : refused(c, done.error);
});

/** A bidder's own organisation and people for programs. Mounted at `/api/v1/bidder`. */
export const organisationsBidderApi = new Hono<PortalEnv>()
  .get("/organisation", async (c) => {
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    const { organisationId } = actorOf(c, "bidder");
    const { table } = c.get("deps");
    const [organisation, confirmation, changes] = await Promise.all([
      loadOrganisation(table, organisationId),
      loadConfirmation(table, organisationId),
      loadChanges(table, organisationId),
    ]);
    if (organisation === undefined) return c.notFound();
    c.header("etag", `"${organisation.version}"`);
    const contactConfirmed = confirmation?.confirmedAt !== undefined;
    return c.json({ ...organisation, contactConfirmed, membershipChanges: changes });
  })
  .put("/organisation", async (c) => {
    const seen = readSeen(c, SEEN_PROFILE);
    if (!seen.ok) return problem(c, seen.error);
    const asked = await readAct(c, EditOrganisation, seen.value);
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    const done = await editOrganisation(c.get("deps"), actorOf(c, "bidder"), command, key);
    if (!done.ok) return refused(c, done.error);
    c.header("etag", `"${command.seenVersion + 1}"`);
    return c.json(done.value.answer);
  })
  .get("/people", async (c) => {
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    const actor = actorOf(c, "bidder");
    const { organisationId } = actor;
    const { table, wall } = c.get("deps");
    const places = (await loadEveryPlace(table, organisationId)).filter(isTaken);
    const worths = await loadWorths(
      table,
      organisationId,
      places.map(({ personId }) => personId),
    );
    // A colleague's tokens are their own business and the submitters'.
    const tokensOf = ({ personId }: Place) =>
      maySubmit(actor) || personId === actor.personId
        ? livingTokens(worths.get(personId), instantOf(wall()))
        : [];
    return c.json({ items: places.map((place) => ({ ...personOf(place), tokens: tokensOf(place) })) });
  })
  .post("/people", async (c) => {
    const asked = await readAct(c, InvitePerson);
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    const done = await invitePerson(c.get("deps"), actorOf(c, "bidder"), command, key);
    return done.ok ? c.json(done.value.answer, 201) : refused(c, done.error);
  })
  .put("/people/:person/role", async (c) => {
    const asked = await readColleague(c, ChangeRole);
    if (asked === undefined) return c.notFound();
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    const done = await changeRole(c.get("deps"), actorOf(c, "bidder"), command, key);
    return done.ok ? c.json(done.value.answer) : refused(c, done.error);
  })
  .delete("/people/:person/tokens/:token", async (c) => {
    const personId = addressed(c, "person", PersonId);
    const tokenId = addressed(c, "token", TokenId);
    if (personId === undefined || tokenId === undefined) return c.notFound();
    const asked = await readAct(c, RevokeColleaguesToken, { personId, tokenId });
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    const done = await revokeColleaguesToken(c.get("deps"), actorOf(c, "bidder"), command, key);
    return done.ok ? c.json(done.value.answer) : refused(c, done.error);
  })
  .post("/people/:person/suspensions", async (c) => {
    const asked = await readColleague(c, SuspendMember);
    if (asked === undefined) return c.notFound();
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    const done = await suspendMember(c.get("deps"), actorOf(c, "bidder"), command, key);
    return done.ok ? c.json(done.value.answer, 201) : refused(c, done.error);
  })
  .delete("/people/:person", async (c) => {
    const asked = await readColleague(c, RemoveMember);
    if (asked === undefined) return c.notFound();
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    const done = await removeMember(c.get("deps"), actorOf(c, "bidder"), command, key);
    return done.ok ? c.json(done.value.answer) : refused(c, done.error);
  });

/** What colleagues are told of a colleague. */
const personOf = (place: Place) => {
  const { personId, name, mail, role } = place;
  return { personId, name, mail, role, state: placeState(place) };
};

/** A command about the colleague that the address names; undefined when it names nobody. */
async function readColleague<Schema extends z.ZodType>(c: PortalContext, schema: Schema) {
  const personId = addressed(c, "person", PersonId);
  return personId === undefined ? undefined : readAct(c, schema, { personId });
}

const refused = (c: PortalContext, refusal: OrganisationRefusal | CommonRefusal) =>
  problem(c, refusalProblem(refusal.code, organisationRefusalInWords(refusal)));
