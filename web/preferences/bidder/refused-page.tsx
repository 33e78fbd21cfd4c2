import { RoundPage, type RoundProps } from "./round-page.tsx";
import { roundPath } from "../paths.ts";

/** When something sent has no page of its own to come back to: why it was refused, and the way on. */
export function RefusedPage(props: RoundProps & { words: string }) {
  const path = roundPath(props.competition.competitionId, props.round.stageId);
  return (
    <RoundPage
      {...props}
      title="This was not done"
      back={path}
      errors={[{ field: "way-on", text: props.words }]}
    >
      <p class="govuk-body">
        Nothing has changed.{" "}
        <a class="govuk-link" id="way-on" href={path}>
          See how the round stands now
        </a>
        .
      </p>
    </RoundPage>
  );
}
