/** The idle time after which the session ends, and where it is asked for more. */
export type SessionLimits = { idleSeconds: number; aliveHref: string; signInHref: string };

/** Minutes of idle time in words. */
function idleMinutes({ idleSeconds }: SessionLimits): string {
  return `${Math.round(idleSeconds / 60)} minutes`;
}

/**
 * Opened by script five minutes before the idle session ends. When it has ended the page stays as it is, so that what
 * was typed can still be copied.
 */
export function TimeOutDialog({ session }: { session: SessionLimits }) {
  return (
    <dialog id="time-out" class="app-dialog" aria-labelledby="time-out-title">
      <div data-time-out="warning">
        <h2 class="govuk-heading-m" id="time-out-title">
          You will soon be signed out
        </h2>
        <p>
          Nothing has happened for a while. For your security you will be signed out in{" "}
          <strong role="status" data-time-out="left">
            5 minutes
          </strong>
          .
        </p>
        <p role="alert" data-time-out="unreachable" hidden>
          The service did not answer. Check your connection and try again.
        </p>
        <button type="button" class="govuk-button" data-time-out="stay">
          Stay signed in
        </button>
      </div>
      <div data-time-out="ended" hidden>
        <h2 class="govuk-heading-m" id="time-out-ended-title">
          You have been signed out
        </h2>
        <p>
          Nothing happened for {idleMinutes(session)}. What you typed is still on this page: copy what you
          have not saved, then sign in again.
        </p>
        <div class="govuk-button-group">
          <a
            class="govuk-button"
            role="button"
            draggable="false"
            data-module="govuk-button"
            href={session.signInHref}
          >
            Sign in again
          </a>
          <button type="button" class="govuk-button govuk-button--secondary" data-time-out="back">
            Back to the page
          </button>
        </div>
      </div>
    </dialog>
  );
}

/** What can be done about it: save a draft, or send once more what was sent too late. Chosen files are not kept. */
const BEFORE_A_BREAK = {
  draft: "Save your work before you take a break.",
  again: "If that happens, you can sign in and send what you typed again.",
} as const;

type TimeOutNoteProps = { session: SessionLimits; before: keyof typeof BEFORE_A_BREAK | undefined };

/** Stands in every form that takes time, because without script nothing warns of the end of the session. */
export function TimeOutNote({ session, before }: TimeOutNoteProps) {
  return (
    <p class="govuk-hint app-time-out-note">
      You will be signed out after {idleMinutes(session)} without activity.
      {before !== undefined && ` ${BEFORE_A_BREAK[before]}`}
    </p>
  );
}
