import type { Assignment, Declaration } from "../../shared/evaluation/schema.ts";
import type { OrganisationId } from "../../shared/kernel/id.ts";
import { byName } from "../../shared/kernel/text.ts";
import { SummaryList } from "../govuk/summary-list.tsx";
import { When } from "../govuk/when.tsx";
import { CompetitionFrame, type InCompetition } from "../competition/competition-frame.tsx";
import { evaluationPath } from "./paths.ts";
import { Bullets, Part } from "../govuk/part.tsx";

type DeclarationsPageProps = {
  within: InCompetition;
  declarations: readonly Declaration[];
  /** Who has a part now. */
  assignments: readonly Assignment[];
  nameOf: (organisation: OrganisationId) => string;
};

/** What everybody with a part has declared, and who has not yet. */
export function DeclarationsPage({ within, declarations, assignments, nameOf }: DeclarationsPageProps) {
  const declared = new Set(declarations.map(({ personId }) => personId));
  const missing = new Map(
    assignments
      .filter(({ personId }) => !declared.has(personId))
      .map(({ personId, name }) => [personId, name]),
  );
  return (
    <CompetitionFrame
      {...within}
      title="Declarations of interests"
      above={[{ href: evaluationPath(within.competition.competitionId), text: "Evaluation" }]}
    >
      {declarations.length === 0 && <p>Nobody has declared anything yet.</p>}
      {declarations.toSorted(byName).map((declaration) => (
        <OneDeclaration declaration={declaration} nameOf={nameOf} />
      ))}
      {missing.size > 0 && (
        <Part title="Not declared yet">
          <Bullets items={[...missing.values()]} />
        </Part>
      )}
    </CompetitionFrame>
  );
}

function OneDeclaration({
  declaration: { name, interests, declaredAt },
  nameOf,
}: {
  declaration: Declaration;
  nameOf: DeclarationsPageProps["nameOf"];
}) {
  return (
    <section>
      <h2 class="govuk-heading-m">{name}</h2>
      <p>
        {interests.length === 0 ? "No interests, declared at " : "Last declared at "}
        <When instant={declaredAt} />
      </p>
      <Interests interests={interests} nameOf={nameOf} />
    </section>
  );
}

/** Interests by organisation, each with when it was declared. */
export function Interests({
  interests,
  nameOf,
}: Pick<Declaration, "interests"> & Pick<DeclarationsPageProps, "nameOf">) {
  if (interests.length === 0) return <></>;
  return (
    <SummaryList
      rows={interests.map(({ organisationId, nature, declaredAt }) => [
        nameOf(organisationId),
        <>
          <span class="app-typed">{nature}</span>
          <br />
          <span class="govuk-hint govuk-!-font-size-16">
            Declared at <When instant={declaredAt} />
          </span>
        </>,
      ])}
    />
  );
}
