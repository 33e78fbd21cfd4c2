import { proposingAmendment, proposingCancellation } from "../../functions/competition/acts.ts";
import { problemOfMove } from "../../shared/competition/amendment-rules.ts";
import { movableInstants, type MovableInstant } from "../../shared/competition/amendments-shown.ts";
import { accept } from "../../shared/kernel/result.ts";
import { formOf } from "../doors/form-of.tsx";
import { together } from "../doors/page-of.tsx";
import { proposalsPath } from "../proposals/paths.ts";
import { namedCompetition } from "./competition-for-routes.ts";
import { competitionPath, CompetitionFrame } from "./competition-frame.tsx";
import { whatCancellingDoes } from "../../shared/competition/cancelling.ts";
import { everybody } from "../../shared/notices/rules.ts";
import { concernedNames } from "../../shared/notices/addressee-words.ts";
import { Button } from "../govuk/button.tsx";
import { Reason } from "../govuk/reason.tsx";
import { WarningText } from "../govuk/warning-text.tsx";
import { Bullets } from "../govuk/part.tsx";
import { ProposeTimetableAmendment, type Competition } from "../../shared/competition/schema.ts";
import { londonTimeOf, readTime, timeErrors } from "../doors/typed-time.ts";
import type { Controls, Typed } from "../doors/form.ts";
import { amendmentRule, instantName } from "../../shared/competition/words.ts";
import { inWords } from "../../shared/kernel/instant.ts";
import type { Filled } from "../govuk/filled.ts";
import { Radios } from "../govuk/radios.tsx";
import { TimeFields } from "../govuk/time-fields.tsx";

/** The value of a radio: a stage, and which of its times. */
const instantValue = (stageId: string, moves: string): string => `${stageId} ${moves}`;

/** The day and time to which something moves, as typed. */
const timeTyped = (form: Pick<Typed, "text">) => readTime(form, "to", "time");

/** The fields of a proposed amendment, from the radio chosen, the day and the time. */
function amendmentFields(form: Typed) {
  const [stageId, moves] = form.text("instant").split(" ");
  return { stageId, moves, to: londonTimeOf(timeTyped(form)), reason: form.text("reason") };
}

/** What of it says which instant moves to when, as far as that can be read. */
function moveTyped(form: Typed) {
  const { stageId, moves, to } = amendmentFields(form);
  const which = ProposeTimetableAmendment.pick({ stageId: true, moves: true }).safeParse({ stageId, moves });
  return { ...which.data, to };
}

const NOTHING_CHOSEN = [{ field: "instant", text: "Choose the time that moves" }];
/** The controls of a proposed amendment: one radio for two fields, several boxes for one. */
const amendmentControls = (form: Typed): Controls => ({
  stageId: NOTHING_CHOSEN,
  moves: NOTHING_CHOSEN,
  to: timeErrors(timeTyped(form), "to", "time"),
});

/** What a national lead does to a whole competition with another person: moves a time, or cancels it. */
export const changeRoutes = together(
  formOf(proposingAmendment, {
    path: "/competitions/:competition/propose-amendment",
    facts: namedCompetition,
    seen: ({ version }) => version,
    read: (form) => accept(amendmentFields(form)),
    controls: amendmentControls,
    also: (form, competition, c) => problemOfMove(competition, moveTyped(form), c.get("deps").now()),
    page: (competition, filled, c) => (
      <ProposePage
        {...filled}
        competition={competition}
        movable={movableInstants(competition, c.get("deps").now())}
      />
    ),
    flash: "proposal-made",
    to: ({ competitionId }) => proposalsPath(competitionId),
  }),
  formOf(proposingCancellation, {
    path: "/competitions/:competition/cancel",
    facts: namedCompetition,
    instead: (competition, c) =>
      competition.cancelled === undefined
        ? undefined
        : c.redirect(competitionPath("/authority", competition), 303),
    seen: ({ version }) => version,
    flash: "proposal-made",
    to: ({ competitionId }) => proposalsPath(competitionId),
    page: (competition, { Form, field, frame, errors }, c) => (
      <CompetitionFrame
        frame={frame}
        competition={competition}
        title="Propose to cancel the competition"
        errors={errors}
      >
        <WarningText
          text={`Once another person has confirmed it, this ends “${competition.title}” for everybody, at once. It cannot be undone. What is open shuts, and what is to come will not take place.`}
        />
        <h2 class="govuk-heading-m">Who is told</h2>
        <p>
          A notice and a mail, with your reason, go to everybody whom the competition concerns when it is
          confirmed:
        </p>
        <Bullets items={everybody(competition).map(({ of }) => concernedNames[of])} />
        <h2 class="govuk-heading-m">What happens to what is underway</h2>
        <Bullets items={whatCancellingDoes(competition, c.get("deps").now())} />
        <Form>
          <Reason field={field} label="Why is it cancelled?" hint="Everybody taking part will read this" />
          <div class="govuk-button-group">
            <Button text="Propose to cancel it" classes="govuk-button--warning" preventDoubleClick />
            <a href={competitionPath("/authority", competition)}>Keep it, and go back</a>
          </div>
        </Form>
      </CompetitionFrame>
    ),
  }),
);

/** A national lead proposes to move one time of the timetable. */
function ProposePage(props: Filled & { competition: Competition; movable: readonly MovableInstant[] }) {
  const { movable, errors, typed, field, Form } = props;
  return (
    <CompetitionFrame {...props} title="Propose an amendment of the timetable">
      <Bullets items={amendmentRule} />
      {movable.length === 0 ? (
        <p id="instant">No time of this timetable can be moved any more.</p>
      ) : (
        <Form>
          <Radios
            {...field("instant")}
            classes="govuk-radios--small"
            legend={{ m: "Which time moves?" }}
            items={movable.map(({ stage, moves, from, until, itselfCounts }) => ({
              value: instantValue(stage.stageId, moves),
              text: instantName(stage, moves),
              hint: `Now ${inWords(from)}. To be confirmed ${itselfCounts ? "by" : "before"} ${inWords(until)}`,
            }))}
          />
          <TimeFields
            id="to"
            timeId="time"
            dayLegend="To which day?"
            timeLabel="At what time in London?"
            value={timeTyped(typed)}
            errors={errors}
          />
          <Reason field={field} label="Why does it move?" hint="Everybody taking part will read this" />
          <Button text="Propose the amendment" preventDoubleClick />
        </Form>
      )}
    </CompetitionFrame>
  );
}
