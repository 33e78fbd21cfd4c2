import { html } from "hono/html";
import type { SectionProgress } from "../../shared/evaluation/progress.ts";
import type { Cell, CellState } from "../../shared/evaluation/schema.ts";
import { cellStateNames, sheetStateNames, shutInWords } from "../../shared/evaluation/words.ts";
import type { OrganisationId } from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { Button } from "../govuk/button.tsx";
import { Details } from "../govuk/details.tsx";
import { InsetText } from "../govuk/inset-text.tsx";
import { Ways } from "../govuk/part.tsx";
import { CardTable } from "../govuk/card-table.tsx";
import { CompetitionFrame, type InCompetition } from "../competition/competition-frame.tsx";
import { assignPath, declarationsPath, moderationPath, resultsPath } from "./paths.ts";

type ProgressPageProps = {
  within: InCompetition;
  progress: readonly SectionProgress[];
  /** Those that responded, in order of name. */
  organisations: readonly { readonly organisationId: OrganisationId; readonly name: string }[];
  /** Whether the reader may give parts and moderate. */
  leads: boolean;
  /** When the outcome was proposed, and when it was published; undefined while it is not. */
  proposedAt: Instant | undefined;
  published: Parameters<typeof shutInWords>[1];
};

/** How far the evaluation is: by section in numbers, and response by response. */
export function ProgressPage(props: ProgressPageProps) {
  const { within, progress, organisations, leads, proposedAt, published } = props;
  const { competitionId } = within.competition;
  return (
    <CompetitionFrame {...within} title="Evaluation" width="wide">
      {proposedAt && (
        <InsetText text={`${shutInWords({ code: "outcome-proposed", proposedAt }, published)}.`} />
      )}
      {leads && proposedAt === undefined && (
        <Button text="Assign somebody" href={assignPath(competitionId)} />
      )}
      <Ways
        ways={[
          { href: assignPath(competitionId), text: "Who evaluates which section" },
          { href: declarationsPath(competitionId), text: "Declarations of interests" },
          { href: resultsPath(competitionId), text: "Results" },
        ]}
      />
      <BySection progress={progress} />
      {organisations.length > 0 && <ByResponse {...props} />}
    </CompetitionFrame>
  );
}

function BySection({ progress }: Pick<ProgressPageProps, "progress">) {
  return (
    <CardTable
      caption="Sections"
      captionSize="m"
      head={[
        "Section",
        "Marks submitted",
        ...STATES.map((state) => ({ text: cellStateNames[state], format: "numeric" })),
      ]}
      rows={progress.map(({ section, cells }) => {
        const { submitted, expected } = countMarks(cells);
        return [
          section.title,
          `${submitted} of ${expected}`,
          ...STATES.map((state) => ({
            text: String(cells.filter((cell) => cell.state === state).length),
            format: "numeric",
          })),
        ];
      })}
    />
  );
}

const STATES = ["too-few", "marking", "to-moderate", "moderated"] as const satisfies readonly CellState[];

function countMarks(cells: readonly Cell[]) {
  const sheets = cells.flatMap(({ evaluators }) => evaluators).filter(({ state }) => state !== "kept-away");
  return {
    submitted: sheets.filter(({ state }) => state === "submitted").length,
    expected: sheets.length,
  };
}

function ByResponse({ within, progress, organisations, leads }: ProgressPageProps) {
  const { competitionId } = within.competition;
  return (
    <>
      <CardTable
        caption="Responses by section"
        captionSize="m"
        head={["Response", ...progress.map(({ section }) => section.title)]}
        rows={organisations.map(({ organisationId, name }) => [
          name,
          ...progress.map(({ section: { sectionId, title }, cells }) => {
            const cell = cells.find((one) => one.organisationId === organisationId);
            const href = moderationPath(competitionId, { sectionId, organisationId });
            return cell && cellOf(cell, leads ? { href, of: `${title} of ${name}` } : undefined);
          }),
        ])}
      />
      <Waiting progress={progress} organisations={organisations} />
    </>
  );
}

const COLOURS = {
  "too-few": "govuk-tag--red",
  marking: "govuk-tag--yellow",
  "to-moderate": "govuk-tag--blue",
  moderated: "govuk-tag--green",
} as const satisfies Record<CellState, string>;

const WAYS: Partial<Record<CellState, string>> = {
  "to-moderate": "Set consensus",
  moderated: "See consensus",
};

/** One cell of the table, as an `html` template: there are hundreds. */
function cellOf({ state, evaluators }: Cell, to: { href: string; of: string } | undefined) {
  const expected = evaluators.filter((one) => one.state !== "kept-away");
  const submitted = expected.filter((one) => one.state === "submitted");
  const way = WAYS[state];
  const link =
    to &&
    way &&
    html`<br /><a href="${to.href}">${way}<span class="govuk-visually-hidden"> on ${to.of}</span></a>`;
  return html`<strong class="govuk-tag ${COLOURS[state]}">${cellStateNames[state]}</strong
    ><br />${submitted.length} of ${expected.length} in${link}`;
}

/** Whose marks are still to come, for whoever wants to remind them. */
function Waiting({ progress, organisations }: Pick<ProgressPageProps, "progress" | "organisations">) {
  const nameOf = new Map(organisations.map(({ organisationId, name }) => [organisationId, name]));
  return (
    <Details summaryText="Whose marks are in, one by one">
      {progress.map(({ section, cells }) => (
        <CardTable
          caption={section.title}
          captionSize="s"
          head={["Response", "Evaluators"]}
          rows={cells.map(({ organisationId, evaluators }) => [
            nameOf.get(organisationId) ?? organisationId,
            evaluators.map(({ name, state }) => `${name}: ${sheetStateNames[state]}`).join("; ") || "Nobody",
          ])}
        />
      ))}
    </Details>
  );
}
