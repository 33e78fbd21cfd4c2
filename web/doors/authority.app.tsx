import type { Deps } from "../../functions/platform/deps.ts";
import { asTheyAreThere } from "./as-they-are-there.ts";
import { only } from "./guard.tsx";
import { apiBelow, before, below, openDoorTo, type Part } from "./modules.tsx";

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
  ...apiBelow("authority", {
    [`/competitions /(competition-drafts|competition-draft-copies)/* ${OF_ONE} ${OF_ONE}/(amendments|holdings|cancel|prequalifications)/*`]:
      async () => (await import("../../functions/competition/api.ts")).competitionDeclared,
    [`${OF_ONE}/questionnaire/*`]: async () =>
      (await import("../../functions/questionnaire/api.ts")).questionnaireDeclared,
    [`${OF_ONE}/(responses|evaluation)/*`]: async () =>
      (await import("../../functions/evaluation/api.ts")).evaluationDeclared,
    [`${OF_ONE}/(coverage|lots)/*`]: async () =>
      (await import("../../functions/preferences/api.ts")).preferencesDeclared,
    "/membership-changes/*": async () =>
      (await import("../../functions/memberships/api.ts")).membershipsDeclared,
    "/(audit-entries|audit-checks)": async () => (await import("../../functions/audit/api.ts")).auditDeclared,
    [`${OF_ONE}/queries`]: async () => (await import("../../functions/queries/api.ts")).queriesDeclared,
    [`${OF_ONE}/outcome/*`]: async () => (await import("../../functions/outcomes/api.ts")).outcomesDeclared,
    "/proposals/*": async () => (await import("../../functions/proposals/api.ts")).proposalsDeclared,
    "/notices/*": async () => (await import("../../functions/notices/api.ts")).noticesDeclared,
  }),
];

/** What people of the authority see and do, each according to role and lots. */
export const createApp = (deps: Deps) =>
  openDoorTo(deps, "authority", PARTS, { placeOf: PLACE, titlesOf: TITLES, actorOf: ACTOR });
