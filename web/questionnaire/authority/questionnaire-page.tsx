import type { Child } from "hono/jsx";
import type { Competition } from "../../../shared/competition/schema.ts";
import { type FieldError, FieldErrorSummary } from "../../govuk/field-error.tsx";
import { Form } from "../../govuk/form.tsx";
import { type Frame, Page } from "../../govuk/page.tsx";

export type PageProps = { frame: Frame; competition: Competition; path: string };
export type FormProps = PageProps & {
  requestKey: string;
  seenVersion: number;
  errors: readonly FieldError[];
};

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

/** A form that changes the questionnaire, on the version that its page showed. */
export const ChangeForm = ({
  requestKey,
  seenVersion,
  hidden,
  action,
  enctype,
  brief,
  children,
}: ChangeFormProps) => (
  <Form action={action} enctype={enctype} brief={brief} hidden={{ requestKey, seenVersion, ...hidden }}>
    {children}
  </Form>
);
type ChangeFormProps = Pick<FormProps, "requestKey" | "seenVersion"> & {
  action: string;
  enctype?: "multipart/form-data" | undefined;
  /** A button alone. */
  brief?: boolean;
  hidden?: Readonly<Record<string, string>> | undefined;
  children: Child;
};
