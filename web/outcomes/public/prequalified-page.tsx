import type { Competition } from "../../../shared/competition/schema.ts";
import { inWords } from "../../../shared/kernel/instant.ts";
import type { Prequalified } from "../../../shared/outcomes/schema.ts";
import { outcomeCounted } from "../../../shared/outcomes/words.ts";
import { type Frame, Page } from "../../govuk/page.tsx";
import { When } from "../../govuk/when.tsx";

type PrequalifiedPageProps = {
  frame: Frame;
  competition: Pick<Competition, "title">;
  prequalified: Prequalified;
};

/** Who has pre-qualified, for everybody: how many submitted and passed, and those who agreed to be named. */
export function PrequalifiedPage({ frame, competition, prequalified }: PrequalifiedPageProps) {
  const { publishedAt, passed, listed } = prequalified;
  return (
    <Page {...frame} title="Who has pre-qualified" back={{ text: "Start page", href: "/" }}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <span class="govuk-caption-l">{competition.title}</span>
          <h1 class="govuk-heading-l">Who has pre-qualified</h1>
          <p class="govuk-body-l">{outcomeCounted(prequalified)}</p>
          <p class="govuk-body">
            Published at <When instant={publishedAt} words={inWords(publishedAt)} />.
          </p>
          <h2 class="govuk-heading-m">Organisations that agreed to be named</h2>
          {listed.length === 0 ? (
            <p class="govuk-body">None.</p>
          ) : (
            <ul class="govuk-list govuk-list--bullet">
              {listed.map((name) => (
                <li>{name}</li>
              ))}
            </ul>
          )}
          {listed.length > 0 && listed.length < passed && (
            <p class="govuk-body">{unnamed(passed - listed.length)}</p>
          )}
        </div>
      </div>
    </Page>
  );
}

const unnamed = (count: number): string =>
  count === 1 ? "1 other passed and is not named." : `${count} others passed and are not named.`;
