import type { CompetitionId } from "../../../shared/kernel/id.ts";
import { type Frame, Page } from "../../govuk/page.tsx";
import { coveragePath } from "../paths.ts";

/** Why somebody of the authority may not see what they asked for. */
export function CannotSeePage({
  frame,
  competition,
  words,
}: {
  frame: Frame;
  competition: CompetitionId;
  words: string;
}) {
  return (
    <Page {...frame} title="You cannot see this">
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">You cannot see this</h1>
          <p class="govuk-body">{words}.</p>
          <p class="govuk-body">
            <a class="govuk-link" href={coveragePath(competition)}>
              See the coverage that is open to you
            </a>
          </p>
        </div>
      </div>
    </Page>
  );
}
