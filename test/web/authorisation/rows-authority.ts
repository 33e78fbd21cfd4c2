import type { World } from "./world.ts";
import { timetableVersion } from "./acts.ts";
import { each, LEADS, LOG_READERS, LOOKERS, STAFF } from "./principals.ts";
import type { Given, Row } from "./row.ts";
import { noticeFor } from "./things.ts";

const COMPETITION = "/authority/competitions/:competition";
const LOT = `${COMPETITION}/coverage/lots/:lot`;

/** Round 1 is named, so that a look before it is sealed is an attempt to see it early. */
const round1 = () => ({ query: "?round=preferences-1" });
const TOO_EARLY = { before: { passes: 403 }, open: { passes: 403 }, closed: { passes: 403 } };

/** Whose lots they are is public, so a lot that is not somebody's is refused and not denied, also where there is none. */
const coverage = {
  may: LOOKERS,
  other: 403,
  roleFirst: ["lot"],
  lacking: { lot: each(["teamLead", "supportManager"], 403) },
  in: TOO_EARLY,
  audits: LOOKERS,
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
  { route: "GET /authority", may: STAFF },
  { route: `GET ${COMPETITION}`, may: STAFF },
  { route: `GET ${COMPETITION}/timetable`, may: STAFF },
  { route: `GET ${COMPETITION}/lots`, may: STAFF },
  { route: "GET /authority/create-competition", may: LEADS },
  { route: "GET /authority/create-competition/from-template", may: LEADS },
  { route: "POST /authority/create-competition/from-template", may: LEADS },
  { route: "GET /authority/create-competition/by-hand", may: LEADS },
  { route: "POST /authority/create-competition/by-hand", may: LEADS, send: () => ({ form: byHand }) },
  { route: `GET ${COMPETITION}/amendments`, may: STAFF },
  { route: `GET ${COMPETITION}/propose-amendment`, may: LEADS, roleFirst: "all" },
  {
    route: `POST ${COMPETITION}/propose-amendment`,
    may: LEADS,
    roleFirst: "all",
    send: async (given) => ({
      form: { ...(await seen(given)), ...REASON, ...to, instant: "preferences-2 closesAt" },
    }),
  },
  { route: `GET ${COMPETITION}/amendments/:amendment`, may: STAFF },
  // Who proposed an amendment cannot confirm it.
  {
    route: `POST ${COMPETITION}/amendments/:amendment`,
    may: LEADS,
    except: { lead: 422 },
    roleFirst: "all",
    send: async (given) => ({ form: await seen(given) }),
  },
  { route: `GET ${COMPETITION}/cancel`, may: LEADS, roleFirst: "all" },
  {
    route: `POST ${COMPETITION}/cancel`,
    may: LEADS,
    roleFirst: "all",
    send: async (given) => ({ form: { ...(await seen(given)), ...REASON } }),
  },
  { route: `GET ${COMPETITION}/prequalification`, may: LOOKERS, roleFirst: "all" },
  {
    route: `POST ${COMPETITION}/prequalification`,
    may: LEADS,
    roleFirst: "all",
    send: ({ world }) => ({
      form: { ...REASON, organisationId: world.bidders.gamma.submitter.organisationId },
    }),
  },
  { route: `GET ${COMPETITION}/coverage`, may: LOOKERS, in: TOO_EARLY, audits: LOOKERS, send: round1 },
  { route: `GET ${LOT}`, ...coverage, send: round1 },
  { route: `GET ${LOT}/disclose`, ...disclosing, send: round1 },
  {
    route: `POST ${LOT}/disclose`,
    ...disclosing,
    send: () => ({ form: { ...REASON, round: "preferences-1" } }),
  },
  { route: "GET /authority/organisations", may: STAFF },
  { route: "GET /authority/organisations/add-partner", may: LEADS },
  {
    route: "POST /authority/organisations/add-partner",
    may: LEADS,
    send: () => ({
      form: { name: "Another borough", lots: "lot-3", personName: "Pat", mail: "pat@borough.example" },
    }),
  },
  { route: "GET /authority/organisations/:organisation", may: STAFF },
  {
    route: "GET /authority/organisations/:organisation/invite",
    may: LEADS,
    roleFirst: "all",
    params: aPartner,
  },
  {
    route: "POST /authority/organisations/:organisation/invite",
    may: LEADS,
    roleFirst: "all",
    params: aPartner,
    send: () => ({ form: { personName: "Another", mail: "another@partner.example" } }),
  },
  { route: "GET /authority/people", may: STAFF },
  { route: "GET /authority/people/appoint", may: LEADS },
  {
    route: "POST /authority/people/appoint",
    may: LEADS,
    send: () => ({ form: { ...appointed, mail: "somebody@authority.example" } }),
  },
  { route: "GET /authority/people/:person", may: LEADS, roleFirst: "all" },
  {
    route: "POST /authority/people/:person",
    may: LEADS,
    roleFirst: "all",
    send: () => ({ form: { ...appointed, seenVersion: "2" } }),
  },
  { route: "GET /authority/people/:person/:change{suspend|restore}", may: LEADS, roleFirst: "all" },
  {
    route: "POST /authority/people/:person/:change{suspend|restore}",
    may: LEADS,
    roleFirst: "all",
    send: () => ({ form: REASON }),
  },
  { route: "GET /authority/audit", may: LOG_READERS },
  {
    route: "POST /authority/audit/check",
    may: LOG_READERS,
    passes: 200,
    send: ({ world }) => ({ form: { log: world.competitionId } }),
  },
  { route: "GET /authority/notices", may: STAFF },
  {
    route: "POST /authority/notices/read",
    may: STAFF,
    other: 303,
    otherInBody: true,
    send: async (given) => ({ form: { notices: await noticeFor(given) } }),
  },
  { route: "GET /authority/notices/undelivered", may: LEADS },
];

const to = { "to-day": "21", "to-month": "5", "to-year": "2014", time: "12:00" };
const appointed = { name: "Somebody", role: "evaluator", scope: "all" };
const byHand = {
  title: "Another competition",
  lots: "1; First lot; L1",
  minimumBidders: "2",
  marketSharePercent: "25",
  fundingPercent: "50",
  fundingMultiple: "2",
  "stage-kind": "lot-preferences",
  "stage-number": "1",
  "stage-opens-1-day": "2/6/2014",
  "stage-opens-1-time": "09:00",
  "stage-closes-1-day": "16/6/2014",
  "stage-closes-1-time": "12:00",
};
