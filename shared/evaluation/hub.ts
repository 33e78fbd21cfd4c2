import { counted, type Due, type StaffLines } from "../competition/hub-line.ts";

/** How much is done of all that there is. */
type Progress = { readonly done: number; readonly of: number };

/** How far the evaluation of the PQQ is for whoever looks; "running" where that was not read. */
export type EvaluationSeen =
  | "not-running"
  | "running"
  | {
      /** What it still asks of them. A lead who moderates without a part of their own does it where all sections are. */
      readonly declare: boolean;
      readonly mark: number;
      readonly moderate: number;
      readonly moderatesAt: "my-evaluation" | "evaluation";
      readonly responded: number;
      readonly all: Progress;
      readonly own: Progress;
      readonly queries: Progress;
      readonly proposed: boolean;
    };

/** What is still to be declared, marked and moderated, and how far all of it is. */
export function evaluationForStaff(seen: EvaluationSeen): StaffLines {
  const path = "my-evaluation";
  if (seen === "not-running") return {};
  if (seen === "running")
    return {
      due: [{ act: "See what is yours in the evaluation of the PQQ", button: "See what is yours", path }],
    };
  const { declare, mark, moderate, moderatesAt, responded, all, own, queries, proposed } = seen;
  const due: readonly (false | Due)[] = [
    declare && { act: "Declare your interests", button: "Read and declare", path: `${path}/declare` },
    mark > 0 && { act: `Mark ${counted(mark, "section")} of responses`, button: "See what to mark", path },
    moderate > 0 && {
      act: `Moderate ${counted(moderate, "section")} of responses`,
      button: "See what to moderate",
      path: moderatesAt,
    },
  ];
  return {
    due: due.filter((one) => one !== false),
    parts: [
      { path: "responses", words: `${responded} received` },
      { path: "evaluation", words: all.of === 0 ? "Nothing to mark" : `${outOf(all)} moderated` },
      { path, words: own.of === 0 ? "Nothing is yours" : `${outOf(own)} done` },
      { path: "queries", words: queries.of === 0 ? "None asked" : `${outOf(queries)} answered` },
      { path: "outcome", words: proposed ? "Proposed" : "Not proposed" },
    ],
  };
}

const outOf = ({ done, of }: Progress): string => `${done} of ${of}`;
