import { counted, type StaffLines } from "../competition/hub-line.ts";

/** What a person's own part in the evaluation still asks of them. */
export type OwnWork = { readonly declare: boolean; readonly mark: number; readonly moderate: number };

/** What is still to be declared, marked and moderated. */
export function ownEvaluation({ declare, mark, moderate }: OwnWork): StaffLines {
  const path = "my-evaluation";
  const marking = { act: `Mark ${counted(mark, "section")} of responses`, button: "See what to mark", path };
  const moderation = {
    act: `Moderate ${counted(moderate, "response")}`,
    button: "See what to moderate",
    path,
  };
  return {
    due: [
      ...(declare
        ? [{ act: "Declare your interests", button: "Read and declare", path: `${path}/declare` }]
        : []),
      ...(mark > 0 ? [marking] : []),
      ...(moderate > 0 ? [moderation] : []),
    ],
  };
}
