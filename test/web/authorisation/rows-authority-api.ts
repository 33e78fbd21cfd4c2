import { timetableVersion } from "./acts.ts";
import { LEADS, LOG_READERS, LOOKERS, STAFF } from "./principals.ts";
import type { Given, Row } from "./row.ts";
import { noticeFor } from "./things.ts";

const COMPETITION = "/api/v1/authority/competitions/:competition";
const LOT_LEADS = [...LEADS, "teamLead"] as const;
const TOO_EARLY = { before: { passes: 403 }, open: { passes: 403 }, closed: { passes: 403 } };
const REASON = { reason: "For a reason" };

const ifMatch = async ({ world }: Given) => ({
  headers: { "if-match": `"${await timetableVersion(world)}"` },
});

/** What programs of the authority ask and do. */
export const authorityApiRows: readonly Row[] = [
  { route: "GET /api/v1/authority/competitions", may: STAFF },
  { route: `GET ${COMPETITION}`, may: STAFF },
  {
    route: "POST /api/v1/authority/competitions",
    may: LEADS,
    send: () => ({ json: { template: "transforming-rehabilitation-2013" } }),
  },
  { route: `GET ${COMPETITION}/amendments`, may: STAFF },
  {
    route: `POST ${COMPETITION}/amendments`,
    may: LEADS,
    send: async (given) => ({
      ...(await ifMatch(given)),
      json: { ...REASON, stageId: "preferences-2", moves: "closesAt", to: "2014-05-21T12:00" },
    }),
  },
  // Who proposed an amendment cannot confirm it.
  {
    route: `POST ${COMPETITION}/amendments/:amendment/confirm`,
    may: LEADS,
    passes: 200,
    except: { lead: 403 },
    send: ifMatch,
  },
  {
    route: `POST ${COMPETITION}/cancel`,
    may: LEADS,
    passes: 200,
    send: async (given) => ({ ...(await ifMatch(given)), json: REASON }),
  },
  {
    route: `POST ${COMPETITION}/prequalifications`,
    may: LEADS,
    send: ({ world }) => ({
      json: { ...REASON, organisationId: world.bidders.gamma.submitter.organisationId },
    }),
  },
  {
    route: `GET ${COMPETITION}/coverage`,
    may: LOOKERS,
    in: TOO_EARLY,
    audits: LOOKERS,
    send: () => ({ query: "?round=preferences-1" }),
  },
  {
    route: `POST ${COMPETITION}/lots/:lot/disclosures`,
    may: LOT_LEADS,
    other: 403,
    lacking: { lot: { teamLead: 403 } },
    in: TOO_EARLY,
    audits: LOT_LEADS,
    send: () => ({ json: { ...REASON, round: "preferences-1" } }),
  },
  { route: "GET /api/v1/authority/audit-entries", may: LOG_READERS },
  {
    route: "POST /api/v1/authority/audit-checks",
    may: LOG_READERS,
    passes: 200,
    send: ({ world }) => ({ json: { log: world.competitionId } }),
  },
  { route: "GET /api/v1/authority/notices", may: STAFF },
  {
    route: "POST /api/v1/authority/notices/read",
    may: STAFF,
    passes: 200,
    other: 200,
    otherInBody: true,
    send: async (given) => ({ json: { notices: [await noticeFor(given)] } }),
  },
  { route: "GET /api/v1/authority/notices/undelivered", may: LEADS },
];
