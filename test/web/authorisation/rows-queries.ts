import { BIDDERS, each, LEADS, SUBMITTERS } from "./principals.ts";
import { aRow, type Given, type Row } from "./row.ts";
import { onceSealed, over, OVERSEERS, TOO_EARLY } from "./rows-evaluation.ts";

const QUERIES = "/authority/competitions/:competition/queries";
const API = `/api/v1${QUERIES}` as const;
const BIDDER = "/bidder/competitions/:competition/queries";
const alpha = ({ world }: Given) => world.bidders.alpha.submitter.organisationId;
const question = { sectionId: "capability", question: "How many?", answerBy: "2013-12-03T12:00" };
const typedQuestion = {
  sectionId: "capability",
  question: "How many?",
  "due-day": "3",
  "due-month": "12",
  "due-year": "2013",
  "due-time": "12:00",
};

/** What people of the authority see and do of questions to bidders. */
export const authorityQueryRows = onceSealed([
  aRow(`GET ${QUERIES}`, OVERSEERS),
  aRow(`GET ${QUERIES}/ask`, LEADS, { roleFirst: "all", audits: LEADS }),
  aRow(`POST ${QUERIES}/ask`, LEADS, {
    roleFirst: "all",
    audits: LEADS,
    in: { ...TOO_EARLY, assessed: { passes: 422 }, ...over() },
    send: (given) => ({ form: { ...typedQuestion, organisationId: alpha(given) } }),
  }),
  aRow(`GET ${API}`, OVERSEERS, { roleFirst: "all" }),
  aRow(`POST ${API}`, LEADS, {
    in: { ...TOO_EARLY, assessed: { passes: 422 }, ...over() },
    send: (given) => ({ json: { ...question, organisationId: alpha(given) } }),
  }),
]);

const NOT_ASKED = { gammaSubmitter: 404 } as const;
const notYet = { passes: 404, except: each(BIDDERS, 404) };
const noneYet = { passes: 404, except: each(SUBMITTERS, 404) };
const UNASKED_SUBMITTERS = { before: noneYet, open: noneYet, closed: noneYet };
const UNASKED = { before: notYet, open: notYet, closed: notYet };

/** What bidders see and do of the questions that they were asked. */
export const queryRows: readonly Row[] = [
  aRow(`GET ${BIDDER}`, BIDDERS),
  aRow(`GET ${BIDDER}/:query`, BIDDERS, { except: NOT_ASKED, in: UNASKED, at: "sealed" }),
  aRow(`POST ${BIDDER}/:query`, SUBMITTERS, {
    except: NOT_ASKED,
    roleFirst: "all",
    in: { ...UNASKED_SUBMITTERS, assessed: { passes: 422 }, ...over() },
    at: "sealed",
    send: () => ({ form: { answer: "Twelve" } }),
  }),
  aRow(`GET ${BIDDER}/:query/draft`, BIDDERS, { except: NOT_ASKED, in: UNASKED, at: "sealed", passes: 303 }),
  aRow(`POST ${BIDDER}/:query/draft`, BIDDERS, {
    except: NOT_ASKED,
    roleFirst: "all",
    in: { ...UNASKED, assessed: { passes: 422 }, ...over() },
    at: "sealed",
    send: () => ({ form: { answer: "Twelve", seenVersion: "0" } }),
  }),
  aRow(`GET /api/v1${BIDDER}`, BIDDERS),
  aRow(`PUT /api/v1${BIDDER}/:query/draft`, BIDDERS, {
    harmless: /answer is "x{9}/,
    passes: 200,
    except: NOT_ASKED,
    in: { ...UNASKED, assessed: { passes: 422 }, ...over() },
    at: "sealed",
    send: () => ({ json: { answer: "Twelve" }, headers: { "if-match": '"0"' } }),
  }),
  aRow(`POST /api/v1${BIDDER}/:query/answer`, SUBMITTERS, {
    harmless: /answer is "x{9}/,
    passes: 200,
    except: NOT_ASKED,
    in: { ...UNASKED_SUBMITTERS, assessed: { passes: 422 }, ...over() },
    at: "sealed",
    send: () => ({ json: { answer: "Twelve" } }),
  }),
];
