import type { Declaration } from "../../shared/evaluation/schema.ts";
import { INTERESTS } from "../../shared/evaluation/words.ts";
import type { OrganisationId } from "../../shared/kernel/id.ts";
import { Button } from "../govuk/button.tsx";
import { Checkboxes } from "../govuk/checkboxes.tsx";
import { type FieldError, messageFor } from "../govuk/field-error.tsx";
import { Form } from "../govuk/form.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { WarningText } from "../govuk/warning-text.tsx";
import { Interests } from "./declarations-page.tsx";
import { CompetitionFrame, type Place } from "../competition/competition-frame.tsx";
import { declarePath, myEvaluationPath } from "./paths.ts";
import { natureField, type TypedInterests } from "./typed-interests.ts";

export type DeclarePageProps = {
  place: Place;
  declaration: Declaration | undefined;
  /** Those that responded, in order of name. */
  organisations: readonly { readonly organisationId: OrganisationId; readonly name: string }[];
  typed: TypedInterests;
  requestKey: string;
  errors: readonly FieldError[];
};

/** Somebody declares their interests, or adds to what they declared. */
export function DeclarePage(props: DeclarePageProps) {
  const { place, declaration, organisations, requestKey, errors, typed } = props;
  const { competitionId } = place.competition;
  const declared = new Set(declaration?.interests.map(({ organisationId }) => organisationId));
  const others = organisations.filter(({ organisationId }) => !declared.has(organisationId));
  const choice = <WhichOrganisations {...props} organisations={others} />;
  return (
    <CompetitionFrame
      {...place}
      title={declaration === undefined ? "Declare your interests" : "Add to your declaration"}
      above={[{ href: myEvaluationPath(competitionId), text: "My evaluation" }]}
      errors={errors}
    >
      <p class="govuk-body">{INTERESTS}</p>
      <WarningText text="The response of an organisation that you have an interest in is kept from you. A declaration cannot be taken back; you can add to it." />
      {declaration && declaration.interests.length > 0 && (
        <>
          <h2 class="govuk-heading-m">What you have declared</h2>
          <Interests
            interests={declaration.interests}
            nameOf={(id) => organisations.find(({ organisationId }) => organisationId === id)?.name ?? id}
          />
        </>
      )}
      <Form
        action={declarePath(competitionId)}
        hidden={{ requestKey, seenVersion: declaration?.version ?? 0 }}
      >
        {declaration === undefined ? (
          <Radios
            name="any"
            value={typed.any}
            fieldset={{
              legend: {
                text: "Do you have an interest in any of the organisations that responded?",
                classes: "govuk-fieldset__legend--m",
              },
            }}
            errorMessage={messageFor(errors, "any")}
            items={[
              { value: "none", text: "No, in none of them" },
              { value: "some", text: "Yes", conditional: { html: choice } },
            ]}
          />
        ) : (
          choice
        )}
        <Button text={declaration === undefined ? "Declare" : "Add to the declaration"} preventDoubleClick />
      </Form>
    </CompetitionFrame>
  );
}

function WhichOrganisations({ organisations, typed, errors }: DeclarePageProps) {
  return (
    <Checkboxes
      name="organisations"
      values={typed.organisations}
      classes="govuk-checkboxes--small"
      fieldset={{ legend: { text: "In which organisations?", classes: "govuk-fieldset__legend--s" } }}
      hint={{ text: "Choose all that apply, and say for each what you have to do with it" }}
      errorMessage={messageFor(errors, "organisations")}
      items={organisations.map(({ organisationId, name }) => ({
        value: organisationId,
        text: name,
        conditional: {
          html: (
            <Textarea
              name={natureField(organisationId)}
              value={typed.natureOf(organisationId)}
              rows={2}
              label={{ text: `What do you have to do with ${name}?` }}
              errorMessage={messageFor(errors, natureField(organisationId))}
            />
          ),
        },
      }))}
    />
  );
}
