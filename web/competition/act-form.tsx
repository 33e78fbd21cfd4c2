import { Form, type FormProps } from "../govuk/form.tsx";
import type { Frame } from "../govuk/page.tsx";
import { TimeOutNote } from "../govuk/time-out.tsx";

/** The form of one act. Says beforehand when the session ends, because without script nothing warns of it. */
export function ActForm({ frame, children, ...form }: FormProps & { frame: Frame }) {
  return (
    <Form {...form}>
      {children}
      {frame.session && <TimeOutNote session={frame.session} />}
    </Form>
  );
}
