import { loadStagedQuestionnaire } from "../../../functions/questionnaire/facts.ts";
import { SMALL } from "../../builders/questionnaire.ts";
import { LEADS, LOOKERS } from "./principals.ts";
import { aRow, type Given, type Row } from "./row.ts";
import type { State } from "./world.ts";

const QUESTIONNAIRE = "/authority/competitions/:competition/questionnaire";
const API = `/api/v1${QUESTIONNAIRE}` as const;

const LATER = ["open", "closed", "sealed", "assessed", "proposed", "published"] as const satisfies State[];
/** Once it is frozen, or the PQQ has opened, nothing of it changes any more. */
const frozen = (passes: number) => Object.fromEntries(LATER.map((state) => [state, { passes }]));
/** Its pages lead back then. */
const page = { may: LEADS, in: frozen(303), at: "before", roleFirst: "all" } as const;
const act = { may: LEADS, writes: LEADS, in: frozen(422), at: "before", roleFirst: "all" } as const;

const version = async ({ world }: Given) =>
  String((await loadStagedQuestionnaire(world.deps.table, world.competitionId)).version);
const form =
  (fields: Readonly<Record<string, string>> = {}) =>
  async (given: Given) => ({ form: { seenVersion: await version(given), ...fields } });
const json =
  (body: Readonly<Record<string, unknown>> = {}) =>
  async (given: Given) => ({ headers: { "if-match": `"${await version(given)}"` }, json: body });

const REASON = { reason: "For a reason" };
const section = { title: "Renamed", marking: "not-scored" };
const question = { title: "Asked otherwise", required: "yes", mostWords: "20" };

/** What people of the authority see and do of the questionnaire. */
export const questionnaireRows: readonly Row[] = [
  aRow(`GET ${QUESTIONNAIRE}`, LOOKERS, { at: "before", roleFirst: "all" }),
  aRow(`GET ${QUESTIONNAIRE}/preview/:section`, LOOKERS, { at: "before", roleFirst: "all" }),
  aRow(`GET ${QUESTIONNAIRE}/print`, LOOKERS, { at: "before", roleFirst: "all" }),
  aRow(`GET ${QUESTIONNAIRE}/download`, LOOKERS, { at: "before", roleFirst: "all" }),
  { route: `GET ${QUESTIONNAIRE}/describe`, ...page },
  {
    route: `POST ${QUESTIONNAIRE}/describe`,
    ...act,
    send: form({ title: "Another", thresholdPercent: "50", leastScore: "1" }),
  },
  { route: `GET ${QUESTIONNAIRE}/weights`, ...page },
  {
    route: `POST ${QUESTIONNAIRE}/weights`,
    ...act,
    send: form({ "weights.experience": "50", "weights.plans": "50" }),
  },
  { route: `GET ${QUESTIONNAIRE}/copy`, ...page },
  { route: `POST ${QUESTIONNAIRE}/copy`, ...act, send: form({ from: "standard" }) },
  { route: `GET ${QUESTIONNAIRE}/freeze`, ...page },
  { route: `POST ${QUESTIONNAIRE}/freeze`, ...act, send: form(REASON) },
  { route: `GET ${QUESTIONNAIRE}/import`, ...page },
  {
    route: `POST ${QUESTIONNAIRE}/import`,
    ...act,
    send: form({ json: JSON.stringify({ ...SMALL, title: "Imported" }) }),
  },
  { route: `POST ${QUESTIONNAIRE}/order`, ...act, send: form({ move: "down bidder" }) },
  { route: `GET ${QUESTIONNAIRE}/new-section`, ...page },
  {
    route: `POST ${QUESTIONNAIRE}/new-section`,
    ...act,
    send: form({
      ...section,
      sectionId: "extra",
      questionId: "extra-question",
      questions: "What is it?",
      introduction: "",
      markingGuidance: "",
    }),
  },
  { route: `GET ${QUESTIONNAIRE}/sections/:section`, ...page },
  { route: `GET ${QUESTIONNAIRE}/sections/:section/describe`, ...page },
  { route: `POST ${QUESTIONNAIRE}/sections/:section/describe`, ...act, send: form(section) },
  { route: `GET ${QUESTIONNAIRE}/sections/:section/remove`, ...page },
  { route: `POST ${QUESTIONNAIRE}/sections/:section/remove`, ...act, send: form() },
  {
    route: `POST ${QUESTIONNAIRE}/sections/:section/order`,
    ...act,
    send: form({ move: "down bidder-name" }),
  },
  { route: `GET ${QUESTIONNAIRE}/sections/:section/new-question`, ...page },
  {
    route: `POST ${QUESTIONNAIRE}/sections/:section/new-question`,
    ...act,
    send: form({ ...question, kind: "text", questionId: "one-more" }),
  },
  { route: `GET ${QUESTIONNAIRE}/questions/:question`, ...page, params: { question: "bidder-name" } },
  {
    route: `POST ${QUESTIONNAIRE}/questions/:question`,
    ...act,
    params: { question: "bidder-name" },
    send: form(question),
  },
  { route: `GET ${QUESTIONNAIRE}/questions/:question/remove`, ...page, params: { question: "bidder-name" } },
  {
    route: `POST ${QUESTIONNAIRE}/questions/:question/remove`,
    ...act,
    params: { question: "bidder-name" },
    send: form({ section: "bidder" }),
  },

  aRow(`GET ${API}`, LOOKERS, { at: "before", roleFirst: ["section", "question"] }),
  { route: `PUT ${API}`, ...act, send: json({ questionnaire: { ...SMALL, title: "Replaced" } }) },
  { route: `POST ${API}/copy`, ...act, passes: 200, send: json({ from: "standard" }) },
  { route: `POST ${API}/freeze`, ...act, send: json(REASON) },
];
