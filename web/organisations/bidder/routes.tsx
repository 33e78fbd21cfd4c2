import { maySubmit } from "../../../shared/kernel/actor.ts";
import { Hono } from "hono";
import { loadConfirmation } from "../../../functions/organisations/facts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import { frameOf } from "../../doors/frame.tsx";
import { confirmationRoutes } from "./contact-routes.tsx";
import { membersRoutes } from "./members-routes.tsx";
import { OrganisationPage } from "../organisation-page.tsx";
import { ownOrganisation } from "./own-for-routes.ts";
import { peopleRoutes } from "./people-routes.tsx";
import { profileRoutes } from "./profile-routes.tsx";

/** A bidder's own organisation and its people, below /bidder: everybody reads, a submitter changes. */
export const organisationsBidderRoutes = new Hono<PortalEnv>()
  .get("/organisation", async (c) => {
    const actor = actorOf(c, "bidder");
    const [organisation, confirmation] = await Promise.all([
      ownOrganisation(c),
      loadConfirmation(c.get("deps").table, actor.organisationId),
    ]);
    if (organisation instanceof Response) return organisation;
    const page = { organisation, confirmation, changes: maySubmit(actor) };
    return c.html(<OrganisationPage frame={frameOf(c)} {...page} />);
  })
  .route("/", profileRoutes)
  .route("/", membersRoutes)
  .route("/", confirmationRoutes)
  .route("/", peopleRoutes);
