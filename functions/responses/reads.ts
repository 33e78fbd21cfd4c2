import * as z from "zod";
import { SubmissionId } from "../../shared/kernel/id.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { Organisation } from "../../shared/organisations/schema.ts";
import { SectionId } from "../../shared/questionnaire/schema.ts";
import { seenVersionOf } from "../../shared/responses/rules.ts";
import { Answers, FILES_SECTION } from "../../shared/responses/schema.ts";
import { responseRefusalInWords } from "../../shared/responses/words.ts";
import { aRead, OfCompetition } from "../platform/read.ts";
import { PQQ } from "./declared.ts";
import { loadMyResponse, loadMySection, loadMySubmissions } from "./facts.ts";
import { warningsOfDraft } from "./warning-facts.ts";
import { loadSubmitted } from "./submitted-facts.ts";
import { loadReceipt } from "./receipt-facts.ts";
import {
  ResponseReply,
  SectionReply,
  Receipt,
  receiptReply,
  responseReply,
  submissionReply,
  sectionReply,
  Submission,
} from "./replies.ts";

const ofBidders = { audience: "bidder", refusals: [], words: responseRefusalInWords } as const;
const NOTHING = refuse({ code: "not-found" });

/** A bidder's own response to the PQQ, for programs. */
export const responsesReads = [
  aRead({
    ...ofBidders,
    id: "getMyResponse",
    path: PQQ,
    summary:
      "How far the organisation's own response is, what is warned of in it, and what stands as submitted. The ETag is for submitting",
    address: OfCompetition,
    answer: () => ResponseReply,
    reads: async (deps, actor, { competitionId }) => {
      const mine = await loadMyResponse(deps, { ...actor, competitionId });
      if (mine === undefined) return NOTHING;
      const version = seenVersionOf(mine.draft, mine.submitted, mine.organisation);
      const warnings = await warningsOfDraft(deps, actor, mine);
      return accept({ body: responseReply(mine, deps.now(), warnings), version });
    },
  }),
  aRead({
    ...ofBidders,
    id: "getMySection",
    path: `${PQQ}/sections/:section`,
    summary:
      "The answers to one section as they were saved last, with what is not yet right and what is warned of. The ETag is for saving",
    address: OfCompetition.extend({ sectionId: SectionId }),
    answer: () => SectionReply,
    reads: async (deps, actor, { competitionId, sectionId }) => {
      const mine = await loadMyResponse(deps, { ...actor, competitionId });
      const section = mine?.frozen?.questionnaire.sections.find((one) => one.sectionId === sectionId);
      if (mine === undefined || section === undefined) return NOTHING;
      const saved = await loadMySection(deps.table, { ...actor, competitionId }, sectionId);
      const body = sectionReply(section, saved, mine.organisation);
      return accept({ body, version: body.version });
    },
  }),
  aRead({
    ...ofBidders,
    id: "listMySubmissions",
    path: `${PQQ}/submissions`,
    summary: "Everything the organisation submitted and withdrew, newest first",
    address: OfCompetition,
    answer: () => z.strictObject({ items: z.array(Submission) }),
    reads: async (deps, actor, { competitionId }) => {
      const mine = await loadMyResponse(deps, { ...actor, competitionId });
      if (mine === undefined) return NOTHING;
      const items = await loadMySubmissions(deps.table, { ...actor, competitionId }, mine.stage);
      return accept({ body: { items: items.map(submissionReply) } });
    },
  }),
  aRead({
    ...ofBidders,
    id: "getPqqReceipt",
    path: `${PQQ}/receipts/:submission`,
    summary:
      "The receipt of one of the organisation's own submissions or withdrawals, signed as soon as it can be",
    address: OfCompetition.extend({ submissionId: SubmissionId }),
    answer: () => Receipt,
    reads: async (deps, { organisationId }, { competitionId, submissionId }) => {
      const receipt = await loadReceipt(deps, { organisationId, competitionId }, submissionId);
      return receipt === undefined ? NOTHING : accept({ body: receiptReply(receipt) });
    },
  }),
  aRead({
    ...ofBidders,
    id: "getSubmittedAnswers",
    path: `${PQQ}/receipts/:submission/answers/:section`,
    summary:
      "The answers to one section as they were submitted. The receipt states the SHA-256 of the canonical JSON of `answers`",
    address: OfCompetition.extend({ submissionId: SubmissionId, sectionId: SectionId }),
    answer: () => z.strictObject({ sectionId: SectionId, answers: Answers }),
    reads: async (deps, actor, { competitionId, submissionId, sectionId }) => {
      const mine = await loadMyResponse(deps, { ...actor, competitionId });
      const submitted = mine && (await loadSubmitted(deps.table, actor, mine.competition, submissionId));
      const answers =
        sectionId === FILES_SECTION
          ? submitted?.attached
          : submitted?.sections.find((one) => one.sectionId === sectionId)?.answers;
      return answers === undefined ? NOTHING : accept({ body: { sectionId, answers } });
    },
  }),
  aRead({
    ...ofBidders,
    id: "getSubmittedProfile",
    path: `${PQQ}/receipts/:submission/profile`,
    summary:
      "The organisation's profile as it was submitted. The receipt states the SHA-256 of the canonical JSON of `profile`",
    address: OfCompetition.extend({ submissionId: SubmissionId }),
    answer: () => z.strictObject({ profile: Organisation }),
    reads: async (deps, actor, { competitionId, submissionId }) => {
      const mine = await loadMyResponse(deps, { ...actor, competitionId });
      const submitted = mine && (await loadSubmitted(deps.table, actor, mine.competition, submissionId));
      return submitted?.organisation === undefined
        ? NOTHING
        : accept({ body: { profile: submitted.organisation } });
    },
  }),
] as const;
