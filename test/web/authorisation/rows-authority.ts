import type { World } from "./world.ts";
import { timetableVersion } from "./acts.ts";
import { COVERERS, each, LEADS, LOG_READERS, LOOKERS, STAFF, TEAM } from "./principals.ts";
import { aRow, type Given, type Row } from "./row.ts";
import { draftRows } from "./rows-drafts.ts";
import { noticeFor } from "./things.ts";
import { personIdOf } from "../../../shared/people/schema.ts";

const COMPETITION = "/authority/competitions/:competition";
const LOT = `${COMPETITION}/coverage/lots/:lot`;

/** Round 1 is named, so that a look before it is sealed is an attempt to see it early. */
const round1 = () => ({ query: "?round=preferences-1" });
const TOO_EARLY = { before: { passes: 403 }, open: { passes: 403 }, closed: { passes: 403 } };

/** Whose lots they are is public, so a lot that is not somebody's is refused and not denied, also where there is none. */
const coverage = {
  may: COVERERS,
  other: 403,
  roleFirst: ["lot"],
  lacking: { lot: each(["teamLead", "supportManager"], 403) },
  in: TOO_EARLY,
  audits: COVERERS,
} as const;
/** Who looks at a lot without leading it does not disclose. */
const LOT_LEADS = ["lead", "secondLead", "teamLead"] as const;
const disclosing = { ...coverage, may: LOT_LEADS, audits: LOT_LEADS, roleFirst: "all" } as const;

const seen = async ({ world }: Given) => ({ seenVersion: String(await timetableVersion(world)) });
const REASON = { reason: "For a reason" };

/** The partner of lot 20. */
const aPartner = ({ signedIn }: World) => {
  const actor = signedIn.partnerOf20?.actor;
  return { organisation: actor !== undefined && "organisationId" in actor ? actor.organisationId : "" };
};

/** What people of the authority see and do with a browser. */
export const authorityRows: readonly Row[] = [
  aRow("GET /authority", STAFF),
  aRow(`GET ${COMPETITION}`, STAFF),
  aRow(`GET ${COMPETITION}/timetable`, STAFF),
  aRow(`GET ${COMPETITION}/lots`, STAFF),
  ...draftRows,
  aRow(`GET ${COMPETITION}/propose-amendment`, LEADS, { roleFirst: "all" }),
  aRow(`POST ${COMPETITION}/propose-amendment`, LEADS, {
    roleFirst: "all",
    send: async (given) => ({
      form: { ...(await seen(given)), ...REASON, ...to, instant: "dialogue closesAt" },
    }),
  }),
  aRow(`GET ${COMPETITION}/hold`, LEADS, { roleFirst: "all" }),
  aRow(`POST ${COMPETITION}/hold`, LEADS, {
    roleFirst: "all",
    send: () => ({ form: { ...REASON, stageId: "tender", hours: "2" } }),
  }),
  aRow(`GET ${COMPETITION}/cancel`, LEADS, { roleFirst: "all" }),
  aRow(`POST ${COMPETITION}/cancel`, LEADS, {
    roleFirst: "all",
    send: async (given) => ({ form: { ...(await seen(given)), ...REASON } }),
  }),
  aRow(`GET ${COMPETITION}/prequalification`, LOOKERS, { roleFirst: "all" }),
  aRow(`POST ${COMPETITION}/prequalification`, LEADS, {
    roleFirst: "all",
    params: ({ withoutPqq }) => ({ competition: withoutPqq }),
    except: each(TEAM, 404),
    send: ({ world }) => ({
      form: { ...REASON, organisationId: world.bidders.gamma.submitter.organisationId },
    }),
  }),
  aRow(`GET ${COMPETITION}/coverage`, COVERERS, { in: TOO_EARLY, audits: COVERERS, send: round1 }),
  { route: `GET ${LOT}`, ...coverage, send: round1 },
  { route: `GET ${LOT}/disclose`, ...disclosing, send: round1 },
  {
    route: `POST ${LOT}/disclose`,
    ...disclosing,
    send: () => ({ form: { ...REASON, round: "preferences-1" } }),
  },
  aRow("GET /authority/organisations", STAFF),
  aRow("GET /authority/organisations/add-partner", LEADS),
  aRow("POST /authority/organisations/add-partner", LEADS, {
    send: () => ({
      form: { name: "Another borough", lots: "lot-3", personName: "Pat", mail: "pat@borough.example" },
    }),
  }),
  aRow("GET /authority/organisations/:organisation", STAFF),
  aRow("GET /authority/organisations/:organisation/invite", LEADS, {
    roleFirst: "all",
    params: aPartner,
  }),
  aRow("POST /authority/organisations/:organisation/invite", LEADS, {
    roleFirst: "all",
    params: aPartner,
    send: () => ({ form: { personName: "Another", mail: "another@partner.example" } }),
  }),
  aRow("GET /authority/people", STAFF),
  aRow("GET /authority/people/appoint", LEADS),
  aRow("POST /authority/people/appoint", LEADS, {
    send: () => ({ form: { ...appointed, mail: "somebody@authority.example" } }),
  }),
  aRow("GET /authority/people/appoint/competitions", LEADS),
  aRow("GET /authority/people/appoint/competitions/:competition", LEADS, { roleFirst: "all" }),
  aRow("POST /authority/people/appoint/competitions/:competition", LEADS, {
    roleFirst: "all",
    send: () => ({ form: { ...given, mail: "somebody@authority.example" } }),
  }),
  aRow("GET /authority/people/:person/roles", LEADS, { roleFirst: "all" }),
  ...["", "/end"].flatMap((end) => [
    aRow(`GET /authority/people/:person/roles/:competition${end}`, LEADS, {
      roleFirst: "all",
      params: teamOf9,
    }),
    aRow(`POST /authority/people/:person/roles/:competition${end}`, LEADS, {
      roleFirst: "all",
      params: teamOf9,
      send: () => ({ form: end === "" ? { ...given, seenVersion: "2" } : REASON }),
    }),
  ]),
  aRow("GET /authority/people/:person/deputy", LEADS, { roleFirst: "all", params: teamOf9 }),
  aRow("POST /authority/people/:person/deputy", LEADS, {
    roleFirst: "all",
    params: teamOf9,
    send: ({ world }) => ({ form: { ...REASON, ...DEPUTY, principalId: world.secondLead.personId } }),
  }),
  ...(["GET", "POST"] as const).map((method) =>
    aRow(`${method} /authority/people/:person/deputy/end`, LEADS, {
      roleFirst: "all",
      params: async ({ mails }) => ({ person: await personIdOf(mails.evaluator ?? "") }),
      send: () => ({ form: REASON }),
    }),
  ),
  aRow("GET /authority/people/:person", LEADS, { roleFirst: "all" }),
  aRow("POST /authority/people/:person", LEADS, {
    roleFirst: "all",
    send: () => ({ form: { ...appointed, seenVersion: "2" } }),
  }),
  aRow("GET /authority/people/:person/:change{suspend|restore}", LEADS, { roleFirst: "all" }),
  aRow("POST /authority/people/:person/:change{suspend|restore}", LEADS, {
    roleFirst: "all",
    send: () => ({ form: REASON }),
  }),
  aRow("GET /authority/audit", LOG_READERS),
  aRow("POST /authority/audit/check", LOG_READERS, {
    passes: 200,
    send: ({ world }) => ({ form: { log: world.competitionId } }),
  }),
  aRow("GET /authority/notices", STAFF),
  aRow("POST /authority/notices/read", STAFF, {
    other: 303,
    otherInBody: true,
    send: async (given) => ({ form: { notices: await noticeFor(given) } }),
  }),
  aRow("GET /authority/notices/undelivered", LEADS),
];

const to = { "to-day": "20", "to-month": "6", "to-year": "2014", time: "12:00" };
const DEPUTY = {
  "first-day": "1",
  "first-month": "6",
  "first-year": "2014",
  "last-day": "14",
  "last-month": "6",
  "last-year": "2014",
};
const appointed = { name: "Somebody", role: "auditor" };
const given = { name: "Somebody", role: "evaluator", scope: "all" };
async function teamOf9({ mails }: World) {
  return { person: await personIdOf(mails.supportManager ?? "") };
}
