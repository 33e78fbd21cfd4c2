import * as z from "zod";
import { NATIONAL_LEADS, SUBMITTERS } from "../../shared/kernel/actor.ts";
import { QueryId } from "../../shared/kernel/id.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import { AnswerQuery, AskQuery } from "../../shared/queries/schema.ts";
import { queryRefusalInWords } from "../../shared/queries/words.ts";
import { anAct } from "../platform/act.ts";
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
  refusals: {
    "not-for-your-role": "organisationId",
    "too-early": "organisationId",
    "too-many-attempts": "organisationId",
    "needs-national-lead": "organisationId",
    "changed-meanwhile": "organisationId",
    "competition-cancelled": "organisationId",
    "outcome-proposed": "organisationId",
    "no-response": "organisationId",
    "no-such-section": "sectionId",
    "answer-time-too-short": "due-day",
    "not-a-time": "due-day",
    "time-skipped": "due-day",
    "time-doubled": "due-day",
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
  refusals: {
    "not-for-your-role": "answer",
    "changed-meanwhile": "answer",
    "competition-cancelled": "answer",
    "already-answered": "answer",
    "answer-too-late": "answer",
    "answer-too-long": "answer",
  },
  does: answerQuery,
});
