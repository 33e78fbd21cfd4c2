import { loadOrganisation } from "../../../functions/organisations/facts.ts";
import { BIDDERS, bidderOf, each, LEADS, type Principal, STAFF, SUBMITTERS } from "./principals.ts";
import type { Given, Row } from "./row.ts";
import { colleaguesToken } from "./rows-bidder.ts";

const OWN = "/bidder/organisation";
const CHANGES = `${OWN}/changes` as const;
const API = "/api/v1/bidder";
const PART = "details|numbers|address|contacts";
const RESPONDING = ["alphaSubmitter", "betaSubmitter"] as const;
const REASON = { reason: "For a reason" };

const organisation = ({ world, who }: Given) =>
  loadOrganisation(world.deps.table, world.bidders[bidderOf(who) ?? "alpha"].submitter.organisationId);
const seen = async (given: Given) => ({ seenVersion: String((await organisation(given))?.version ?? 0) });
const member = { name: "A new member", kind: "company" };

/** Members are fixed once the PQQ is closed with a response in it: Gamma's are not. From the sealing on a change can be asked for. */
const SHUT = ["closed", "sealed", "assessed", "proposed", "published"] as const;
const whenShut = (status: number) =>
  Object.fromEntries(SHUT.map((state) => [state, { except: each(RESPONDING, status) }]));

/** What bidders see and do of their organisation, its members and its people. */
export const organisationRows: readonly Row[] = [
  { route: `GET ${OWN}/edit/:part{${PART}}`, may: SUBMITTERS, params: { part: "details" } },
  {
    route: `POST ${OWN}/edit/:part{${PART}}`,
    may: SUBMITTERS,
    params: { part: "details" },
    send: async (given) => ({
      form: { ...(await seen(given)), name: "Renamed", kind: "charity", aliases: "" },
    }),
  },
  { route: `GET ${OWN}/members`, may: BIDDERS },
  { route: `GET ${OWN}/members/add`, may: SUBMITTERS, in: whenShut(303) },
  {
    route: `POST ${OWN}/members/add`,
    may: SUBMITTERS,
    in: whenShut(422),
    send: async (given) => ({ form: { ...(await seen(given)), ...member } }),
  },
  {
    route: `GET ${OWN}/members/:member{[0-9]+}`,
    may: SUBMITTERS,
    roleFirst: "all",
    in: whenShut(303),
    params: { member: "2" },
  },
  {
    route: `POST ${OWN}/members/:member{[0-9]+}`,
    may: SUBMITTERS,
    roleFirst: "all",
    in: whenShut(422),
    send: async (given) => ({
      form: {
        ...(await seen(given)),
        ...member,
        formerly: (await organisation(given))?.members[1]?.name ?? "",
      },
    }),
    params: { member: "2" },
  },
  {
    route: `GET ${OWN}/members/:member{[0-9]+}/remove`,
    may: SUBMITTERS,
    roleFirst: "all",
    in: whenShut(303),
    params: { member: "2" },
  },
  {
    route: `POST ${OWN}/members/:member{[0-9]+}/remove`,
    may: SUBMITTERS,
    roleFirst: "all",
    // Who is gone already is not looked for: the list says who is there.
    lacking: { member: each(SUBMITTERS, 303) },
    in: whenShut(422),
    send: async (given) => ({
      form: { ...(await seen(given)), formerly: (await organisation(given))?.members[1]?.name ?? "" },
    }),
    params: { member: "2" },
  },
  { route: `GET ${OWN}/confirmation`, may: BIDDERS },
  { route: `POST ${OWN}/confirmation`, may: SUBMITTERS },
  { route: `GET ${CHANGES}`, may: BIDDERS },
  {
    route: `GET ${CHANGES}/:what{add|remove|replace|share}`,
    may: SUBMITTERS,
    at: "sealed",
    except: { gammaSubmitter: 303 },
    in: { before: { passes: 303 }, open: { passes: 303 } },
    params: { what: "add" },
  },
  {
    route: `POST ${CHANGES}/:what{add|remove|replace|share}`,
    may: SUBMITTERS,
    at: "sealed",
    // Alpha waits for a decision; Gamma's members are not fixed.
    except: { alphaSubmitter: 422, gammaSubmitter: 422 },
    in: unsealed(422, SUBMITTERS),
    params: { what: "add" },
    send: () => ({ form: { ...member, ...REASON } }),
  },
  {
    route: `POST ${CHANGES}/:change/withdraw`,
    may: SUBMITTERS,
    roleFirst: "all",
    at: "sealed",
    except: { betaSubmitter: 404, gammaSubmitter: 404 },
    in: unsealed(404, SUBMITTERS),
    params: alphasChange,
  },
  { route: "GET /bidder/people/:person/role", may: SUBMITTERS, roleFirst: "all" },
  {
    route: "POST /bidder/people/:person/role",
    may: SUBMITTERS,
    roleFirst: "all",
    send: () => ({ form: { role: "submitter" } }),
  },
  { route: "GET /bidder/people/:person/remove", may: SUBMITTERS, roleFirst: "all" },
  { route: "POST /bidder/people/:person/remove", may: SUBMITTERS, roleFirst: "all" },

  {
    route: `POST ${API}/organisations`,
    may: ["newcomer", ...BIDDERS],
    send: () => ({ json: { name: "Another organisation", kind: "company", members: [] } }),
  },
  { route: `GET ${API}/organisation`, may: BIDDERS },
  {
    route: `PUT ${API}/organisation`,
    may: SUBMITTERS,
    send: async (given) => ({
      headers: { "if-match": `"${(await seen(given)).seenVersion}"` },
      json: { name: "Renamed" },
    }),
  },
  { route: `GET ${API}/people`, may: BIDDERS },
  {
    route: `POST ${API}/people`,
    may: SUBMITTERS,
    send: () => ({ json: { mail: "colleague@nowhere.example", name: "A colleague", role: "member" } }),
  },
  {
    route: `POST ${API}/people/:person/suspensions`,
    may: SUBMITTERS,
    send: () => ({ json: { suspend: true } }),
  },
  {
    route: `PUT ${API}/people/:person/role`,
    may: SUBMITTERS,
    send: () => ({ json: { role: "submitter" } }),
  },
  {
    route: `DELETE ${API}/people/:person/tokens/:token`,
    may: SUBMITTERS,
    passes: 200,
    except: { gammaSubmitter: 404 },
    params: colleaguesToken,
    send: () => ({ json: {} }),
  },
  {
    route: `DELETE ${API}/people/:person`,
    may: SUBMITTERS,
    passes: 200,
    send: () => ({ json: {} }),
  },
  {
    route: `POST ${API}/membership-changes`,
    may: SUBMITTERS,
    at: "sealed",
    except: { alphaSubmitter: 422, gammaSubmitter: 422 },
    in: unsealed(422, SUBMITTERS),
    send: () => ({ json: { change: { what: "add", member }, ...REASON } }),
  },
  {
    route: `POST ${API}/membership-changes/:change/withdrawals`,
    may: SUBMITTERS,
    at: "sealed",
    except: { betaSubmitter: 404, gammaSubmitter: 404 },
    in: unsealed(404, SUBMITTERS),
    params: alphasChange,
  },
];

function alphasChange({ pqq }: Given["world"]) {
  return { change: pqq.changes.alpha ?? `chg_${"0".repeat(26)}` };
}

/** What the authority sees of organisations and decides about their members. */
export const authorityOrganisationRows: readonly Row[] = [
  { route: "GET /authority/organisations/:organisation/versions/:version", may: STAFF },
  { route: "GET /authority/organisations/membership-changes", may: STAFF, at: "sealed" },
  {
    route: "GET /authority/organisations/membership-changes/:change",
    may: STAFF,
    at: "sealed",
    in: unsealed(404, STAFF),
    params: alphasChange,
  },
  {
    route: "POST /authority/organisations/membership-changes/:change",
    may: LEADS,
    roleFirst: "all",
    at: "sealed",
    in: unsealed(404, LEADS),
    params: alphasChange,
    send: () => ({ form: { ...REASON, approve: "yes" } }),
  },
  { route: "GET /api/v1/authority/membership-changes", may: STAFF, at: "sealed" },
  {
    route: "POST /api/v1/authority/membership-changes/:change/decisions",
    may: LEADS,
    at: "sealed",
    in: unsealed(404, LEADS),
    params: alphasChange,
    send: () => ({ json: { ...REASON, approve: true } }),
  },
];

/** Before the sealing nobody can ask for a change, and so there is none. */
function unsealed(passes: number, may: readonly Principal[]) {
  const none = { passes, except: each(may, passes) };
  return { before: none, open: none, closed: none };
}
