import { type Child, createContext, useContext } from "hono/jsx";
import { type Instant, londonDay } from "../../shared/kernel/instant.ts";
import { dayExample } from "../../shared/kernel/typed-time.ts";
import { type SessionLimits, TimeOutNote } from "./time-out.tsx";

/** The field in which a form says for whom it was opened. */
export const OPENED_FOR = "openedFor";

/** For whom and when the forms of a page are opened, and how long their session lasts, put there by `Page`. */
export const Forms = createContext<{
  readonly openedFor?: string | undefined;
  readonly session?: SessionLimits | undefined;
  readonly viewer?: { readonly now: Instant } | undefined;
}>({});

/** How a day before or after today may be typed. */
export function useDayExample(falls: "past" | "future"): string | undefined {
  const { viewer } = useContext(Forms);
  return viewer && dayExample(londonDay(viewer.now), falls);
}

/** One name may be sent several times, as ticked boxes are. */
type Hidden = Readonly<Record<string, string | number | readonly string[]>>;

export type FormProps = {
  action: string;
  /** Sent along unseen, such as the request key and the version that the person saw. */
  hidden?: Hidden | undefined;
  /** `multipart/form-data` when files are sent. */
  enctype?: "multipart/form-data" | undefined;
  id?: string | undefined;
  /** Where the script of the page announces files, and sends them in parts. */
  uploads?: string | undefined;
  class?: string | undefined;
  /** A button, or a choice that takes no time: nothing is said of the end of the session. */
  brief?: boolean | undefined;
  /** It can be saved before it is finished: so it says to do that before a break. */
  draft?: boolean | undefined;
  children: Child;
};

/**
 * The name of a form's first field, another for whoever and whatever else the form is opened for. Chromium and WebKit fill
 * in what was typed when somebody goes back, and know a form again by the names of its first fields: so they fill in
 * nothing that was typed for somebody else, or about a version that has been overtaken.
 */
function openedMark(openedFor: string, { requestKey: _requestKey, ...seen }: Hidden) {
  // A version that was typed back, or came as a number, is the same one.
  const told = Object.entries(seen).map(([name, value]) => `${name}=${String(value)}`);
  const letters = Array.from([openedFor, ...told].join(" "));
  const sum = letters.reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) % 4_294_967_291, 7);
  return `opened-${sum.toString(36)}`;
}

/**
 * A form that changes something. It carries along for whom it was opened, and says when the session ends, because without
 * script nothing warns of that. The browser's own checks are off: the server's words are the only ones.
 */
export function Form({ action, hidden = {}, uploads, brief, draft, children, ...form }: FormProps) {
  const { openedFor, session } = useContext(Forms);
  return (
    <form method="post" action={action} novalidate data-uploads={uploads} {...form}>
      {openedFor !== undefined && (
        <>
          <input type="hidden" name={openedMark(openedFor, hidden)} value="" />
          <input type="hidden" name={OPENED_FOR} value={openedFor} />
        </>
      )}
      {Object.entries(hidden).flatMap(([name, value]) =>
        [value].flat().map((one) => <input type="hidden" name={name} value={String(one)} />),
      )}
      {children}
      {session !== undefined && !brief && (
        <TimeOutNote
          session={session}
          before={draft ? "draft" : form.enctype === undefined ? "again" : undefined}
        />
      )}
    </form>
  );
}
