import { type Child, createContext, useContext } from "hono/jsx";

/** The field in which a form says for whom it was opened. */
export const OPENED_FOR = "openedFor";

/** For whom the forms of a page are opened, put there by `Page`; undefined where nobody is signed in. */
export const OpenedFor = createContext<string | undefined>(undefined);

export type FormProps = {
  action: string;
  /** Sent along unseen, such as the request key and the version that the person saw. */
  hidden?: Readonly<Record<string, string | number>> | undefined;
  /** `multipart/form-data` when files are sent. */
  enctype?: "multipart/form-data" | undefined;
  id?: string | undefined;
  /** Where the script of the page announces files, and sends them in parts. */
  uploads?: string | undefined;
  class?: string | undefined;
  children: Child;
};

/**
 * A form that changes something, which carries along for whom it was opened. The browser's own checks are off: the
 * server's words are the only ones.
 */
export function Form({ action, hidden = {}, uploads, children, ...form }: FormProps) {
  const openedFor = useContext(OpenedFor);
  return (
    <form method="post" action={action} novalidate data-uploads={uploads} {...form}>
      {openedFor !== undefined && <input type="hidden" name={OPENED_FOR} value={openedFor} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={String(value)} />
      ))}
      {children}
    </form>
  );
}
