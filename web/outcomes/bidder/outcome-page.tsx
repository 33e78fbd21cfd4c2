import type { ParticipantsView } from "../../../shared/competition/views.ts";
import { percentInWords } from "../../../shared/evaluation/words.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import type { OwnOutcome } from "../../../shared/outcomes/schema.ts";
import { sectionInWords } from "../../../shared/outcomes/words.ts";
import { CompetitionFrame } from "../../competition/competition-frame.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { SummaryList } from "../../govuk/summary-list.tsx";
import { When } from "../../govuk/when.tsx";
import { prequalifiedPath } from "../paths.ts";
import { PassTag } from "../results-table.tsx";

type OwnOutcomePageProps = {
  frame: Frame;
  competition: ParticipantsView;
  outcome: OwnOutcome & { readonly publishedAt: Instant };
};

/** What an organisation reads of its own response: whether it passes, what was needed, each score and why. */
export function OwnOutcomePage({ frame, competition, outcome }: OwnOutcomePageProps) {
  const { competitionId } = competition;
  const { organisationName, passes, sections } = outcome;
  const heading = passes ? "Your organisation has pre-qualified" : "Your organisation has not pre-qualified";
  return (
    <CompetitionFrame
      frame={frame}
      competition={competition}
      title={heading}
      caption={`Outcome of the PQQ: ${organisationName}`}
    >
      <Overall outcome={outcome} />
      <WhatNext competitionId={competitionId} passes={passes} />
      <h2 class="govuk-heading-m">How your response was marked</h2>
      {sections.map((section) => (
        <SectionOutcome section={section} />
      ))}
    </CompetitionFrame>
  );
}

function Overall({ outcome }: Pick<OwnOutcomePageProps, "outcome">) {
  const { passes, totalTenths, thresholdPercent, leastScore, publishedAt } = outcome;
  const each =
    leastScore === 0 ? "" : `, with at least ${leastScore} out of 5 for every question that is scored`;
  return (
    <SummaryList
      rows={[
        ["Outcome", <PassTag passes={passes} />],
        ["Your total", percentInWords(totalTenths)],
        ["Needed to pass", `${thresholdPercent}%${each}, and every section that is passed or failed`],
        ["Published", <When instant={publishedAt} />],
      ]}
    />
  );
}

function WhatNext({
  competitionId,
  passes,
}: {
  competitionId: OwnOutcome["competitionId"];
  passes: boolean;
}) {
  return (
    <>
      <h2 class="govuk-heading-m">What happens next</h2>
      {passes ? (
        <p>
          You can take part in the rounds of lot preferences.{" "}
          <a href={`/bidder/competitions/${competitionId}`}>See when they open</a>.
        </p>
      ) : (
        <p>
          Your organisation takes no further part in this competition as a bidder. It may still work for one
          that does.
        </p>
      )}
      <p>
        If you do not understand how your response was marked, ask the competition team, whose address is in
        the competition documents, and say which question you mean.
      </p>
      <p>
        <a href={prequalifiedPath("/bidder", competitionId)}>See who has pre-qualified</a>
      </p>
    </>
  );
}

function SectionOutcome({ section }: { section: OwnOutcome["sections"][number] }) {
  const { title, marking, reason, scores } = section;
  if (marking === "pass-fail")
    return (
      <SummaryList
        card={{ title: { text: `${title}: ${sectionInWords(section).toLowerCase()}`, headingLevel: 3 } }}
        rows={[["Reason", { text: reason ?? "", classes: "app-typed" }]]}
      />
    );
  return (
    <>
      <h3 class="govuk-heading-s">
        {title}: {sectionInWords(section)}
      </h3>
      {scores.map(({ title: question, score, weight, reason: why }) => (
        <SummaryList
          card={{ title: { text: question, headingLevel: 4 } }}
          rows={[
            ["Score", `${score} out of 5`],
            ["Counts for", `${percentInWords(2 * score * weight)} of at most ${weight}%`],
            ["Reason", { text: why, classes: "app-typed" }],
          ]}
        />
      ))}
    </>
  );
}
