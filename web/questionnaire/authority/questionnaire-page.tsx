import type { Child } from "hono/jsx";
import type { Competition } from "../../../shared/competition/schema.ts";
import { type FieldError, FieldErrorSummary } from "../../govuk/field-error.tsx";
import type { Filled } from "../../govuk/filled.ts";
import { type Frame, Page } from "../../govuk/page.tsx";

export type PageProps = { frame: Frame; competition: Competition; path: string };
export type FormProps = PageProps & Filled;

type QuestionnairePageProps = PageProps & {
  title: string;
  /** The pages between the questionnaire and this one. */
  above?: readonly { readonly href: string; readonly text: string }[] | undefined;
  errors?: readonly FieldError[] | undefined;
  children: Child;
};

export const OVERVIEW = "Questionnaire";

/** A page about the questionnaire of a competition, for the authority. */
export function QuestionnairePage(props: QuestionnairePageProps) {
  const { frame, competition, path, title, above = [], errors = [], children } = props;
  const own = title === OVERVIEW ? [] : [{ href: path, text: OVERVIEW }];
  return (
    <Page
      {...frame}
      title={title}
      error={errors.length > 0}
      trail={[
        { href: "/authority", text: "Competitions" },
        { href: `/authority/competitions/${competition.competitionId}`, text: competition.title },
        ...own,
        ...above,
      ]}
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FieldErrorSummary errors={errors} />
          <h1 class="govuk-heading-l">{title}</h1>
          {children}
        </div>
      </div>
    </Page>
  );
}
