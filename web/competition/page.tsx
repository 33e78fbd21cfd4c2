import type { Child } from "hono/jsx";
import type { ParticipantsView } from "../../shared/competition/dashboard.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { InsetText } from "../govuk/inset-text.tsx";
import { type Frame, Page } from "../govuk/page.tsx";
import { Tag } from "../govuk/tag.tsx";
import { At } from "./at.tsx";
import { AwardRules, Lots } from "./lots.tsx";
import { OutcomeInShort, OutcomePart } from "./outcome-part.tsx";
import { Timetable } from "./timetable.tsx";
import { OpenInShort, WhatIsOpen } from "./what-is-open.tsx";

/** Where an audience's pages begin. */
type Home = "/authority" | "/bidder" | "/partner";

export const competitionPath = (home: Home, { competitionId }: Pick<ParticipantsView, "competitionId">) =>
  `${home}/competitions/${competitionId}`;

type CompetitionsProps = {
  frame: Frame;
  home: Home;
  competitions: readonly ParticipantsView[];
  now: Instant;
  /** What this audience can do beside looking. */
  children?: Child;
};

/** Every competition, with what is open in it. */
export function CompetitionsPage({ frame, home, competitions, now, children }: CompetitionsProps) {
  return (
    <Page {...frame} title="Competitions">
      <h1 class="govuk-heading-l">Competitions</h1>
      {competitions.length === 0 && <p class="govuk-body">There is no competition yet.</p>}
      {competitions.map((competition) => (
        <CompetitionInShort competition={competition} now={now} href={competitionPath(home, competition)} />
      ))}
      {children}
    </Page>
  );
}

/** One competition in a list; with a link for those who may see more. */
export function CompetitionInShort(props: {
  competition: ParticipantsView;
  now: Instant;
  href?: string | undefined;
}) {
  const { competition, now, href } = props;
  return (
    <section>
      <h2 class="govuk-heading-m govuk-!-margin-bottom-2">
        {href === undefined ? (
          competition.title
        ) : (
          <a class="govuk-link" href={href}>
            {competition.title}
          </a>
        )}{" "}
        {competition.cancelled && <Tag text="Cancelled" classes="govuk-tag--red" />}
      </h2>
      <OpenInShort competition={competition} now={now} />
      <OutcomeInShort competition={competition} now={now} />
    </section>
  );
}

type CompetitionProps = {
  frame: Frame;
  home: Home;
  competition: ParticipantsView;
  now: Instant;
  /** What this audience is told and can do, above the facts that everybody sees. */
  children?: Child;
};

/** One competition: what is open, closed and next, its timetable with its amendments, its lots and its rules. */
export function CompetitionPage({ frame, home, competition, now, children }: CompetitionProps) {
  const { title, cancelled } = competition;
  return (
    <Page {...frame} title={title} trail={[{ href: home, text: "Competitions" }]}>
      <h1 class="govuk-heading-l">{title}</h1>
      {cancelled && <Cancelled {...cancelled} />}
      {children}
      <OutcomePart competition={competition} now={now} />
      <WhatIsOpen competition={competition} now={now} />
      <Timetable competition={competition} now={now} />
      <Lots lots={competition.lots} />
      <AwardRules terms={competition} />
    </Page>
  );
}

function Cancelled({ at, reason }: NonNullable<ParticipantsView["cancelled"]>) {
  return (
    <InsetText>
      <p>
        <Tag text="Cancelled" classes="govuk-tag--red" /> This competition was cancelled at{" "}
        <At instant={at} />. Nothing in it is open, and nothing will open.
      </p>
      <p class="app-typed">Reason: {reason}</p>
    </InsetText>
  );
}
