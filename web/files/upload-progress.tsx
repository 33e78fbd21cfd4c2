/** What can be said of a file while the page's script sends it. The script shows one of them at a time. */
const STATES = {
  waiting: "Waiting",
  interrupted: "The connection was lost. What has arrived is kept: trying again",
  stopped: "The connection could not be made again. What has arrived is kept",
  arrived: "Arrived. It is being checked",
  already: "This file is there already. Nothing was added",
  cancelled: "Cancelled",
  failed: "This did not work. Reload the page and try again",
};

const BUTTON = "govuk-button govuk-button--secondary app-file__button";

/** Where the script of the page shows how far each file is; empty, and unseen, without it. */
export function UploadProgress({ signInHref }: { signInHref: string }) {
  return (
    <>
      <ul id="uploads" class="govuk-list app-files" aria-label="Files on their way" tabindex={-1} hidden></ul>
      <div role="status" class="govuk-visually-hidden" id="uploads-said"></div>
      <template id="upload-one">
        <div class="app-file__words">
          <span class="app-typed" data-part="name"></span>
          <progress class="app-file__progress" max="100" value="0"></progress>
          <span class="govuk-hint app-file__facts" data-state="sending" hidden>
            <span data-part="percent">0</span>% has arrived
          </span>
          {Object.entries(STATES).map(([state, words]) => (
            <span class="govuk-hint app-file__facts" data-state={state} hidden>
              {words}
            </span>
          ))}
          <span class="govuk-error-message app-file__facts" data-state="changed" hidden>
            This file changed since you chose it: choose it again
          </span>
          <span class="govuk-error-message app-file__facts" data-state="gone" hidden>
            This file is not there any more: choose it where it is now
          </span>
          <span class="govuk-error-message app-file__facts" data-state="signed-out" hidden>
            You have been signed out. What has arrived is kept:{" "}
            <a href={signInHref} target="_blank">
              sign in again (opens in a new tab)
            </a>
            , then try again here
          </span>
          <span class="govuk-error-message app-file__facts" data-state="refused" hidden>
            Refused: <span data-part="why"></span>
          </span>
        </div>
        <button type="button" class={BUTTON} data-part="cancel">
          Cancel <span class="govuk-visually-hidden" data-part="name"></span>
        </button>
        <button type="button" class={BUTTON} data-part="again" hidden>
          Try again <span class="govuk-visually-hidden" data-part="name"></span>
        </button>
      </template>
    </>
  );
}
