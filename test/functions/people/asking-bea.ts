import { addPartner } from "../../../functions/organisations/operations.ts";
import { invitePerson } from "../../../functions/organisations/people-operations.ts";
import { signIn } from "../../../functions/people/operations.ts";
import { loadInvitations, loadOwnPlaces } from "../../../functions/people/place-facts.ts";
import { acceptPlace, leavePlace } from "../../../functions/people/place-operations.ts";
import { appointStaff } from "../../../functions/people/staff-operations.ts";
import { checkSession, type LiveSession } from "../../../functions/platform/session.ts";
import type { BidderActor, Capacity } from "../../../shared/kernel/actor.ts";
import { LotId } from "../../../shared/kernel/id.ts";
import { AppointStaff, personIdOf } from "../../../shared/people/schema.ts";
import { anyKey, must } from "../../builders/competition.ts";
import { fenced } from "../../builders/fenced.ts";
import type { TestPortal } from "../../builders/portal.ts";
import { nationalLead } from "../organisations/an-organisation.ts";

export const BEA = { mail: "bea@somewhere.example", name: "Bea" };

/** Ways to ask Bea to take a place on each side, and what she then has. */
export function askingBea(portal: TestPortal) {
  // The parts as sign-in has them: what only another door may do is a fault here.
  const signin = fenced(portal.deps, "signin");

  /** A session of somebody who has accepted nothing that waits for them. */
  async function sessionOf(mail = BEA.mail, name = BEA.name): Promise<LiveSession> {
    const { secret } = must(await signIn(signin, { mail, name }, "cookie", anyKey()));
    const session = await checkSession(signin, secret, "cookie");
    if (session === undefined) throw new Error("no session");
    return session;
  }

  return {
    signin,
    sessionOf,
    accepts: (session: LiveSession, capacity: Capacity, requestKey = anyKey()) =>
      acceptPlace(signin, session, capacity, requestKey),
    leaves: (session: LiveSession, capacity: Capacity, requestKey = anyKey()) =>
      leavePlace(signin, session, capacity, requestKey),
    async invites(actor: BidderActor) {
      return must(await invitePerson(portal.deps, actor, { ...BEA, role: "member" }, anyKey()));
    },
    async appoints() {
      const command = AppointStaff.parse({ ...BEA, role: "auditor" });
      return must(await appointStaff(portal.deps, await nationalLead(portal), command, anyKey()));
    },
    async partners(): Promise<Capacity> {
      const command = { name: "Borough", lots: [LotId.parse("lot-20")], personName: "Bea", mail: BEA.mail };
      const lead = await nationalLead(portal);
      const { answer } = must(await addPartner(portal.deps, lead, command, anyKey()));
      const { invitations } = await loadInvitations(portal.deps, (await sessionOf()).actor);
      const found = invitations.find(({ capacity }) => capacity === answer["organisationId"]);
      if (found === undefined) throw new Error("the partner is not invited");
      return found.capacity;
    },
    async held(): Promise<readonly Capacity[]> {
      const { places } = await loadOwnPlaces(portal.deps, await personIdOf(BEA.mail), "Bea");
      return places.map(({ capacity }) => capacity);
    },
  };
}
