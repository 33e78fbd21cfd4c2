import type { Competition } from "../../shared/competition/schema.ts";
import type { Declaration } from "../../shared/evaluation/schema.ts";
import { INTERESTS } from "../../shared/evaluation/words.ts";
import type { OrganisationId } from "../../shared/kernel/id.ts";
import { Button } from "../govuk/button.tsx";
import { Checkboxes } from "../govuk/checkboxes.tsx";
import type { Checking, Filled } from "../govuk/filled.ts";
import { Radios } from "../govuk/radios.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { WarningText } from "../govuk/warning-text.tsx";
import { Interests } from "./declarations-page.tsx";
import { Checked } from "../notices/checked.tsx";
import { CompetitionFrame } from "../competition/competition-frame.tsx";
import { myEvaluationPath } from "./paths.ts";
import { natureField } from "./typed-interests.ts";
import { Part } from "../govuk/part.tsx";

type DeclarePageProps = Filled & {
  competition: Competition;
  declaration: Declaration | undefined;
  /** Those that responded, in order of name. */
  organisations: readonly { readonly organisationId: OrganisationId; readonly name: string }[];
};

const aboveDeclaring = ({ competitionId }: Pick<Competition, "competitionId">) => [
  { href: myEvaluationPath(competitionId), text: "My evaluation" },
];

const KEPT_FROM_YOU = "The response of an organisation that you have an interest in is kept from you";

/** Somebody declares their interests, or adds to what they declared. */
export function DeclarePage(props: DeclarePageProps) {
  const { competition, declaration, organisations, final = "", field, Form } = props;
  const declared = new Set(declaration?.interests.map(({ organisationId }) => organisationId));
  const others = organisations.filter(({ organisationId }) => !declared.has(organisationId));
  const choice = <InterestsToDeclare {...props} organisations={others} />;
  return (
    <CompetitionFrame
      {...props}
      title={declaration === undefined ? "Declare your interests" : "Add to your declaration"}
      above={aboveDeclaring(competition)}
    >
      <p>{INTERESTS}</p>
      <WarningText text={`${KEPT_FROM_YOU}. ${final}`} />
      {declaration && declaration.interests.length > 0 && (
        <Part title="What you have declared">
          <Interests
            interests={declaration.interests}
            nameOf={(id) => organisations.find(({ organisationId }) => organisationId === id)?.name ?? id}
          />
        </Part>
      )}
      <Form>
        {declaration === undefined ? (
          <Radios
            {...field("any")}
            legend={{ m: "Do you have an interest in any of the organisations that responded?" }}
            items={[
              { value: "none", text: "No, in none of them" },
              { value: "some", text: "Yes", conditional: choice },
            ]}
          />
        ) : (
          choice
        )}
        <Button text="Continue" />
      </Form>
    </CompetitionFrame>
  );
}

function InterestsToDeclare({ organisations, typed, field }: DeclarePageProps) {
  return (
    <Checkboxes
      {...field("organisations")}
      values={typed.list("organisations")}
      classes="govuk-checkboxes--small"
      legend={{ s: "In which organisations?" }}
      hint="Choose all that apply, and say for each what you have to do with it"
      items={organisations.map(({ organisationId, name }) => ({
        value: organisationId,
        text: name,
        conditional: (
          <Textarea
            {...field(natureField(organisationId))}
            rows={2}
            label={`What do you have to do with ${name}?`}
          />
        ),
      }))}
    />
  );
}

/** Interests as they would be declared. */
export function CheckDeclaringPage(props: DeclarePageProps & Checking) {
  const { competition, declaration, organisations, typed } = props;
  const chosen = typed.text("any") === "none" ? [] : typed.list("organisations");
  return (
    <CompetitionFrame {...props} title="Check before you declare" above={aboveDeclaring(competition)}>
      <Checked
        {...props}
        rows={[
          chosen.length === 0 && ["You have an interest in", "None of the organisations that responded"],
          ...organisations
            .filter(({ organisationId }) => chosen.includes(organisationId))
            .map(
              ({ organisationId, name }) =>
                [
                  `Your interest in ${name}`,
                  { text: typed.text(natureField(organisationId)), classes: "app-typed" },
                ] as const,
            ),
          chosen.length > 0 && ["What follows", `${KEPT_FROM_YOU}.`],
        ]}
        button={declaration === undefined ? "Declare" : "Add to the declaration"}
      />
    </CompetitionFrame>
  );
}
