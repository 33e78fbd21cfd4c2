import type { Deps } from "../../functions/platform/deps.ts";
import { only } from "./guard.tsx";
import { above, apiBelow, before, below, openDoorTo, type Part } from "./modules.tsx";

const OF_ONE = "/competitions/:competition";

const TITLES = async () => (await import("../questionnaire/titles-routes.tsx")).questionTitles;
const PLACE = async () => (await import("../competition/place-routes.tsx")).competitionPlace;

/** Where files of a response are sent with a form. */
const FILES_AT = /^\/bidder\/competitions\/[^/]+\/pqq\/files\/[^/]+$/;

const UPLOADS = async () => (await import("../../functions/responses/file-api.ts")).uploadsDeclared;

const PARTS: readonly Part[] = [
  before("/bidder/register", only("newcomer", "bidder")),
  ...below("/bidder", {
    "/register": async () =>
      (await import("../organisations/bidder/register-routes.tsx")).organisationsNewcomerRoutes,
  }),

  before("/bidder/*", only("bidder")),
  before(
    "/bidder/*",
    above(async () => (await import("../unsent/unsent-for-routes.tsx")).WarningOfUnsent),
  ),
  before(
    "/bidder/*",
    above(
      async () => (await import("../organisations/bidder/contact-for-routes.tsx")).UnconfirmedContactBanner,
    ),
  ),
  // Before the page of a question's files, for its script.
  ...apiBelow("bidder", { [`${OF_ONE}/pqq/files/:question/uploads/*`]: UPLOADS }, "/bidder"),
  ...below("/bidder", {
    [`/ ${OF_ONE} ${OF_ONE}/(timetable|lots)`]: async () =>
      (await import("../competition/bidder-routes.tsx")).competitionBidderRoutes,
    [`${OF_ONE}/pre-qualified`]: async () =>
      (await import("../outcomes/public/routes.tsx")).prequalifiedRoutes,
    [`${OF_ONE}/pqq ${OF_ONE}/pqq/(print|answers|reuse)`]: async () =>
      (await import("../responses/routes.tsx")).responsesBidderRoutes,
    [`${OF_ONE}/pqq/sections/*`]: async () =>
      (await import("../responses/section-routes.tsx")).responsesSectionRoutes,
    [`${OF_ONE}/pqq/(check-answers|submit|withdraw) ${OF_ONE}/pqq/receipts/*`]: async () =>
      (await import("../responses/submission-routes.tsx")).responsesSubmissionRoutes,
    [`${OF_ONE}/pqq/files/*`]: async () =>
      (await import("../responses/files-routes.tsx")).responsesFilesRoutes,
    [`${OF_ONE}/preferences/*`]: async () =>
      (await import("../preferences/bidder/routes.tsx")).preferencesBidderRoutes,
    "/organisation /organisation/(edit|members|confirmation)/* /people/*": async () =>
      (await import("../organisations/bidder/routes.tsx")).organisationsBidderRoutes,
    "/organisation/changes/*": async () =>
      (await import("../memberships/bidder/routes.tsx")).membershipsBidderRoutes,
    [`${OF_ONE}/queries/*`]: async () => (await import("../queries/bidder/routes.tsx")).queriesBidderRoutes,
    [`${OF_ONE}/outcome`]: async () => (await import("../outcomes/bidder/routes.tsx")).outcomesBidderRoutes,
    "/notices/*": async () => (await import("../notices/routes.tsx")).noticesBidderRoutes,
  }),

  before("/api/v1/bidder/organisations", only("newcomer", "bidder")),
  ...below("/api/v1/bidder", {
    "/organisations": async () =>
      (await import("../../functions/organisations/api.ts")).organisationsNewcomerApi,
  }),

  before("/api/v1/bidder/*", only("bidder")),
  ...apiBelow("bidder", {
    [`/competitions ${OF_ONE}`]: async () =>
      (await import("../../functions/competition/api.ts")).competitionDeclared,
    [`${OF_ONE}/questionnaire`]: async () =>
      (await import("../../functions/questionnaire/api.ts")).questionnaireDeclared,
    [`${OF_ONE}/pqq/files/*`]: UPLOADS,
    [`${OF_ONE}/pqq ${OF_ONE}/pqq/(sections|submissions|receipts|reuse|withdrawals)/*`]: async () =>
      (await import("../../functions/responses/api.ts")).responsesDeclared,
    [`${OF_ONE}/(preferences|receipts)/*`]: async () =>
      (await import("../../functions/preferences/api.ts")).preferencesDeclared,
    [`${OF_ONE}/queries/*`]: async () => (await import("../../functions/queries/api.ts")).queriesDeclared,
    [`${OF_ONE}/outcome`]: async () => (await import("../../functions/outcomes/api.ts")).outcomesDeclared,
    "/organisation /people/*": async () =>
      (await import("../../functions/organisations/api.ts")).organisationsDeclared,
    "/membership-changes/*": async () =>
      (await import("../../functions/memberships/api.ts")).membershipsDeclared,
    "/notices/*": async () => (await import("../../functions/notices/api.ts")).noticesDeclared,
  }),
];

/** What people of Tier 1 organisations see and do; registering one is for newcomers too. */
export const createApp = (deps: Deps) =>
  openDoorTo(deps, "bidder", PARTS, { filesAt: FILES_AT, placeOf: PLACE, titlesOf: TITLES });
