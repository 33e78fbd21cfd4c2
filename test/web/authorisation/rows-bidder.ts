import { seenVersion } from "./acts.ts";
import { BIDDERS, bidderOf, each, MEMBERS, type Principal, SUBMITTERS } from "./principals.ts";
import type { Given, Row } from "./row.ts";
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
  { route: "GET /bidder/register", may: ["newcomer", ...BIDDERS] },
  {
    route: "POST /bidder/register",
    may: ["newcomer", ...BIDDERS],
    send: () => ({ form: { name: "Another organisation", kind: "company" } }),
  },
  { route: "GET /bidder", may: BIDDERS },
  { route: "GET /bidder/competitions/:competition", may: BIDDERS },
  { route: "GET /bidder/competitions/:competition/timetable", may: BIDDERS },
  { route: "GET /bidder/competitions/:competition/lots", may: BIDDERS },
  { route: "GET /bidder/competitions/:competition/preferences", may: BIDDERS },
  { route: `GET ${PAGES}`, may: PREQUALIFIED },
  { route: `GET ${PAGES}/choose-lots`, may: PREQUALIFIED, in: turnsBack },
  {
    route: `POST ${PAGES}/choose-lots`,
    may: PREQUALIFIED,
    in: refusesAll,
    send: async (given) => ({ form: { ...(await seen(given)), lots: ["lot-2", "lot-9"] } }),
  },
  // Only round 2 asks for an order.
  {
    route: `GET ${PAGES}/rank-lots`,
    may: PREQUALIFIED,
    passes: 303,
    in: { sealed: { passes: 200 } },
    params: { round: "preferences-2" },
  },
  {
    route: `POST ${PAGES}/rank-lots`,
    may: PREQUALIFIED,
    passes: 422,
    in: { sealed: { passes: 303 } },
    params: { round: "preferences-2" },
    send: async (given) => ({
      form: { ...(await seen(given, "preferences-2")), lots: ["lot-9", "lot-20"], move: "down lot-9" },
    }),
  },
  { route: `GET ${PAGES}/check-answers`, may: PREQUALIFIED, in: turnsBack },
  {
    route: `POST ${PAGES}/submit`,
    may: MAY_SUBMIT,
    lacking: notForMembers,
    in: shutForSubmitters,
    send: async (given) => ({ form: { ...(await seen(given)), lots: ["lot-3"] } }),
  },
  { route: `GET ${PAGES}/withdraw`, may: MAY_SUBMIT, lacking: notForMembers, in: turnsBack },
  {
    route: `POST ${PAGES}/withdraw`,
    may: MAY_SUBMIT,
    lacking: notForMembers,
    in: shutForSubmitters,
    send: async (given) => ({ form: await seen(given) }),
  },
  {
    route: `GET ${PAGES}/receipts/:submission`,
    may: PREQUALIFIED,
    except: { gammaSubmitter: 404 },
    in: NOTHING_YET,
  },
  {
    route: `GET ${PAGES}/receipts/:submission/receipt.json`,
    may: PREQUALIFIED,
    except: { gammaSubmitter: 404 },
    in: NOTHING_YET,
  },
  {
    route: `GET ${PAGES}/receipts/:submission/submitted/:document{[a-z][a-z0-9-]*\\.json}`,
    may: PREQUALIFIED,
    params: { document: "choice.json" },
    except: { gammaSubmitter: 404 },
    in: NOTHING_YET,
  },
  { route: "GET /bidder/organisation", may: BIDDERS },
  { route: "GET /bidder/people", may: BIDDERS },
  { route: "GET /bidder/people/invite", may: SUBMITTERS },
  {
    route: "POST /bidder/people/invite",
    may: SUBMITTERS,
    send: () => ({ form: { mail: "colleague@nowhere.example", name: "A colleague", role: "member" } }),
  },
  { route: "GET /bidder/people/:person/:change{suspend|restore}", may: SUBMITTERS, roleFirst: "all" },
  { route: "POST /bidder/people/:person/:change{suspend|restore}", may: SUBMITTERS, roleFirst: "all" },
  { route: "GET /bidder/people/:person/tokens", may: SUBMITTERS },
  {
    route: "POST /bidder/people/:person/tokens/:token/revoke",
    may: SUBMITTERS,
    // Gamma's colleague has never signed in, and has no token.
    except: { gammaSubmitter: 404 },
    roleFirst: "all",
    params: colleaguesToken,
  },
  { route: "GET /bidder/notices", may: BIDDERS },
  {
    route: "POST /bidder/notices/read",
    may: BIDDERS,
    other: 303,
    otherInBody: true,
    send: async (given) => ({ form: { notices: await noticeFor(given) } }),
  },

  { route: "GET /api/v1/bidder/competitions", may: BIDDERS },
  { route: "GET /api/v1/bidder/competitions/:competition", may: BIDDERS },
  { route: `GET ${API}`, may: PREQUALIFIED },
  {
    route: `PUT ${API}/draft`,
    may: PREQUALIFIED,
    lacking: notPrequalified,
    in: refusesAll,
    send: async (given) => ({ ...(await ifMatch(given)), json: { lots: ["lot-2", "lot-9"] } }),
  },
  {
    route: `POST ${API}/submissions`,
    may: MAY_SUBMIT,
    lacking: notPrequalified,
    in: shutForSubmitters,
    send: async (given) => ({ ...(await ifMatch(given)), json: { lots: ["lot-3"] } }),
  },
  {
    route: `POST ${API}/withdrawals`,
    may: MAY_SUBMIT,
    lacking: notPrequalified,
    in: shutForSubmitters,
    send: ifMatch,
  },
  {
    route: "GET /api/v1/bidder/competitions/:competition/receipts/:submission",
    may: PREQUALIFIED,
    except: { gammaSubmitter: 404 },
    in: NOTHING_YET,
  },
  { route: "GET /api/v1/bidder/notices", may: BIDDERS },
  {
    route: "POST /api/v1/bidder/notices/read",
    may: BIDDERS,
    passes: 200,
    other: 200,
    otherInBody: true,
    send: async (given) => ({ json: { notices: [await noticeFor(given)] } }),
  },
];
