import { loadStanding } from "../../../functions/competition/facts.ts";
import { loadOwnOutcome } from "../../../functions/outcomes/facts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import { prequalifiedSince } from "../../../shared/kernel/standing.ts";
import { namedCompetition } from "../../competition/competition-for-routes.ts";
import { frameOf } from "../../doors/frame.tsx";
import { type Found, ofNamed, pageOf } from "../../doors/page-of.tsx";
import { percentInWords } from "../../../shared/evaluation/words.ts";
import { stageName } from "../../../shared/competition/words.ts";
import { TeamLink } from "../../govuk/team-link.tsx";
import type { OwnOutcome } from "../../../shared/outcomes/schema.ts";
import { sectionInWords } from "../../../shared/outcomes/words.ts";
import { openAndNext } from "../../../shared/competition/stages.ts";
import { CompetitionFrame } from "../../competition/competition-frame.tsx";
import { SummaryList } from "../../govuk/summary-list.tsx";
import { When } from "../../govuk/when.tsx";
import { roundPath } from "../../preferences/paths.ts";
import { prequalifiedPath } from "../paths.ts";
import { PassTag } from "../results-table.tsx";
import { Part } from "../../govuk/part.tsx";

/** The outcome of the organisation's own response, once it is published; none for who submitted no response. */
const ownOutcome = ofNamed(namedCompetition, async (competition, c) => {
  const deps = c.get("deps");
  const actor = actorOf(c, "bidder");
  const [outcome, standing] = await Promise.all([
    loadOwnOutcome(deps, actor, competition),
    loadStanding(deps.table, actor.organisationId, competition.competitionId),
  ]);
  if (outcome === undefined) return c.notFound();
  const now = deps.now();
  /** Since when it is pre-qualified, by this outcome or because the authority recorded it; undefined while it is not. */
  const since = prequalifiedSince(competition, standing, now);
  return { frame: frameOf(c), competition, outcome, since, now };
});
type Own = Found<typeof ownOutcome>;

/** A bidder's own outcome. Mounted at `/bidder`. Before it is published there is none, whether or not one is being prepared. */
export const outcomesBidderRoutes = pageOf("/competitions/:competition/outcome", ownOutcome, (own) => (
  <OwnOutcomePage {...own} />
));

/** What an organisation reads of its own response: whether it passes, what was needed, each score and why. */
function OwnOutcomePage({ outcome, since, now, ...page }: Own) {
  const { organisationName, sections } = outcome;
  const heading =
    since === undefined ? "Your organisation has not pre-qualified" : "Your organisation has pre-qualified";
  return (
    <CompetitionFrame {...page} title={heading} caption={`Outcome of the PQQ: ${organisationName}`}>
      <Overall outcome={outcome} />
      <WhatNext competition={page.competition} since={since} now={now} />
      <h2 class="govuk-heading-m">How your response was marked</h2>
      {sections.map((section) => (
        <SectionOutcome section={section} />
      ))}
    </CompetitionFrame>
  );
}

function Overall({ outcome }: Pick<Own, "outcome">) {
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

function WhatNext({ competition, since, now }: Omit<Own, "frame" | "outcome">) {
  const { competitionId } = competition;
  const { open } = openAndNext(competition, now);
  const openRound = open.find(({ kind }) => kind === "lot-preferences");
  return (
    <Part title="What happens next">
      {since !== undefined ? (
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
