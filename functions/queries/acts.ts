import * as z from "zod";
import { EVERYBODY, NATIONAL_LEADS, SUBMITTERS } from "../../shared/kernel/actor.ts";
import { QueryId } from "../../shared/kernel/id.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import { LOOKING, NO_TIME } from "../../shared/kernel/refusal.ts";
import { AnswerDraft, AnswerQuery, AskQuery, SaveAnswerDraft } from "../../shared/queries/schema.ts";
import { queryRefusalInWords } from "../../shared/queries/words.ts";
import { anAct, answering, at } from "../platform/act.ts";
import { answerQuery, askQuery, saveAnswerDraft } from "./operations.ts";

export const askingQuery = anAct({
  id: "askQuery",
  audience: "authority",
  who: NATIONAL_LEADS,
  words: queryRefusalInWords,
  path: "/competitions/:competition/queries",
  summary: "Asks one bidder about one section of its response, with a London time before which to answer",
  command: AskQuery,
  answer: () => z.strictObject({ queryId: QueryId }),
  status: 201,
  comesTo: { entries: ["query.asked"] },
  final: "A question cannot be taken back or changed, and the bidder is told of it at once",
  refusals: {
    ...at(
      "organisationId",
      ...LOOKING,
      "needs-national-lead",
      "changed-meanwhile",
      "competition-cancelled",
      "outcome-proposed",
      "no-response",
    ),
    "no-such-section": "sectionId",
    ...at("due-day", "answer-time-too-short", ...NO_TIME),
  },
  does: askQuery,
});

const save = answering(saveAnswerDraft);

export const savingAnswerDraft = anAct({
  id: "saveAnswerDraft",
  audience: "bidder",
  who: EVERYBODY,
  words: queryRefusalInWords,
  method: "put",
  path: "/competitions/:competition/queries/:query/draft",
  summary:
    "Keeps an answer as a draft, which the authority cannot read. It counts when it is sent. `latest` is the version that stands, which is later when a repeat comes after somebody else's save",
  command: SaveAnswerDraft,
  seen: "seenVersion",
  key: "optional",
  answer: () => AnswerDraft.omit({ request: true }).extend({ latest: z.int() }),
  tells: ({ draft: { request: _request, ...draft }, latest }) => ({ ...draft, latest }),
  version: ({ draft }) => draft.version,
  status: 200,
  refusals: at("answer", "changed-meanwhile", "competition-cancelled", "already-answered", "answer-too-late"),
  does: save,
});

export const answeringQuery = anAct({
  id: "answerQuery",
  audience: "bidder",
  who: SUBMITTERS,
  words: queryRefusalInWords,
  path: "/competitions/:competition/queries/:query/answer",
  summary: "Answers a question, once, before its time. The instant itself is late",
  command: AnswerQuery,
  answer: () => z.strictObject({ queryId: QueryId, answeredAt: Instant }),
  status: 200,
  final: "You can answer once. What you send is final",
  refusals: at(
    "answer",
    "not-for-your-role",
    "changed-meanwhile",
    "competition-cancelled",
    "already-answered",
    "answer-too-late",
    "answer-too-long",
  ),
  does: answerQuery,
});
