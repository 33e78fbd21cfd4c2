import type { ParticipantsView } from "../../../shared/competition/views.ts";
import { percentInWords } from "../../../shared/evaluation/words.ts";
import { stageName } from "../../../shared/competition/words.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { TeamLink } from "../../govuk/team-link.tsx";
import type { OwnOutcome } from "../../../shared/outcomes/schema.ts";
import { sectionInWords } from "../../../shared/outcomes/words.ts";
import { openAndNext } from "../../../shared/competition/stages.ts";
import { CompetitionFrame } from "../../competition/competition-frame.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { SummaryList } from "../../govuk/summary-list.tsx";
import { When } from "../../govuk/when.tsx";
import { roundPath } from "../../preferences/paths.ts";
import { prequalifiedPath } from "../paths.ts";
import { PassTag } from "../results-table.tsx";
import { Part } from "../../govuk/part.tsx";

type OwnOutcomePageProps = {
  frame: Frame;
  competition: ParticipantsView;
  outcome: OwnOutcome & { readonly publishedAt: Instant };
  /** Since when it is pre-qualified, by this outcome or because the authority recorded it; undefined while it is not. */
  since: Instant | undefined;
  now: Instant;
};

/** What an organisation reads of its own response: whether it passes, what was needed, each score and why. */
export function OwnOutcomePage({ outcome, since, now, ...page }: OwnOutcomePageProps) {
  const { organisationName, sections } = outcome;
  const heading =
    since === undefined ? "Your organisation has not pre-qualified" : "Your organisation has pre-qualified";
  return (
    <CompetitionFrame {...page} title={heading} caption={`Outcome of the PQQ: ${organisationName}`}>
      <Overall outcome={outcome} />
      <WhatNext competition={page.competition} prequalified={since !== undefined} now={now} />
      <h2 class="govuk-heading-m">How your response was marked</h2>
      {sections.map((section) => (
        <SectionOutcome section={section} />
      ))}
    </CompetitionFrame>
  );
}

function Overall({ outcome }: Pick<OwnOutcomePageProps, "outcome">) {
  const { passes, totalTenths, thresholdPercent, leastScore, publishedAt, corrected } = outcome;
  const each =
    leastScore === 0 ? "" : `, with at least ${leastScore} out of 5 for every question that is scored`;
  return (
    <SummaryList
      rows={[
        ["Outcome of your response", <PassTag passes={passes} />],
        ["Your total", percentInWords(totalTenths)],
        ["Needed to pass", `${thresholdPercent}%${each}, and every section that is passed or failed`],
        ["Published", <When instant={publishedAt} />],
        corrected && ["Corrected", <When instant={corrected.at} />],
        corrected && ["Why it was corrected", { text: corrected.reason, classes: "app-typed" }],
      ]}
    />
  );
}

type NextProps = { competition: ParticipantsView; prequalified: boolean; now: Instant };

function WhatNext({ competition, prequalified, now }: NextProps) {
  const { competitionId } = competition;
  const { open } = openAndNext(competition, now);
  const openRound = open.find(({ kind }) => kind === "lot-preferences");
  return (
    <Part title="What happens next">
      {prequalified ? (
        <p>
          You can take part in the rounds of lot preferences.{" "}
          {openRound === undefined ? (
            <a href={`/bidder/competitions/${competitionId}/timetable`}>See when they open</a>
          ) : (
            <a href={roundPath(competitionId, openRound.stageId)}>{stageName(openRound)} is open now</a>
          )}
          .
        </p>
      ) : (
        <p>
          Your organisation takes no further part in this competition as a bidder. It may still work for one
          that does.
        </p>
      )}
      <p>
        If you do not understand how your response was marked, ask the competition team at <TeamLink />, and
        say which question you mean.
      </p>
      <p>
        <a href={prequalifiedPath("/bidder", competitionId)}>See who has pre-qualified</a>
      </p>
    </Part>
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
