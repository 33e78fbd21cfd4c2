import { isModerated } from "../../shared/evaluation/results.ts";
import type { ResponseResult } from "../../shared/evaluation/schema.ts";
import { passInWords, percentInWords, resultInWords } from "../../shared/evaluation/words.ts";
import type { Questionnaire } from "../../shared/questionnaire/schema.ts";
import { InsetText } from "../govuk/inset-text.tsx";
import { CardTable } from "../govuk/card-table.tsx";
import { CompetitionFrame, type InCompetition } from "../competition/competition-frame.tsx";
import { evaluationPath } from "./paths.ts";

type ResultsPageProps = {
  within: InCompetition;
  questionnaire: Questionnaire;
  results: readonly ResponseResult[];
  complete: boolean;
};

/** What the consensus says of every response: whoever proposes the outcome starts from here. */
export function ResultsPage({ within, questionnaire, results, complete }: ResultsPageProps) {
  const { thresholdPercent, leastScore, sections } = questionnaire;
  const judged = sections.filter(({ marking }) => marking === "pass-fail");
  return (
    <CompetitionFrame
      {...within}
      title="Results"
      above={[{ href: evaluationPath(within.competition.competitionId), text: "Evaluation" }]}
      width="wide"
    >
      <p>
        A response passes with every pass or fail section passed, a total of at least {thresholdPercent}%, and
        at least {leastScore} for each scored question.
      </p>
      {!complete && (
        <InsetText text="Not everything is moderated yet. In a total, what is not moderated counts as nothing." />
      )}
      <CardTable
        caption="Results"
        head={[
          "Response",
          ...judged.map(({ title }) => title),
          { text: "Lowest score", format: "numeric" },
          { text: "Total", format: "numeric" },
          "Outcome",
        ]}
        rows={results.map((result) => [
          result.organisationName,
          ...judged.map(({ sectionId }) => passOf(result, sectionId)),
          { text: lowestOf(result), format: "numeric" },
          { text: percentInWords(result.totalTenths), format: "numeric" },
          isModerated(result) ? resultInWords(result) : "Not yet",
        ])}
      />
    </CompetitionFrame>
  );
}

const NOT_YET = "Not moderated";

function passOf({ sections }: ResponseResult, id: string): string {
  const passed = sections.find(({ sectionId }) => sectionId === id)?.passed;
  return passed === undefined ? NOT_YET : passInWords(passed);
}

function lowestOf({ sections }: ResponseResult): string {
  const scores = sections.flatMap((section) => section.scores.map(({ score }) => score));
  return scores.length === 0 ? "–" : String(Math.min(...scores));
}
