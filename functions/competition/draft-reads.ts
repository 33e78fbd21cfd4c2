import * as z from "zod";
import { mayReadDraft, problemsOfDraft } from "../../shared/competition/draft-rules.ts";
import { CompetitionDraft, DraftLine } from "../../shared/competition/draft-schema.ts";
import { stagesOf } from "../../shared/competition/timetable-problems.ts";
import { warningsOfTimetable } from "../../shared/competition/timetable-warnings.ts";
import { competitionRefusalInWords, timetableWarningInWords } from "../../shared/competition/words.ts";
import { mayReadLog } from "../../shared/kernel/actor.ts";
import { DraftId, StageId } from "../../shared/kernel/id.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { aRead } from "../platform/read.ts";
import { loadDraft, loadDrafts } from "./draft-facts.ts";

const ofAuthority = {
  audience: "authority",
  refusals: ["not-for-your-role"],
  words: competitionRefusalInWords,
} as const;
const NOT_YOURS = { code: "not-for-your-role" } as const;

/** What is amiss with a draft, or unusual about it, and with which stage, if with one. */
const Remark = z.strictObject({ code: z.string(), stageId: z.optional(StageId), detail: z.string() });

export const draftReads = [
  aRead({
    ...ofAuthority,
    id: "listDrafts",
    path: "/competition-drafts",
    summary: "The competitions that are prepared and not published, the one changed last first",
    address: z.strictObject({}),
    answer: () => z.strictObject({ items: z.array(z.strictObject(DraftLine.shape)) }),
    reads: async ({ table }, reader) =>
      mayReadLog(reader) ? accept({ body: { items: await loadDrafts(table) } }) : refuse(NOT_YOURS),
  }),
  aRead({
    ...ofAuthority,
    id: "getDraft",
    path: "/competition-drafts/:draft",
    summary:
      "One draft, with all for which it would not be published now, and what is unusual about its dates. The ETag is its version",
    address: z.strictObject({ draftId: DraftId }),
    answer: () => CompetitionDraft.extend({ problems: z.array(Remark), warnings: z.array(Remark) }),
    reads: async ({ table, now }, reader, { draftId }) => {
      if (!mayReadDraft(reader, draftId)) return refuse(NOT_YOURS);
      const draft = await loadDraft(table, draftId);
      if (draft === undefined) return refuse({ code: "not-found" });
      const at = now();
      const problems = problemsOfDraft(draft, at).map((problem) => ({
        code: problem.refusal.code,
        ...(problem.part === "stages" && "place" in problem
          ? { stageId: draft.stages[problem.place]?.stageId }
          : {}),
        detail: competitionRefusalInWords(problem.refusal),
      }));
      const stages = stagesOf(draft.stages);
      const warnings = warningsOfTimetable(stages, at).map((warning) => ({
        code: warning.code,
        stageId: stages[warning.place]?.stageId,
        detail: timetableWarningInWords(warning),
      }));
      return accept({ body: { ...draft, problems, warnings }, version: draft.version });
    },
  }),
];
