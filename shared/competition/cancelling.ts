import type { Instant } from "../kernel/instant.ts";
import { publishedOutcome } from "../kernel/standing.ts";
import { hasWindow, stateOf } from "./stages.ts";
import type { Competition } from "./schema.ts";
import { stageName } from "./words.ts";

const NEVER_OPENED = "What was submitted in it is never opened to the authority";

/** What cancelling a competition at an instant does to what is underway in it, a sentence for each. */
export function whatCancellingDoes(competition: Competition, now: Instant): readonly string[] {
  const { stages, sealed, outcome } = competition;
  const windows = stages.filter(hasWindow);
  const isSealed = ({ stageId }: Competition["stages"][number]) => sealed[stageId] !== undefined;
  const inState = (wanted: string) => stages.filter((stage) => stateOf(stage, competition, now) === wanted);
  const open = inState("open");
  const unsealed = windows.filter((stage) => inState("closed").includes(stage) && !isSealed(stage));
  const opened = windows.filter(isSealed);
  const evaluated = opened.some(({ kind }) => kind === "pqq");
  const isPublished = publishedOutcome(competition, now) !== undefined;
  const ahead = inState("ahead").length;
  return [
    ...open.map((stage) =>
      hasWindow(stage)
        ? `${stageName(stage)}: shuts at once. ${NEVER_OPENED}`
        : `${stageName(stage)}: is under way, and stops`,
    ),
    ...unsealed.map((stage) => `${stageName(stage)}: has closed and is not sealed yet. ${NEVER_OPENED}`),
    ...(ahead === 0
      ? []
      : [
          ahead === 1
            ? "The stage that is still to come will not take place"
            : `${ahead} stages that are still to come will not take place`,
        ]),
    ...opened.map((stage) => `${stageName(stage)}: what was opened stays as it is, and can still be read`),
    ...(evaluated && !isPublished
      ? [
          "The evaluation of the PQQ stops as it stands: nothing more is marked, moderated, asked or answered",
          outcome === undefined
            ? "No outcome of the PQQ can be proposed or confirmed"
            : "The outcome of the PQQ that two leads agreed on is never published",
        ]
      : []),
    "What is proposed and waits for a second person can no longer be confirmed. Whether a second person stands by what one did at once can still be said; it changes nothing",
    "Organisations keep what they saved and submitted, and their receipts",
  ];
}
