import { loadMyResponse } from "../../../functions/responses/facts.ts";
import { seenVersionOf } from "../../../shared/responses/rules.ts";
import { anyKey } from "../../builders/competition.ts";
import { answered, sectionOf } from "../../builders/questionnaire.ts";
import { BIDDERS, bidderOf, each, MEMBERS, type Principal } from "./principals.ts";
import type { Sent } from "./exchange.ts";
import { aRow, type Given, type Row } from "./row.ts";

const PAGES = "/bidder/competitions/:competition/pqq";
const API = "/api/v1/bidder/competitions/:competition/pqq";
const UPLOADS = "files/:question/uploads";
const SUBMITTERS = ["alphaSubmitter", "betaSubmitter"] as const;
const RESPONDING = [...SUBMITTERS, ...MEMBERS] as const;
const NOT_GAMMA = { gammaSubmitter: 404 } as const;

/** The status in every state but the open one. */
const except = (passes: number, whom: readonly Principal[] = BIDDERS) => {
  const other = { passes, except: each(whom, passes) };
  return { before: other, closed: other, sealed: other, assessed: other, proposed: other, published: other };
};
/** The same of what Alpha and Beta have and Gamma has not. */
const gammaHasNone = (passes: number) =>
  Object.fromEntries(
    Object.keys(except(passes)).map((state) => [
      state,
      { passes, except: { ...each(RESPONDING, passes), ...NOT_GAMMA } },
    ]),
  );
/** Before it opens there is nothing; afterwards it can be read for good. */
const fromThenOn = (before = 404) => ({ before: { passes: before, except: each(BIDDERS, before) } });

/** Who does not submit is told so before anything is looked up. */
const notForMembers = { competition: each(MEMBERS, 403) };
/** Gamma may, and has nothing that it could submit or take back. */
const GAMMA_HAS_NOTHING = { competition: { ...each(MEMBERS, 403), gammaSubmitter: 404 } };

async function mine({ world, who }: Given) {
  const { submitter } = world.bidders[bidderOf(who) ?? "alpha"];
  return loadMyResponse(world.deps, { ...world, ...submitter });
}
const seen = async (given: Given) => {
  const response = await mine(given);
  return {
    seenVersion: seenVersionOf(
      response?.draft,
      response?.submitted,
      response?.organisation ?? { version: 0 },
    ),
  };
};
const ifMatch = async (given: Given) => ({ headers: { "if-match": `"${(await seen(given)).seenVersion}"` } });
const sectionSeen = async (given: Given, name: string) =>
  (await mine(given))?.draft?.sections[sectionOf(name).sectionId]?.version ?? 0;

/** Doing it again changes nothing. */
const NO_KEY = /idempotency-key/;

/** What people of a bidder see and do of its response to the PQQ. */
export const responseRows: readonly Row[] = [
  aRow(`GET ${PAGES}`, BIDDERS),
  aRow(`GET ${PAGES}/print`, BIDDERS, { in: { before: { passes: 303 } } }),
  aRow(`GET ${PAGES}/answers`, BIDDERS, {
    except: { gammaSubmitter: 303 },
    in: { before: { passes: 303 } },
  }),
  aRow(`GET ${PAGES}/reuse`, BIDDERS, { in: except(303) }),
  aRow(`POST ${PAGES}/reuse`, BIDDERS, {
    // Only Gamma has not begun.
    except: each(RESPONDING, 422),
    in: except(422),
    send: ({ world }) => ({ form: { from: world.pqq.elsewhere ?? "" } }),
  }),
  aRow(`GET ${PAGES}/sections/:section`, BIDDERS, { in: except(303) }),
  aRow(`POST ${PAGES}/sections/:section`, BIDDERS, {
    keepsRefused: true,
    in: except(422),
    send: async (given) => ({
      form: {
        seenVersion: String(await sectionSeen(given, "bidder")),
        "answer.bidder-name": "New name",
        "answer.form": "single",
        "answer.staff": "5",
        "answer.listing": "no",
      },
    }),
  }),
  aRow(`GET ${PAGES}/check-answers`, BIDDERS, { in: except(303) }),
  aRow(`GET ${PAGES}/submit`, BIDDERS, { passes: 303 }),
  aRow(`POST ${PAGES}/submit`, SUBMITTERS, {
    lacking: GAMMA_HAS_NOTHING,
    except: { gammaSubmitter: 422 },
    in: except(422, SUBMITTERS),
    send: async (given) => ({ form: await seen(given) }),
  }),
  aRow(`GET ${PAGES}/withdraw`, SUBMITTERS, {
    lacking: notForMembers,
    except: { gammaSubmitter: 303 },
    in: except(303, SUBMITTERS),
  }),
  aRow(`POST ${PAGES}/withdraw`, SUBMITTERS, {
    except: { gammaSubmitter: 422 },
    lacking: GAMMA_HAS_NOTHING,
    in: except(422, [...SUBMITTERS, "gammaSubmitter"]),
    send: async (given) => ({ form: await seen(given) }),
  }),
  aRow(`GET ${PAGES}/receipts/:submission`, BIDDERS, { except: NOT_GAMMA, in: fromThenOn() }),
  aRow(`GET ${PAGES}/receipts/:submission/answers`, BIDDERS, { except: NOT_GAMMA, in: fromThenOn() }),
  aRow(`GET ${PAGES}/receipts/:submission/receipt.json`, BIDDERS, {
    except: NOT_GAMMA,
    in: fromThenOn(),
  }),
  aRow(`GET ${PAGES}/receipts/:submission/submitted/:document{[a-z][a-z0-9-]*\\.json}`, BIDDERS, {
    except: NOT_GAMMA,
    in: fromThenOn(),
  }),
  aRow(`GET ${PAGES}/files/:question`, BIDDERS, { in: fromThenOn() }),
  aRow(`POST ${PAGES}/files/:question`, BIDDERS, {
    in: { ...except(422), ...fromThenOn() },
    send: () => aFile(),
  }),
  aRow(`POST ${PAGES}/files/:question/:file/remove`, BIDDERS, {
    except: NOT_GAMMA,
    in: { ...gammaHasNone(422), ...fromThenOn() },
  }),
  aRow(`GET ${PAGES}/files/:question/:file/download`, BIDDERS, {
    passes: 302,
    except: NOT_GAMMA,
    in: fromThenOn(),
  }),
  ...uploadRows(PAGES),
  ...uploadRows(API),

  aRow("GET /api/v1/bidder/competitions/:competition/questionnaire", BIDDERS, { in: fromThenOn(422) }),
  aRow(`GET ${API}`, BIDDERS),
  aRow(`GET ${API}/sections/:section`, BIDDERS, { in: fromThenOn() }),
  aRow(`PUT ${API}/sections/:section`, BIDDERS, {
    keepsRefused: true,
    harmless: /answers is \{\}|idempotency-key/,
    in: except(422),
    send: async (given) => ({
      headers: { "if-match": `"${await sectionSeen(given, "bidder")}"` },
      json: { answers: answered(sectionOf("bidder")) },
    }),
  }),
  aRow(`POST ${API}/reuse`, BIDDERS, {
    // An empty key is none, and here it may be left out.
    harmless: /idempotency-key is $/,
    passes: 200,
    except: each(RESPONDING, 422),
    in: except(422),
    send: ({ world }) => ({ json: { from: world.pqq.elsewhere ?? `cmp_${"0".repeat(26)}` } }),
  }),
  aRow(`GET ${API}/submissions`, BIDDERS),
  aRow(`POST ${API}/submissions`, SUBMITTERS, {
    except: { gammaSubmitter: 422 },
    lacking: { competition: NOT_GAMMA },
    in: except(422, [...SUBMITTERS, "gammaSubmitter"]),
    send: ifMatch,
  }),
  aRow(`POST ${API}/withdrawals`, SUBMITTERS, {
    except: { gammaSubmitter: 422 },
    lacking: { competition: NOT_GAMMA },
    in: except(422, [...SUBMITTERS, "gammaSubmitter"]),
    send: ifMatch,
  }),
  aRow(`GET ${API}/receipts/:submission`, BIDDERS, { except: NOT_GAMMA, in: fromThenOn() }),
  aRow(`GET ${API}/receipts/:submission/answers/:section`, BIDDERS, {
    except: NOT_GAMMA,
    in: fromThenOn(),
  }),
  aRow(`GET ${API}/receipts/:submission/profile`, BIDDERS, { except: NOT_GAMMA, in: fromThenOn() }),
];

/** Uploads in parts: the same for the script of a page and for a program. Alpha's and Beta's file is complete already. */
function uploadRows(base: typeof PAGES | typeof API): readonly Row[] {
  const UPLOAD = `${base}/${UPLOADS}/:file` as const;
  const shut = except(422);
  const known = {
    may: BIDDERS,
    passes: 200,
    except: NOT_GAMMA,
    in: { ...gammaHasNone(422), ...fromThenOn() },
  };
  return [
    aRow(`POST ${base}/${UPLOADS}`, BIDDERS, {
      passes: 201,
      in: shut,
      send: () => asJson(base, { name: "more.txt", size: 5 }),
    }),
    { route: `GET ${UPLOAD}`, ...known },
    {
      route: `POST ${UPLOAD}/parts`,
      ...known,
      writes: [],
      harmless: /idempotency-key/,
      send: () => asJson(base, { parts: [1] }),
    },
    {
      route: `POST ${UPLOAD}/completion`,
      ...known,
      // It is complete and attached: whoever completes it again is told so, also after closing.
      in: fromThenOn(),
      writes: [],
      harmless: NO_KEY,
      send: () => asJson(base, {}),
    },
    { route: `DELETE ${UPLOAD}`, ...known, send: () => asJson(base, {}) },
  ];
}

/** What a page's script sends is JSON, though the page is no part of the API. */
const asJson = (base: string, json: Readonly<Record<string, unknown>>): Sent =>
  base === API
    ? { json }
    : {
        body: JSON.stringify(json),
        headers: { "content-type": "application/json", "idempotency-key": anyKey() },
      };

/** A form with a small file in it. */
function aFile() {
  const body = new FormData();
  body.set("requestKey", anyKey());
  body.set("files", new File(["Figures"], "more.txt", { type: "text/plain" }));
  return { body };
}
