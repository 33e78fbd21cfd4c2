import type { Child } from "hono/jsx";
import type { ParticipantsView } from "../../shared/competition/dashboard.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { HeadedPage } from "../govuk/headed-page.tsx";
import type { Frame } from "../govuk/page.tsx";
import { Tag } from "../govuk/tag.tsx";
import { competitionPath, type Home } from "./competition-frame.tsx";
import { OutcomeInShort } from "./outcome-part.tsx";
import { OpenInShort } from "./open-in-short.tsx";

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
    <HeadedPage frame={frame} title="Competitions" width="full">
      {competitions.length === 0 && <p>There is no competition yet.</p>}
      {competitions.map((competition) => (
        <CompetitionInShort competition={competition} now={now} href={competitionPath(home, competition)} />
      ))}
      {children}
    </HeadedPage>
  );
}

/** One competition in a list. */
export function CompetitionInShort(props: { competition: ParticipantsView; now: Instant; href: string }) {
  const { competition, now, href } = props;
  return (
    <section>
      <h2 class="govuk-heading-m govuk-!-margin-bottom-2">
        <a href={href}>{competition.title}</a>{" "}
        {competition.cancelled && <Tag text="Cancelled" classes="govuk-tag--red" />}
      </h2>
      <OpenInShort competition={competition} now={now} />
      <OutcomeInShort competition={competition} now={now} />
    </section>
  );
}
