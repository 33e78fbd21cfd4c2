import { type Child, createContext, useContext } from "hono/jsx";
import { type SessionLimits, TimeOutNote } from "./time-out.tsx";

/** The field in which a form says for whom it was opened. */
export const OPENED_FOR = "openedFor";

/** For whom the forms of a page are opened and how long their session lasts, put there by `Page`. */
export const Forms = createContext<{
  readonly openedFor?: string | undefined;
  readonly session?: SessionLimits | undefined;
}>({});

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
  /** A button, or a choice that takes no time: nothing is said of the end of the session. */
  brief?: boolean | undefined;
  children: Child;
};

/**
 * A form that changes something. It carries along for whom it was opened, and says when the session ends, because without
 * script nothing warns of that. The browser's own checks are off: the server's words are the only ones.
 */
export function Form({ action, hidden = {}, uploads, brief, children, ...form }: FormProps) {
  const { openedFor, session } = useContext(Forms);
  return (
    <form method="post" action={action} novalidate data-uploads={uploads} {...form}>
      {openedFor !== undefined && <input type="hidden" name={OPENED_FOR} value={openedFor} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={String(value)} />
      ))}
      {children}
      {session !== undefined && !brief && <TimeOutNote session={session} />}
    </form>
  );
}
