import type { Child } from "hono/jsx";
import type { ParticipantsView } from "../../shared/competition/views.ts";
import type { Hub } from "../../shared/competition/hub.ts";
import { daysLeft, type Due } from "../../shared/competition/hub-line.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { HeadedPage } from "../govuk/headed-page.tsx";
import type { Frame } from "../govuk/page.tsx";
import { Tag } from "../govuk/tag.tsx";
import { When } from "../govuk/when.tsx";
import { competitionPath, type Home } from "./competition-frame.tsx";
import { ShutOut, OutcomeInShort, OpenInShort } from "./how-it-stands.tsx";
import { Bullets } from "../govuk/part.tsx";

type CompetitionsProps = {
  frame: Frame;
  home: Home;
  competitions: readonly ParticipantsView[];
  now: Instant;
  /** What needs the reader now, for each of them. */
  hubs: readonly Pick<Hub, "due" | "shutOut">[];
  /** What stands before all competitions. */
  first?: Child;
  /** What this audience can do beside looking. */
  children?: Child;
};

/** Every competition, with what is open in it. */
export function CompetitionsPage(props: CompetitionsProps) {
  const { frame, home, competitions, now, hubs, first, children } = props;
  return (
    <HeadedPage frame={frame} title="Competitions" width="full">
      {first}
      {competitions.length === 0 && <p>There is no competition yet.</p>}
      {competitions.map((competition, index) => (
        <CompetitionInShort
          competition={competition}
          now={now}
          href={competitionPath(home, competition)}
          hub={hubs[index]}
        />
      ))}
      {children}
    </HeadedPage>
  );
}

/** One competition in a list. */
export function CompetitionInShort({ competition, now, href, hub }: InShortProps) {
  return (
    <section>
      <h2 class="govuk-heading-m govuk-!-margin-bottom-2">
        <a href={href}>{competition.title}</a>{" "}
        {competition.cancelled && <Tag text="Cancelled" classes="govuk-tag--red" />}
      </h2>
      <DueInShort due={hub?.due ?? []} now={now} href={href} />
      <ShutOut shutOut={hub?.shutOut} competition={competition} now={now} path={href} />
      <OpenInShort competition={competition} now={now} />
      <OutcomeInShort competition={competition} now={now} path={href} />
    </section>
  );
}

type InShortProps = {
  competition: ParticipantsView;
  now: Instant;
  href: string;
  hub?: CompetitionsProps["hubs"][number] | undefined;
};

type DueProps = Pick<InShortProps, "now" | "href">;

/** Each thing that is the reader's to do, with its deadline and what has to be known before it. */
function DueInShort({ due, ...where }: DueProps & Pick<Hub, "due">) {
  const [first, ...others] = due;
  if (first === undefined) return <></>;
  if (others.length === 0)
    return (
      <p class="app-banner">
        <strong>Needs you now:</strong> <OneDue {...where} due={first} />
      </p>
    );
  return (
    <div class="app-banner">
      <strong>Needs you now:</strong>
      <Bullets
        items={due.map((one) => (
          <OneDue {...where} due={one} />
        ))}
      />
    </div>
  );
}

function OneDue({ due, now, href }: DueProps & { due: Due }) {
  const { act, path, until, itselfCounts, details } = due;
  return (
    <>
      <a href={`${href}/${path}`}>{act}</a>
      {until && (
        <>
          , {itselfCounts ? "by" : "before"} <When instant={until} />
          {daysLeft(until, now)}
        </>
      )}
      {details && `. ${details}`}
    </>
  );
}
