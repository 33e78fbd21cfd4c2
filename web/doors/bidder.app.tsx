import { competitionBidderApi } from "../../functions/competition/api.ts";
import { noticesBidderApi } from "../../functions/notices/api.ts";
import type { Deps } from "../../functions/platform/deps.ts";
import { preferencesBidderApi } from "../../functions/preferences/api.ts";
import { competitionBidderRoutes } from "../competition/bidder-routes.tsx";
import { noticesBidderRoutes } from "../notices/routes.tsx";
import { organisationsBidderRoutes } from "../organisations/bidder-routes.tsx";
import { organisationsNewcomerRoutes } from "../organisations/register-routes.tsx";
import { preferencesBidderRoutes } from "../preferences/bidder-routes.tsx";
import { warnOfUnsentDrafts } from "../preferences/unsent-drafts.tsx";
import { openDoor } from "./door.tsx";
import { only } from "./guard.tsx";

/** What people of Tier 1 organisations see and do; registering one is for newcomers too. */
export function createApp(deps: Deps) {
  const app = openDoor(deps, "bidder");
  app.use("/bidder/register", only("newcomer", "bidder"));
  app.route("/bidder", organisationsNewcomerRoutes);

  app.use("/bidder/*", only("bidder"), warnOfUnsentDrafts);
  app.route("/bidder", competitionBidderRoutes);
  app.route("/bidder", preferencesBidderRoutes);
  app.route("/bidder", organisationsBidderRoutes);
  app.route("/bidder", noticesBidderRoutes);

  app.use("/api/v1/bidder/*", only("bidder"));
  app.route("/api/v1/bidder", competitionBidderApi);
  app.route("/api/v1/bidder", preferencesBidderApi);
  app.route("/api/v1/bidder", noticesBidderApi);
  return app;
}
