import { dashboardOf, type ParticipantsView } from "../../shared/competition/dashboard.ts";
import type { Stage } from "../../shared/competition/schema.ts";
import { stageName } from "../../shared/competition/words.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { SummaryList } from "../govuk/summary-list.tsx";
import { StageTime } from "./at.tsx";

type StagesProps = { competition: ParticipantsView; now: Instant };

/** What is open and until when, what comes next, and what closed when. */
export function WhatIsOpen({ competition, now }: StagesProps) {
  const { open, next, closed } = dashboardOf(competition, now);
  const part = { competition };
  return (
    <>
      <Part
        {...part}
        title="Open now"
        stages={open}
        verb="Closes"
        of="closesAt"
        nothing="Nothing is open at the moment."
      />
      <Part
        {...part}
        title="What comes next"
        stages={next}
        verb="Opens"
        of="opensAt"
        nothing="Nothing else is to come."
      />
      <Part
        {...part}
        title="What has closed"
        stages={closed}
        verb="Closed"
        of="closesAt"
        nothing="Nothing has closed yet."
      />
    </>
  );
}

type PartProps = {
  competition: ParticipantsView;
  title: string;
  stages: readonly Stage[];
  verb: string;
  /** Which of the two times is shown; a stage that is a moment needs no verb. */
  of: "opensAt" | "closesAt";
  nothing: string;
};

function Part({ competition, title, stages, verb, of, nothing }: PartProps) {
  return (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      {stages.length === 0 ? (
        <p class="govuk-body">{nothing}</p>
      ) : (
        <SummaryList
          rows={stages.map((stage) => ({
            key: { text: stageName(stage) },
            value: {
              html: (
                <>
                  {stage.closesAt && `${verb} `}
                  <StageTime competition={competition} stage={stage} of={of} />
                </>
              ),
            },
          }))}
        />
      )}
    </>
  );
}

/** The same in a line or two, for a list of competitions. */
export function OpenInShort({ competition, now }: StagesProps) {
  const { open, next } = dashboardOf(competition, now);
  if (competition.cancelled !== undefined)
    return <p class="govuk-body">Cancelled: nothing in it is open, and nothing will open.</p>;
  return (
    <ul class="govuk-list">
      {open.map((stage) => (
        <li>
          <strong>{stageName(stage)}</strong>: open, closes{" "}
          <StageTime competition={competition} stage={stage} of="closesAt" />
        </li>
      ))}
      {open.length === 0 && <li>Nothing is open at the moment.</li>}
      {next.map((stage) => (
        <li>
          Next: {stageName(stage)}, <StageTime competition={competition} stage={stage} of="opensAt" />
        </li>
      ))}
    </ul>
  );
}
