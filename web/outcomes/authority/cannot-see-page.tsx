import type { CompetitionId } from "../../../shared/kernel/id.ts";
import { type Frame, Page } from "../../govuk/page.tsx";

type CannotSeeProps = { frame: Frame; competition: CompetitionId; words: string };

/** Why somebody of the authority may not see the results. */
export function CannotSeePage({ frame, competition, words }: CannotSeeProps) {
  return (
    <Page {...frame} title="You cannot see this">
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">You cannot see this</h1>
          <p class="govuk-body">{words}.</p>
          <p class="govuk-body">
            <a class="govuk-link" href={`/authority/competitions/${competition}`}>
              Go back to the competition
            </a>
          </p>
        </div>
      </div>
    </Page>
  );
}
