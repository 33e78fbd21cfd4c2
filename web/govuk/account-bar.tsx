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

/** Who is signed in and for whom, with the ways to change either. A narrow window cuts long names; those ways say them whole. */
export function AccountBar({ name, organisation, switchHref, signOutAction }: Account) {
  return (
    <section class="app-account" aria-label="Your account">
      <p class="app-account__who">
        <span class="govuk-visually-hidden">Signed in as </span>
        {name}
        {organisation && (
          <>
            , <span class="govuk-visually-hidden">acting for </span>
            <strong>{organisation}</strong>
          </>
        )}
      </p>
      <div class="app-account__ways">
        <a class="govuk-link govuk-link--inverse" href={switchHref}>
          Who you act for
        </a>
        <Form brief action={signOutAction}>
          <button type="submit" class="app-link-button">
            Sign out
          </button>
        </Form>
      </div>
    </section>
  );
}
