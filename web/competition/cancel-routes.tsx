import { proposingCancellation } from "../../functions/competition/acts.ts";
import { whatCancellingDoes } from "../../shared/competition/cancelling.ts";
import { everybody } from "../../shared/notices/rules.ts";
import { concernedNames } from "../../shared/notices/addressee-words.ts";
import { formOf } from "../doors/form-of.tsx";
import { Button } from "../govuk/button.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { WarningText } from "../govuk/warning-text.tsx";
import { proposalsPath } from "../proposals/paths.ts";
import { namedCompetition } from "./competition-for-routes.ts";
import { CompetitionFrame, competitionPath } from "./competition-frame.tsx";
import { Bullets } from "../govuk/part.tsx";

/** A national lead proposes to cancel the whole competition, and says why. */
export const cancelRoutes = formOf(proposingCancellation, {
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
        <Textarea
          {...field("reason")}
          label={{ m: "Why is it cancelled?" }}
          hint="Everybody taking part will read this. Up to 2,000 characters"
        />
        <div class="govuk-button-group">
          <Button text="Propose to cancel it" classes="govuk-button--warning" preventDoubleClick />
          <a href={competitionPath("/authority", competition)}>Keep it, and go back</a>
        </div>
      </Form>
    </CompetitionFrame>
  ),
});
