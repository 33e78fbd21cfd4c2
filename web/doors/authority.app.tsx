import type { Deps } from "../../functions/platform/deps.ts";
import { asTheyAreThere } from "./as-they-are-there.ts";
import { only } from "./guard.tsx";
import { before, below, openDoorTo, type Part } from "./modules.tsx";

const OF_ONE = "/competitions/:competition";

const TITLES = async () => (await import("../questionnaire/titles-routes.tsx")).questionTitles;
const PLACE = async () => (await import("../competition/place-routes.tsx")).competitionPlace;

const ACTOR = async () => (await import("../../functions/people/facts.ts")).loadActor;

const PARTS: readonly Part[] = [
  before("/authority/*", only("authority")),
  before("/authority/*", asTheyAreThere),
  ...below("/authority", {
    [`/ ${OF_ONE} ${OF_ONE}/(timetable|lots|propose-amendment|hold|cancel|prequalification) /competition-drafts/*`]:
      async () => (await import("../competition/authority-routes.tsx")).competitionAuthorityRoutes,
    [`${OF_ONE}/pre-qualified`]: async () =>
      (await import("../outcomes/public/routes.tsx")).prequalifiedRoutes,
    [`${OF_ONE}/questionnaire/*`]: async () =>
      (await import("../questionnaire/authority/routes.tsx")).questionnaireAuthorityRoutes,
    [`${OF_ONE}/(responses|evaluation|my-evaluation)/*`]: async () =>
      (await import("../evaluation/routes.tsx")).evaluationAuthorityRoutes,
    [`${OF_ONE}/coverage/*`]: async () =>
      (await import("../preferences/authority/routes.tsx")).preferencesAuthorityRoutes,
    // Before the register of organisations, whose addresses below it name one.
    "/organisations/membership-changes/*": async () =>
      (await import("../memberships/authority/routes.tsx")).membershipsAuthorityRoutes,
    "/organisations/*": async () =>
      (await import("../organisations/authority/routes.tsx")).organisationsAuthorityRoutes,
    "/people/*": async () => (await import("../people/authority/routes.tsx")).peopleAuthorityRoutes,
    "/audit/*": async () => (await import("../audit/routes.tsx")).auditAuthorityRoutes,
    [`${OF_ONE}/queries/*`]: async () =>
      (await import("../queries/authority/routes.tsx")).queriesAuthorityRoutes,
    [`${OF_ONE}/outcome/*`]: async () =>
      (await import("../outcomes/authority/routes.tsx")).outcomesAuthorityRoutes,
    [`/proposals/* ${OF_ONE}/proposals/*`]: async () =>
      (await import("../proposals/routes.tsx")).proposalsAuthorityRoutes,
    "/notices/*": async () => (await import("../notices/routes.tsx")).noticesAuthorityRoutes,
  }),

  before("/api/v1/authority/*", only("authority")),
  before("/api/v1/authority/*", asTheyAreThere),
  ...below("/api/v1/authority", {
    [`/competitions /(competition-drafts|competition-draft-copies)/* ${OF_ONE} ${OF_ONE}/(amendments|holdings|cancel|prequalifications)/*`]:
      async () => (await import("../../functions/competition/api.ts")).competitionAuthorityApi,
    [`${OF_ONE}/questionnaire/*`]: async () =>
      (await import("../../functions/questionnaire/api.ts")).questionnaireAuthorityApi,
    [`${OF_ONE}/(responses|evaluation)/*`]: async () =>
      (await import("../../functions/evaluation/api.ts")).evaluationAuthorityApi,
    [`${OF_ONE}/(coverage|lots)/*`]: async () =>
      (await import("../../functions/preferences/api.ts")).preferencesAuthorityApi,
    "/membership-changes/*": async () =>
      (await import("../../functions/memberships/api.ts")).membershipsAuthorityApi,
    "/(audit-entries|audit-checks)": async () =>
      (await import("../../functions/audit/api.ts")).auditAuthorityApi,
    [`${OF_ONE}/queries`]: async () => (await import("../../functions/queries/api.ts")).queriesAuthorityApi,
    [`${OF_ONE}/outcome/*`]: async () =>
      (await import("../../functions/outcomes/api.ts")).outcomesAuthorityApi,
    "/proposals/*": async () => (await import("../../functions/proposals/api.ts")).proposalsAuthorityApi,
    "/notices/*": async () => (await import("../../functions/notices/api.ts")).noticesAuthorityApi,
  }),
];

/** What people of the authority see and do, each according to role and lots. */
export const createApp = (deps: Deps) =>
  openDoorTo(deps, "authority", PARTS, { placeOf: PLACE, titlesOf: TITLES, actorOf: ACTOR });
