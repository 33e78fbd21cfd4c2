import { Form } from "./form.tsx";

export type Account = {
  /** The person who is signed in. */
  name: string;
  /** For whom they act; none before they have chosen. */
  organisation?: string | undefined;
  /** Where another organisation is chosen, an invitation accepted, a place left. */
  switchHref: string;
  /** Signing out is an act and therefore a POST. */
  signOutAction: string;
};

/** Who is signed in and for whom, with the ways to change either. */
export function AccountBar({ name, organisation, switchHref, signOutAction }: Account) {
  return (
    <section class="app-account" aria-label="Your account">
      <div class="govuk-width-container app-account__content">
        <p class="app-account__who">
          Signed in as <strong>{name}</strong>
          {organisation && (
            <>
              , acting for <strong>{organisation}</strong>
            </>
          )}
        </p>
        <div class="app-account__ways">
          <a class="govuk-link" href={switchHref}>
            Who you act for
          </a>
          <Form action={signOutAction}>
            <button type="submit" class="app-link-button">
              Sign out
            </button>
          </Form>
        </div>
      </div>
    </section>
  );
}
