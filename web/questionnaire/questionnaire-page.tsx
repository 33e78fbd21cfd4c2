import type { Child } from "hono/jsx";
import {
  CompetitionFrame,
  type CompetitionFrameProps,
  type Place,
} from "../competition/competition-frame.tsx";
import type { FieldError } from "../govuk/field-error.tsx";
import { Form } from "../govuk/form.tsx";
import { TimeOutNote } from "../govuk/time-out.tsx";

export type PageProps = Place & { path: string };
export type FormProps = PageProps & {
  requestKey: string;
  seenVersion: number;
  errors: readonly FieldError[];
};

export const OVERVIEW = "Questionnaire";

/** A page about the questionnaire of a competition, for the authority. */
export function QuestionnairePage({ path, above = [], ...page }: PageProps & CompetitionFrameProps) {
  const own = page.title === OVERVIEW ? [] : [{ href: path, text: OVERVIEW }];
  return <CompetitionFrame {...page} above={[...own, ...above]} />;
}

/** A form that changes the questionnaire, on the version that its page showed. */
export function ChangeForm({ requestKey, seenVersion, hidden, action, enctype, children }: ChangeFormProps) {
  return (
    <Form action={action} enctype={enctype} hidden={{ requestKey, seenVersion, ...hidden }}>
      {children}
    </Form>
  );
}
type ChangeFormProps = Pick<FormProps, "requestKey" | "seenVersion"> & {
  action: string;
  enctype?: "multipart/form-data" | undefined;
  hidden?: Readonly<Record<string, string>> | undefined;
  children: Child;
};

/** Such a form in which people write: says beforehand when the session ends, which only a script warns of later. */
export const WritingForm = ({ frame, children, ...form }: ChangeFormProps & Pick<PageProps, "frame">) => (
  <ChangeForm {...form}>
    {children}
    {frame.session && <TimeOutNote session={frame.session} />}
  </ChangeForm>
);
