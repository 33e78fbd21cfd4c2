import { competitionBidderApi } from "../../functions/competition/api.ts";
import { membershipsBidderApi } from "../../functions/memberships/api.ts";
import { noticesBidderApi } from "../../functions/notices/api.ts";
import { queriesBidderApi } from "../../functions/queries/api.ts";
import { outcomesBidderApi } from "../../functions/outcomes/api.ts";
import { organisationsBidderApi, organisationsNewcomerApi } from "../../functions/organisations/api.ts";
import type { Deps } from "../../functions/platform/deps.ts";
import { preferencesBidderApi } from "../../functions/preferences/api.ts";
import { questionnaireBidderApi } from "../../functions/questionnaire/api.ts";
import { responsesBidderApi, uploadsBidderApi } from "../../functions/responses/api.ts";
import { competitionBidderRoutes } from "../competition/bidder-routes.tsx";
import { queriesBidderRoutes } from "../queries/bidder/routes.tsx";
import { membershipsBidderRoutes } from "../memberships/bidder/routes.tsx";
import { noticesBidderRoutes } from "../notices/routes.tsx";
import { organisationsBidderRoutes } from "../organisations/bidder/routes.tsx";
import { organisationsNewcomerRoutes } from "../organisations/bidder/register-routes.tsx";
import { remindOfUnconfirmedContact } from "../organisations/bidder/contact-for-routes.tsx";
import { preferencesBidderRoutes } from "../preferences/bidder/routes.tsx";
import { responsesBidderRoutes } from "../responses/routes.tsx";
import { responsesFilesRoutes } from "../responses/files-routes.tsx";
import { responsesSectionRoutes } from "../responses/section-routes.tsx";
import { responsesSubmissionRoutes } from "../responses/submission-routes.tsx";
import { warnOfUnsent } from "../unsent/unsent-for-routes.tsx";
import { outcomesBidderRoutes } from "../outcomes/bidder/routes.tsx";
import { prequalifiedRoutes } from "../outcomes/public/routes.tsx";
import { openDoor } from "./door.tsx";
import { only } from "./guard.tsx";

/** Where files of a response are sent with a form. */
const FILES_AT = /^\/bidder\/competitions\/[^/]+\/pqq\/files\/[^/]+$/;

/** What people of Tier 1 organisations see and do; registering one is for newcomers too. */
export function createApp(deps: Deps) {
  const app = openDoor(deps, "bidder", { filesAt: FILES_AT });
  app.use("/bidder/register", only("newcomer", "bidder"));
  app.route("/bidder", organisationsNewcomerRoutes);

  app.use("/bidder/*", only("bidder"));
  app.route("/bidder", uploadsBidderApi);
  app.use("/bidder/*", warnOfUnsent, remindOfUnconfirmedContact);
  app.route("/bidder", competitionBidderRoutes);
  app.route("/bidder", prequalifiedRoutes);
  app.route("/bidder", responsesBidderRoutes);
  app.route("/bidder", responsesSectionRoutes);
  app.route("/bidder", responsesSubmissionRoutes);
  app.route("/bidder", responsesFilesRoutes);
  app.route("/bidder", preferencesBidderRoutes);
  app.route("/bidder", organisationsBidderRoutes);
  app.route("/bidder", membershipsBidderRoutes);
  app.route("/bidder", queriesBidderRoutes);
  app.route("/bidder", outcomesBidderRoutes);
  app.route("/bidder", noticesBidderRoutes);

  app.use("/api/v1/bidder/organisations", only("newcomer", "bidder"));
  app.route("/api/v1/bidder", organisationsNewcomerApi);

  app.use("/api/v1/bidder/*", only("bidder"));
  app.route("/api/v1/bidder", competitionBidderApi);
  app.route("/api/v1/bidder", questionnaireBidderApi);
  app.route("/api/v1/bidder", uploadsBidderApi);
  app.route("/api/v1/bidder", responsesBidderApi);
  app.route("/api/v1/bidder", preferencesBidderApi);
  app.route("/api/v1/bidder", queriesBidderApi);
  app.route("/api/v1/bidder", outcomesBidderApi);
  app.route("/api/v1/bidder", organisationsBidderApi);
  app.route("/api/v1/bidder", membershipsBidderApi);
  app.route("/api/v1/bidder", noticesBidderApi);
  return app;
}
