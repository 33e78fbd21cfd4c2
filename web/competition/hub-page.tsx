import type { Child } from "hono/jsx";
import type { Hub } from "../../shared/competition/hub.ts";
import {
  daysLeft,
  type Due,
  type HubLine,
  type State,
  stateNames,
} from "../../shared/competition/hub-line.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { Button } from "../govuk/button.tsx";
import { TaskList } from "../govuk/task-list.tsx";
import { When } from "../govuk/when.tsx";
import { ComesNext, Cancelled } from "./how-it-stands.tsx";
import { CompetitionFrame, type InCompetition } from "./competition-frame.tsx";

type HubProps = InCompetition & {
  hub: Hub;
  /** What the lines are, such as "Your lots". */
  heading: string;
  now: Instant;
  /** What must be known before the lines can be understood. */
  children?: Child;
  /** What else this audience can do, beside the lines. */
  aside?: Child;
};

/** A competition's own page: what needs this person now, how everything stands for them, what comes next, whom to ask. */
export function HubPage({ hub, heading, now, children, aside, ...page }: HubProps) {
  const { competition } = page;
  const { title, cancelled } = competition;
  const path = page.frame.path ?? "";
  return (
    <CompetitionFrame {...page} title={title} width="full">
      {cancelled ? <Cancelled {...cancelled} /> : <DueNow hub={hub} path={path} now={now} />}
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h2 class="govuk-heading-m">{heading}</h2>
          {children}
          <TaskList items={hub.lines.map((line) => lineOf(line, path))} />
        </div>
        <div class="govuk-grid-column-one-third">
          <ComesNext competition={competition} now={now} path={path} />
          {aside}
        </div>
      </div>
    </CompetitionFrame>
  );
}

type DueProps = { hub: Hub; path: string; now: Instant };

/** What is this person's to do, with its deadline, as a button. */
function DueNow({ hub: { due, lines }, path, now }: DueProps) {
  // Who may submit what is drafted has it among what is due.
  const drafted = lines.some(({ state }) => state === "complete" || state === "changed");
  if (due.length === 0)
    return (
      <p class="govuk-body-l">
        {drafted
          ? "A draft waits for a submitter of your organisation to submit it. Nothing else needs you now."
          : "Nothing in this competition needs you now."}
      </p>
    );
  return (
    <section class="app-due" aria-labelledby="due">
      {due.length > 1 && (
        <h2 class="govuk-heading-m" id="due">
          {due.length} things need you now
        </h2>
      )}
      {due.map((one, index) => (
        <Act due={one} path={path} now={now} id={due.length > 1 ? `due-${index + 1}` : "due"} />
      ))}
    </section>
  );
}

function Act({ due, path, now, id }: { due: Due; path: string; now: Instant; id: string }) {
  const { act, button, until, itselfCounts, details } = due;
  return (
    <div class="app-due__act">
      {id === "due" ? (
        <h2 class="govuk-heading-m" id={id}>
          {act}
        </h2>
      ) : (
        <h3 class="govuk-heading-s" id={id}>
          {act}
        </h3>
      )}
      {details && <p>{details}</p>}
      {until && (
        <p>
          {itselfCounts ? "By" : "Before"}{" "}
          <strong>
            <When instant={until} />
          </strong>
          {daysLeft(until, now)}
        </p>
      )}
      <Button
        text={button}
        href={`${path}/${due.path}`}
        classes={id === "due" || id === "due-1" ? "" : "govuk-button--secondary"}
        attributes={{ "aria-describedby": id }}
      />
    </div>
  );
}

const COLOURS: Partial<Record<State, string>> = {
  open: "govuk-tag--blue",
  "not-started": "govuk-tag--blue",
  incomplete: "govuk-tag--yellow",
  complete: "govuk-tag--yellow",
  changed: "govuk-tag--yellow",
  waiting: "govuk-tag--yellow",
  submitted: "govuk-tag--green",
  passed: "govuk-tag--green",
};

function lineOf({ name, state, words: text = stateNames[state], path: to, details }: HubLine, path: string) {
  const colour = COLOURS[state];
  return {
    title: name,
    href: to === undefined ? undefined : `${path}/${to}`,
    hint: details || undefined,
    status: colour === undefined ? text : { tag: { text, classes: colour } },
  };
}
