import type { Deps } from "../../functions/platform/deps.ts";
import { only } from "./guard.tsx";
import { apiBelow, before, below, openDoorTo, type Part } from "./modules.tsx";

const OF_ONE = "/competitions/:competition";

const PLACE = async () => (await import("../competition/place-routes.tsx")).competitionPlace;

const PARTS: readonly Part[] = [
  before("/partner/*", only("partner")),
  ...below("/partner", {
    [`/ ${OF_ONE} ${OF_ONE}/(timetable|lots)`]: async () =>
      (await import("../competition/partner-routes.tsx")).competitionPartnerRoutes,
    [`${OF_ONE}/pre-qualified`]: async () =>
      (await import("../outcomes/public/routes.tsx")).prequalifiedRoutes,
    [`${OF_ONE}/lots/:lot`]: async () =>
      (await import("../preferences/partner/routes.tsx")).preferencesPartnerRoutes,
    "/notices/*": async () => (await import("../notices/routes.tsx")).noticesPartnerRoutes,
  }),

  before("/api/v1/partner/*", only("partner")),
  ...apiBelow("partner", {
    [`/competitions ${OF_ONE}`]: async () =>
      (await import("../../functions/competition/api.ts")).competitionDeclared,
    [`${OF_ONE}/lots/*`]: async () =>
      (await import("../../functions/preferences/api.ts")).preferencesDeclared,
    "/notices/*": async () => (await import("../../functions/notices/api.ts")).noticesDeclared,
  }),
];

/** What people of local public bodies see and do. */
export const createApp = (deps: Deps) => openDoorTo(deps, "partner", PARTS, { placeOf: PLACE });
