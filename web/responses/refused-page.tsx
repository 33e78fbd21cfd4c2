import { pqqPath } from "./paths.ts";
import { PqqPage, type PqqProps } from "./pqq-page.tsx";

/** When something sent has no page of its own to come back to: why it was refused, and the way on. */
export function RefusedPage(props: PqqProps & { words: string }) {
  const path = pqqPath(props.competition.competitionId);
  return (
    <PqqPage
      {...props}
      title="This was not done"
      back={path}
      errors={[{ field: "way-on", text: props.words }]}
    >
      <p class="govuk-body">
        Nothing has changed.{" "}
        <a class="govuk-link" id="way-on" href={path}>
          See how your response stands now
        </a>
        .
      </p>
    </PqqPage>
  );
}
