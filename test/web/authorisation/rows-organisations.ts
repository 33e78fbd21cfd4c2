import { loadOrganisation } from "../../../functions/organisations/facts.ts";
import { BIDDERS, bidderOf, each, LEADS, type Principal, STAFF, SUBMITTERS } from "./principals.ts";
import { aRow, type Given, type Row } from "./row.ts";
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
  aRow(`GET ${OWN}/edit/:part{${PART}}`, SUBMITTERS, { params: { part: "details" } }),
  aRow(`POST ${OWN}/edit/:part{${PART}}`, SUBMITTERS, {
    params: { part: "details" },
    send: async (given) => ({
      form: { ...(await seen(given)), name: "Renamed", kind: "charity", aliases: "" },
    }),
  }),
  aRow(`GET ${OWN}/members`, BIDDERS),
  aRow(`GET ${OWN}/members/add`, SUBMITTERS, { in: whenShut(303) }),
  aRow(`POST ${OWN}/members/add`, SUBMITTERS, {
    in: whenShut(422),
    send: async (given) => ({ form: { ...(await seen(given)), ...member } }),
  }),
  aRow(`GET ${OWN}/members/:member{[0-9]+}`, SUBMITTERS, {
    roleFirst: "all",
    in: whenShut(303),
    params: { member: "2" },
  }),
  aRow(`POST ${OWN}/members/:member{[0-9]+}`, SUBMITTERS, {
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
  }),
  aRow(`GET ${OWN}/members/:member{[0-9]+}/remove`, SUBMITTERS, {
    roleFirst: "all",
    in: whenShut(303),
    params: { member: "2" },
  }),
  aRow(`POST ${OWN}/members/:member{[0-9]+}/remove`, SUBMITTERS, {
    roleFirst: "all",
    // Who is gone already is not looked for: the list says who is there.
    lacking: { member: each(SUBMITTERS, 303) },
    in: whenShut(422),
    send: async (given) => ({
      form: { ...(await seen(given)), formerly: (await organisation(given))?.members[1]?.name ?? "" },
    }),
    params: { member: "2" },
  }),
  aRow(`GET ${OWN}/confirmation`, BIDDERS),
  aRow(`POST ${OWN}/confirmation`, SUBMITTERS),
  aRow(`GET ${CHANGES}`, BIDDERS),
  aRow(`GET ${CHANGES}/:what{add|remove|replace|share}`, SUBMITTERS, {
    at: "sealed",
    except: { gammaSubmitter: 303 },
    in: { before: { passes: 303 }, open: { passes: 303 } },
    params: { what: "add" },
  }),
  aRow(`POST ${CHANGES}/:what{add|remove|replace|share}`, SUBMITTERS, {
    at: "sealed",
    // Alpha waits for a decision; Gamma's members are not fixed.
    except: { alphaSubmitter: 422, gammaSubmitter: 422 },
    in: unsealed(422, SUBMITTERS),
    params: { what: "add" },
    send: () => ({ form: { ...member, ...REASON } }),
  }),
  aRow(`POST ${CHANGES}/:change/withdraw`, SUBMITTERS, {
    roleFirst: "all",
    at: "sealed",
    except: { betaSubmitter: 404, gammaSubmitter: 404 },
    in: unsealed(404, SUBMITTERS),
    params: alphasChange,
  }),
  aRow("GET /bidder/people/:person/role", SUBMITTERS, { roleFirst: "all" }),
  aRow("POST /bidder/people/:person/role", SUBMITTERS, {
    roleFirst: "all",
    send: () => ({ form: { role: "submitter" } }),
  }),
  aRow("GET /bidder/people/:person/remove", SUBMITTERS, { roleFirst: "all" }),
  aRow("POST /bidder/people/:person/remove", SUBMITTERS, { roleFirst: "all" }),

  aRow(`POST ${API}/organisations`, ["newcomer", ...BIDDERS], {
    send: () => ({ json: { name: "Another organisation", kind: "company", members: [] } }),
  }),
  aRow(`GET ${API}/organisation`, BIDDERS),
  aRow(`PUT ${API}/organisation`, SUBMITTERS, {
    send: async (given) => ({
      headers: { "if-match": `"${(await seen(given)).seenVersion}"` },
      json: { name: "Renamed" },
    }),
  }),
  aRow(`GET ${API}/people`, BIDDERS),
  aRow(`POST ${API}/people`, SUBMITTERS, {
    send: () => ({ json: { mail: "colleague@nowhere.example", name: "A colleague", role: "member" } }),
  }),
  aRow(`POST ${API}/people/:person/suspensions`, SUBMITTERS, {
    send: () => ({ json: { suspend: true } }),
  }),
  aRow(`PUT ${API}/people/:person/role`, SUBMITTERS, {
    send: () => ({ json: { role: "submitter" } }),
  }),
  aRow(`DELETE ${API}/people/:person/tokens/:token`, SUBMITTERS, {
    passes: 200,
    except: { gammaSubmitter: 404 },
    params: colleaguesToken,
    send: () => ({ json: {} }),
  }),
  aRow(`DELETE ${API}/people/:person`, SUBMITTERS, {
    passes: 200,
    send: () => ({ json: {} }),
  }),
  aRow(`POST ${API}/membership-changes`, SUBMITTERS, {
    at: "sealed",
    except: { alphaSubmitter: 422, gammaSubmitter: 422 },
    in: unsealed(422, SUBMITTERS),
    send: () => ({ json: { change: { what: "add", member }, ...REASON } }),
  }),
  aRow(`POST ${API}/membership-changes/:change/withdrawals`, SUBMITTERS, {
    at: "sealed",
    except: { betaSubmitter: 404, gammaSubmitter: 404 },
    in: unsealed(404, SUBMITTERS),
    params: alphasChange,
  }),
];

function alphasChange({ pqq }: Given["world"]) {
  return { change: pqq.changes.alpha ?? `chg_${"0".repeat(26)}` };
}

/** What the authority sees of organisations and decides about their members. */
export const authorityOrganisationRows: readonly Row[] = [
  aRow("GET /authority/organisations/:organisation/versions/:version", STAFF),
  aRow("GET /authority/organisations/membership-changes", STAFF, { at: "sealed" }),
  aRow("GET /authority/organisations/membership-changes/:change", STAFF, {
    at: "sealed",
    in: unsealed(404, STAFF),
    params: alphasChange,
  }),
  aRow("POST /authority/organisations/membership-changes/:change", LEADS, {
    roleFirst: "all",
    at: "sealed",
    in: unsealed(404, LEADS),
    params: alphasChange,
    send: () => ({ form: { ...REASON, approve: "yes" } }),
  }),
  aRow("GET /api/v1/authority/membership-changes", STAFF, { at: "sealed" }),
  aRow("POST /api/v1/authority/membership-changes/:change/decisions", LEADS, {
    at: "sealed",
    in: unsealed(404, LEADS),
    params: alphasChange,
    send: () => ({ json: { ...REASON, approve: true } }),
  }),
];

/** Before the sealing nobody can ask for a change, and so there is none. */
function unsealed(passes: number, may: readonly Principal[]) {
  const none = { passes, except: each(may, passes) };
  return { before: none, open: none, closed: none };
}
