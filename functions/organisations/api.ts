import { Hono } from "hono";
import { RegisterOrganisation } from "../../shared/organisations/schema.ts";
import { organisationRefusalInWords } from "../../shared/organisations/words.ts";
import { problem, refusalProblem } from "../platform/problem.ts";
import { readJson } from "../platform/read-body.ts";
import type { PortalEnv } from "../platform/request.ts";
import { idempotencyKey } from "../platform/request-headers.ts";
import { editingOrganisation } from "./acts.ts";
import { registerOrganisation } from "./operations.ts";
import {
  changingRole,
  invitingPerson,
  removingMember,
  revokingColleaguesToken,
  suspendingMember,
} from "./people-acts.ts";
import { listingPeople, readingOrganisation } from "./reads.ts";

/**
 * Registering an organisation by program: for whoever may do it on a page too. Mounted at `/api/v1/bidder`. No declared
 * act, because who registers may act for nobody yet, and their session says the mail of their place.
 */
export const organisationsNewcomerApi = new Hono<PortalEnv>().post("/organisations", async (c) => {
  const session = c.get("session");
  if (session?.actor.audience !== "newcomer" && session?.actor.audience !== "bidder")
    throw new Error("a route without its guard");
  const key = idempotencyKey(c);
  if (!key.ok) return problem(c, key.error);
  const command = await readJson(c, RegisterOrganisation);
  if (!command.ok) return problem(c, command.error);
  const { actor, mail } = session;
  const done = await registerOrganisation(c.get("deps"), actor, mail, command.value, key.value);
  if (done.ok) return c.json(done.value.answer, 201);
  return problem(c, refusalProblem(done.error.code, organisationRefusalInWords(done.error)));
});

export const organisationsDeclared = [
  readingOrganisation,
  editingOrganisation,
  listingPeople,
  invitingPerson,
  changingRole,
  revokingColleaguesToken,
  suspendingMember,
  removingMember,
];
