import { timetableVersion } from "./acts.ts";
import { COVERERS, each, LEADS, LOG_READERS, STAFF, TEAM } from "./principals.ts";
import { aRow, type Given, type Row } from "./row.ts";
import { draftApiRows } from "./rows-drafts.ts";
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
  aRow("GET /api/v1/authority/competitions", STAFF),
  aRow(`GET ${COMPETITION}`, STAFF),
  ...draftApiRows,
  aRow(`POST ${COMPETITION}/amendments`, LEADS, {
    send: async (given) => ({
      ...(await ifMatch(given)),
      json: { ...REASON, stageId: "dialogue", moves: "closesAt", to: "2014-06-20T12:00" },
    }),
  }),
  aRow(`POST ${COMPETITION}/holdings`, LEADS, {
    send: () => ({ json: { ...REASON, stageId: "tender", hours: 2 } }),
  }),
  aRow(`POST ${COMPETITION}/cancel`, LEADS, {
    send: async (given) => ({ ...(await ifMatch(given)), json: REASON }),
  }),
  aRow(`POST ${COMPETITION}/prequalifications`, LEADS, {
    params: ({ withoutPqq }) => ({ competition: withoutPqq }),
    except: each(TEAM, 404),
    send: ({ world }) => ({
      json: { ...REASON, organisationId: world.bidders.gamma.submitter.organisationId },
    }),
  }),
  aRow(`GET ${COMPETITION}/coverage`, COVERERS, {
    in: TOO_EARLY,
    audits: COVERERS,
    send: () => ({ query: "?round=preferences-1" }),
  }),
  aRow(`POST ${COMPETITION}/lots/:lot/disclosures`, LOT_LEADS, {
    other: 403,
    lacking: { lot: { teamLead: 403 } },
    in: TOO_EARLY,
    audits: LOT_LEADS,
    send: () => ({ json: { ...REASON, round: "preferences-1" } }),
  }),
  aRow("GET /api/v1/authority/audit-entries", LOG_READERS),
  aRow("POST /api/v1/authority/audit-checks", LOG_READERS, {
    passes: 200,
    send: ({ world }) => ({ json: { log: world.competitionId } }),
  }),
  aRow("GET /api/v1/authority/notices", STAFF),
  aRow("POST /api/v1/authority/notices/read", STAFF, {
    passes: 200,
    other: 200,
    otherInBody: true,
    send: async (given) => ({ json: { notices: [await noticeFor(given)] } }),
  }),
  aRow("GET /api/v1/authority/notices/undelivered", LEADS),
];
