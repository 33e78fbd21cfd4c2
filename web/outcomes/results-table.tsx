import { isModerated } from "../../shared/evaluation/results.ts";
import type { ResponseResult } from "../../shared/evaluation/schema.ts";
import { percentInWords, resultInWords } from "../../shared/evaluation/words.ts";
import { sectionInWords } from "../../shared/outcomes/words.ts";
import { CardTable } from "../govuk/card-table.tsx";
import { Tag } from "../govuk/tag.tsx";

/**
 * How every response came out, the highest total first: each section that is marked, the total, and, once all of it is
 * moderated, whether it passes.
 */
export function ResultsTable({
  results,
  complete,
}: {
  results: readonly ResponseResult[];
  complete: boolean;
}) {
  const marked = (results[0]?.sections ?? []).filter(({ marking }) => marking !== "not-scored");
  const passing = results.filter(({ passes }) => passes).length;
  return (
    <CardTable
      caption={
        complete
          ? `${passing} of ${results.length} responses passed`
          : `${results.length} responses, not all of them marked`
      }
      captionSize="m"
      head={[
        "Organisation",
        ...marked.map(({ title, marking }) => ({
          text: title,
          ...(marking === "scored" ? { format: "numeric" } : {}),
        })),
        { text: "Total", format: "numeric" },
        "Outcome",
      ]}
      rows={results
        .toSorted((a, b) => b.totalTenths - a.totalTenths)
        .map((result) => [
          result.organisationName,
          ...marked.map(({ sectionId }) => sectionCell(result, sectionId)),
          { text: percentInWords(result.totalTenths), format: "numeric" },
          isModerated(result) ? <PassTag {...result} /> : "Not yet",
        ])}
    />
  );
}

function sectionCell({ sections }: ResponseResult, sectionId: string) {
  const section = sections.find((one) => one.sectionId === sectionId);
  if (section === undefined) return "";
  return {
    text: sectionInWords(section),
    ...(section.marking === "scored" ? { format: "numeric" } : {}),
  };
}

/** Whether a response passes, in a tag. */
export function PassTag(result: Pick<ResponseResult, "passes" | "correctedAt">) {
  return (
    <Tag text={resultInWords(result)} classes={result.passes ? "govuk-tag--green" : "govuk-tag--grey"} />
  );
}
