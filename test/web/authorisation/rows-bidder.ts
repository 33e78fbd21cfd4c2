import { seenVersion } from "./acts.ts";
import { BIDDERS, bidderOf, each, MEMBERS, type Principal, SUBMITTERS } from "./principals.ts";
import { aRow, type Given, type Row } from "./row.ts";
import { noticeFor } from "./things.ts";
import type { World } from "./world.ts";

const PREQUALIFIED = ["alphaSubmitter", "alphaMember", "betaSubmitter", "betaMember"] as const;
const MAY_SUBMIT = ["alphaSubmitter", "betaSubmitter"] as const;
const PAGES = "/bidder/competitions/:competition/preferences/:round";
const API = "/api/v1/bidder/competitions/:competition/preferences/:round";

/** While a round is not open, its steps lead back to it, and what is sent is refused in words. */
const turnsBack = { before: { passes: 303 }, closed: { passes: 303 }, sealed: { passes: 303 } };
const membersToo = { passes: 422, except: each(MEMBERS, 422) };
const refusesAll = { before: membersToo, closed: membersToo, sealed: membersToo };
const shutForSubmitters = { before: { passes: 422 }, closed: { passes: 422 }, sealed: { passes: 422 } };
/** Who does not submit is told so first. */
const notForMembers = { competition: each(MEMBERS, 403), round: each(MEMBERS, 403) };
/** That an organisation has not pre-qualified shows when the competition is looked at. */
const notPrequalified = { competition: { gammaSubmitter: 404 }, round: { gammaSubmitter: 404 } };
/** Before the round nobody has submitted anything. */
const NOTHING_YET = { before: { passes: 404 } };

const seen = async ({ world, who }: Given, round = "preferences-1") => ({
  seenVersion: await seenVersion(world, world.bidders[bidderOf(who) ?? "alpha"].submitter, round),
});
const ifMatch = async (given: Given) => ({ headers: { "if-match": `"${(await seen(given)).seenVersion}"` } });

/** The token of a submitter's colleague. */
export const colleaguesToken = ({ signedIn }: World, who: Principal) => ({
  token: signedIn[who === "betaSubmitter" ? "betaMember" : "alphaMember"]?.tokenId ?? "",
});

/** What people of Tier 1 organisations see and do. */
export const bidderRows: readonly Row[] = [
  aRow("GET /bidder/register", ["newcomer", ...BIDDERS]),
  aRow("POST /bidder/register", ["newcomer", ...BIDDERS], {
    send: () => ({ form: { name: "Another organisation", kind: "company" } }),
  }),
  aRow("GET /bidder", BIDDERS),
  aRow("GET /bidder/competitions/:competition", BIDDERS),
  aRow("GET /bidder/competitions/:competition/timetable", BIDDERS),
  aRow("GET /bidder/competitions/:competition/lots", BIDDERS),
  aRow("GET /bidder/competitions/:competition/preferences", BIDDERS),
  aRow(`GET ${PAGES}`, PREQUALIFIED),
  aRow(`GET ${PAGES}/choose-lots`, PREQUALIFIED, { in: turnsBack }),
  aRow(`POST ${PAGES}/choose-lots`, PREQUALIFIED, {
    in: refusesAll,
    send: async (given) => ({ form: { ...(await seen(given)), lots: ["lot-2", "lot-9"] } }),
  }),
  // Only round 2 asks for an order.
  aRow(`GET ${PAGES}/rank-lots`, PREQUALIFIED, {
    passes: 303,
    in: { sealed: { passes: 200 } },
    params: { round: "preferences-2" },
  }),
  aRow(`POST ${PAGES}/rank-lots`, PREQUALIFIED, {
    passes: 422,
    in: { sealed: { passes: 303 } },
    params: { round: "preferences-2" },
    send: async (given) => ({
      form: { ...(await seen(given, "preferences-2")), lots: ["lot-9", "lot-20"], move: "down lot-9" },
    }),
  }),
  aRow(`GET ${PAGES}/check-answers`, PREQUALIFIED, { in: turnsBack }),
  aRow(`POST ${PAGES}/submit`, MAY_SUBMIT, {
    lacking: notForMembers,
    in: shutForSubmitters,
    send: async (given) => ({ form: { ...(await seen(given)), lots: ["lot-3"] } }),
  }),
  aRow(`GET ${PAGES}/withdraw`, MAY_SUBMIT, { lacking: notForMembers, in: turnsBack }),
  aRow(`POST ${PAGES}/withdraw`, MAY_SUBMIT, {
    lacking: notForMembers,
    in: shutForSubmitters,
    send: async (given) => ({ form: await seen(given) }),
  }),
  aRow(`GET ${PAGES}/receipts/:submission`, PREQUALIFIED, {
    except: { gammaSubmitter: 404 },
    in: NOTHING_YET,
  }),
  aRow(`GET ${PAGES}/receipts/:submission/receipt.json`, PREQUALIFIED, {
    except: { gammaSubmitter: 404 },
    in: NOTHING_YET,
  }),
  aRow(`GET ${PAGES}/receipts/:submission/submitted/:document{[a-z][a-z0-9-]*\\.json}`, PREQUALIFIED, {
    params: { document: "choice.json" },
    except: { gammaSubmitter: 404 },
    in: NOTHING_YET,
  }),
  aRow("GET /bidder/organisation", BIDDERS),
  aRow("GET /bidder/people", BIDDERS),
  aRow("GET /bidder/people/invite", SUBMITTERS),
  aRow("POST /bidder/people/invite", SUBMITTERS, {
    send: () => ({ form: { mail: "colleague@nowhere.example", name: "A colleague", role: "member" } }),
  }),
  aRow("GET /bidder/people/:person/:change{suspend|restore}", SUBMITTERS, { roleFirst: "all" }),
  aRow("POST /bidder/people/:person/:change{suspend|restore}", SUBMITTERS, { roleFirst: "all" }),
  aRow("GET /bidder/people/:person/tokens", SUBMITTERS),
  aRow("POST /bidder/people/:person/tokens/:token/revoke", SUBMITTERS, {
    // Gamma's colleague has never signed in, and has no token.
    except: { gammaSubmitter: 404 },
    roleFirst: "all",
    params: colleaguesToken,
    send: () => ({ form: {} }),
  }),
  aRow("GET /bidder/notices", BIDDERS),
  aRow("POST /bidder/notices/read", BIDDERS, {
    other: 303,
    otherInBody: true,
    send: async (given) => ({ form: { notices: await noticeFor(given) } }),
  }),

  aRow("GET /api/v1/bidder/competitions", BIDDERS),
  aRow("GET /api/v1/bidder/competitions/:competition", BIDDERS),
  aRow(`GET ${API}`, PREQUALIFIED),
  aRow(`PUT ${API}/draft`, PREQUALIFIED, {
    lacking: notPrequalified,
    in: refusesAll,
    send: async (given) => ({ ...(await ifMatch(given)), json: { lots: ["lot-2", "lot-9"] } }),
  }),
  aRow(`POST ${API}/submissions`, MAY_SUBMIT, {
    lacking: notPrequalified,
    in: shutForSubmitters,
    send: async (given) => ({ ...(await ifMatch(given)), json: { lots: ["lot-3"] } }),
  }),
  aRow(`POST ${API}/withdrawals`, MAY_SUBMIT, {
    lacking: notPrequalified,
    in: shutForSubmitters,
    send: ifMatch,
  }),
  aRow("GET /api/v1/bidder/competitions/:competition/receipts/:submission", PREQUALIFIED, {
    except: { gammaSubmitter: 404 },
    in: NOTHING_YET,
  }),
  aRow("GET /api/v1/bidder/notices", BIDDERS),
  aRow("POST /api/v1/bidder/notices/read", BIDDERS, {
    passes: 200,
    other: 200,
    otherInBody: true,
    send: async (given) => ({ json: { notices: [await noticeFor(given)] } }),
  }),
];
