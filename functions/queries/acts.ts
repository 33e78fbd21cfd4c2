import * as z from "zod";
import { NATIONAL_LEADS, SUBMITTERS } from "../../shared/kernel/actor.ts";
import { QueryId } from "../../shared/kernel/id.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import { LOOKING, NO_TIME } from "../../shared/kernel/refusal.ts";
import { AnswerQuery, AskQuery } from "../../shared/queries/schema.ts";
import { queryRefusalInWords } from "../../shared/queries/words.ts";
import { anAct, at } from "../platform/act.ts";
import { answerQuery, askQuery } from "./operations.ts";

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
