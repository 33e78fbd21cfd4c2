import { cancelling } from "../../functions/competition/acts.ts";
import { formOf } from "../doors/form-of.tsx";
import { Button } from "../govuk/button.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { WarningText } from "../govuk/warning-text.tsx";
import { namedCompetition } from "./competition-for-routes.ts";
import { CompetitionFrame, competitionPath } from "./competition-frame.tsx";

/** A national lead cancels the whole competition, and says why. */
export const cancelRoutes = formOf(cancelling, {
  path: "/competitions/:competition/cancel",
  facts: namedCompetition,
  instead: (competition, c) =>
    competition.cancelled === undefined
      ? undefined
      : c.redirect(competitionPath("/authority", competition), 303),
  seen: ({ version }) => version,
  flash: "competition-cancelled",
  to: (competition) => competitionPath("/authority", competition),
  page: (competition, { Form, field, frame, errors }) => (
    <CompetitionFrame frame={frame} competition={competition} title="Cancel the competition" errors={errors}>
      <WarningText
        text={`This ends “${competition.title}” for everybody, at once. It cannot be undone. What is open shuts, and what is to come will not take place.`}
      />
      <Form>
        <Textarea
          {...field("reason")}
          label={{ m: "Why is it cancelled?" }}
          hint="Everybody taking part will read this. Up to 2,000 characters"
        />
        <div class="govuk-button-group">
          <Button text="Cancel the competition" classes="govuk-button--warning" preventDoubleClick />
          <a href={competitionPath("/authority", competition)}>Keep it, and go back</a>
        </div>
      </Form>
    </CompetitionFrame>
  ),
});
