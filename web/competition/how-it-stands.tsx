import { precisionOf } from "../../shared/competition/amendments-shown.ts";
import type { ParticipantsView } from "../../shared/competition/views.ts";
import type { Amendment, Stage } from "../../shared/competition/schema.ts";
import { stageNote, stageName } from "../../shared/competition/words.ts";
import { When } from "../govuk/when.tsx";
import { openAndNext, isUnderWay } from "../../shared/competition/stages.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { comesNext, type Hub } from "../../shared/competition/hub.ts";
import { Part } from "../govuk/part.tsx";
import { InsetText } from "../govuk/inset-text.tsx";
import { Tag } from "../govuk/tag.tsx";
import { publishedOutcome } from "../../shared/kernel/standing.ts";
import { TeamLink } from "../govuk/team-link.tsx";
import { outcomeCounted } from "../../shared/outcomes/words.ts";

/** What a part is about and for when it says it; `path` is that of the competition for whoever reads it. */
type Told = { competition: ParticipantsView; now: Instant; path: string };

type StageTimeProps = Pick<Told, "competition"> & { stage: Stage; of: Amendment["moves"] };

/** When a stage opens or closes, and what must be known beside that date. */
export function StageTime({ competition, stage, of }: StageTimeProps) {
  const instant = stage[of];
  if (instant === undefined) return <></>;
  const note = stageNote(stage, precisionOf(competition, stage, of));
  return (
    <>
      <When instant={instant} />
      {note && ` – ${note}`}
    </>
  );
}

/** What is open and until when, and what comes next, for a list of competitions. */
export function OpenInShort({ competition, now }: Omit<Told, "path">) {
  const { open, next } = openAndNext(competition, now);
  if (competition.cancelled !== undefined)
    return <p>Cancelled: nothing in it is open, and nothing will open.</p>;
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

/** The next few dates, and the way to all of them. */
export function ComesNext({ competition, now, path }: Told) {
  const next = comesNext(competition, now).slice(0, 4);
  return (
    <Part title="What comes next">
      {next.length === 0 ? (
        <p>Nothing else is to come.</p>
      ) : (
        <ol class="govuk-list govuk-list--spaced">
          {next.map(({ stage, moves }) => (
            <li>
              <strong>{stageName(stage)}</strong>
              <br />
              {stage.closesAt && (moves === "opensAt" ? "Opens " : "Closes ")}
              <StageTime competition={competition} stage={stage} of={moves} />
            </li>
          ))}
        </ol>
      )}
      <p>
        <a href={`${path}/timetable`}>See the whole timetable</a>
      </p>
    </Part>
  );
}

/** That a competition was cancelled, when and why. */
export function Cancelled({ at, reason }: NonNullable<ParticipantsView["cancelled"]>) {
  return (
    <InsetText>
      <p>
        <Tag text="Cancelled" classes="govuk-tag--red" /> This competition was cancelled at{" "}
        <When instant={at} />. Nothing in it is open, and nothing will open.
      </p>
      <p class="app-typed">Reason: {reason}</p>
    </InsetText>
  );
}

/** That an organisation can take part no more, and what it can do: while there is something left to take part in. */
export function ShutOut({ shutOut, competition, now, path }: Told & Pick<Hub, "shutOut">) {
  if (shutOut === undefined || !isUnderWay(competition, now)) return <></>;
  return (
    <InsetText>
      <p>{shutOut}.</p>
      <p>
        It may still work for a bidder that does, and a bidder can ask the authority to take it in as a
        member.{" "}
        {publishedOutcome(competition, now) === undefined ? (
          "Who has pre-qualified will be published with the outcome of the PQQ."
        ) : (
          <a href={`${path}/pre-qualified`}>See which bidders have pre-qualified</a>
        )}
      </p>
      <p>
        If you think that this is wrong, ask the competition team at <TeamLink />.
      </p>
    </InsetText>
  );
}

/** The outcome of the PQQ as everybody may know it; nothing before it is published. */
export function OutcomePart({ competition, now, path }: Told) {
  const outcome = publishedOutcome(competition, now);
  if (outcome === undefined) return <></>;
  return (
    <Part title="Outcome of the PQQ">
      <p>
        {outcomeCounted(outcome)} <PrequalifiedLink competition={competition} path={path} />
      </p>
    </Part>
  );
}

/** The way to those who passed, in a list of competitions. */
export function OutcomeInShort({ competition, now, path }: Told) {
  if (publishedOutcome(competition, now) === undefined) return <></>;
  return (
    <p>
      <PrequalifiedLink competition={competition} path={path} />
    </p>
  );
}

function PrequalifiedLink({ competition, path }: Omit<Told, "now">) {
  return (
    <a href={`${path}/pre-qualified`}>
      See who has pre-qualified
      <span class="govuk-visually-hidden"> in {competition.title}</span>
    </a>
  );
}
