import { LEADS, LOG_READERS } from "./principals.ts";
import { aRow, type Row } from "./row.ts";

const DRAFTS = "/authority/competition-drafts";
const DRAFT = `${DRAFTS}/:draft`;
const API = "/api/v1/authority/competition-drafts";

const TEMPLATE = { from: "transforming-rehabilitation-2013" };
const seen = { seenVersion: "1" };
const ifMatch = { headers: { "if-match": '"1"' } };

/** Who prepares competitions, in a browser. */
export const draftRows: readonly Row[] = [
  aRow(`GET ${DRAFTS}`, LOG_READERS),
  aRow(`GET ${DRAFTS}/copy`, LEADS),
  aRow(`POST ${DRAFTS}/copy`, LEADS, { send: () => ({ form: TEMPLATE }) }),
  aRow(`GET ${DRAFTS}/by-hand`, LEADS),
  aRow(`POST ${DRAFTS}/by-hand`, LEADS, { send: () => ({ form: byHand }) }),
  aRow(`GET ${DRAFT}`, LOG_READERS, { roleFirst: "all" }),
  aRow(`GET ${DRAFT}/edit`, LEADS, { roleFirst: "all" }),
  aRow(`POST ${DRAFT}/edit`, LEADS, { roleFirst: "all", send: () => ({ form: { ...byHand, ...seen } }) }),
  aRow(`GET ${DRAFT}/discard`, LEADS, { roleFirst: "all" }),
  aRow(`POST ${DRAFT}/discard`, LEADS, { roleFirst: "all", send: () => ({ form: seen }) }),
  aRow(`POST ${DRAFT}/publish`, LEADS, {
    roleFirst: "all",
    send: () => ({ form: { ...seen, reason: "Announced" } }),
  }),
];

/** The same by a program. */
export const draftApiRows: readonly Row[] = [
  aRow(`GET ${API}`, LOG_READERS),
  aRow(`GET ${API}/:draft`, LOG_READERS, { roleFirst: "all" }),
  aRow(`POST ${API}`, LEADS, { send: () => ({ json: content }) }),
  aRow("POST /api/v1/authority/competition-draft-copies", LEADS, { send: () => ({ json: TEMPLATE }) }),
  aRow(`PUT ${API}/:draft`, LEADS, { passes: 200, send: () => ({ ...ifMatch, json: content }) }),
  aRow(`DELETE ${API}/:draft`, LEADS, { passes: 200, send: () => ifMatch }),
  aRow(`POST ${API}/:draft/publish`, LEADS, {
    send: () => ({ ...ifMatch, json: { reason: "Announced" } }),
  }),
];

const byHand = {
  title: "Another competition",
  lots: "1; First lot",
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
const content = {
  title: "Another competition",
  lots: [{ lotId: "lot-1", cpaNumber: 1, name: "First lot", aliases: [], prisons: [], tile: [0, 0] }],
  minimumBidders: 2,
  caps: { marketSharePercent: 25, fundingPercent: 50, fundingMultiple: 2 },
  stages: [],
};
