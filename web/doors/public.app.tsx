import type { Deps } from "../../functions/platform/deps.ts";
import { apiBelow, below, openDoorTo, type Part } from "./modules.tsx";

const OF_ONE = "/competitions/:competition";

const PLACE = async () => (await import("../competition/place-routes.tsx")).competitionPlace;

const PARTS: readonly Part[] = [
  ...below("/", {
    [`/ ${OF_ONE} ${OF_ONE}/(timetable|lots)`]: async () =>
      (await import("../competition/public-routes.tsx")).competitionPublicRoutes,
    [`${OF_ONE}/questionnaire`]: async () =>
      (await import("../questionnaire/public/routes.tsx")).questionnairePublicRoutes,
    [`${OF_ONE}/pre-qualified`]: async () =>
      (await import("../outcomes/public/routes.tsx")).prequalifiedRoutes,
    "/confirm-contact/*": async () =>
      (await import("../organisations/public/routes.tsx")).organisationsPublicRoutes,
    "/(help|privacy|cookies|accessibility)": async () => (await import("../help/routes.tsx")).helpRoutes,
    "/receipts /.well-known/receipt-keys.json": async () =>
      (await import("../receipts/routes.tsx")).receiptsRoutes,
  }),
  ...apiBelow("public", {
    [`${OF_ONE}/pre-qualified`]: async () =>
      (await import("../../functions/outcomes/api.ts")).outcomesDeclared,
  }),
];

/** What everybody may read, signed in or not. */
export const createApp = (deps: Deps) => openDoorTo(deps, "public", PARTS, { placeOf: PLACE });
