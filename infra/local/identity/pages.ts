import type { ServerResponse } from "node:http";
import { html } from "hono/html";
import { type Html, writeLocalPage } from "../front/local-page.ts";
import type { DemoPerson } from "./account.ts";

/** How the pages look: the portal's own stylesheet, when there is one; and where the portal is, to go back to. */
export type PageLook = { stylesheet?: string | undefined; portal?: string | undefined };

/** What was typed for somebody else, and what is wrong with it, field by field. */
export type TypedPerson = { mail: string; name: string; errors: Partial<Record<"mail" | "name", string>> };

const BANNER = "Local sign-in: on one machine only. It asks for no password.";
const NOTHING_TYPED: TypedPerson = { mail: "", name: "", errors: {} };

/** The page that asks who one wants to be. */
export function writePeoplePage(
  res: ServerResponse,
  look: PageLook,
  people: readonly DemoPerson[],
  typed: TypedPerson = NOTHING_TYPED,
): Promise<void> {
  const errors = Object.entries(typed.errors);
  const groups = Map.groupBy(people, ({ group }) => group);
  const content = html`${errors.length === 0 ? "" : errorSummary(errors)}
    <h1 class="govuk-heading-l">Sign in</h1>
    ${[...groups].map(([group, members]) => groupForm(group, members))}
    <h2 class="govuk-heading-m">Someone else</h2>
    <form method="post" novalidate>
      ${field({ name: "mail", label: "Email address", type: "email", autocomplete: "email", typed })}
      ${field({ name: "name", label: "Full name", type: "text", autocomplete: "name", typed })}
      <button type="submit" class="govuk-button">Continue</button>
    </form>`;
  const title = `${errors.length === 0 ? "" : "Error: "}Sign in: local sign-in`;
  return writeLocalPage(res, errors.length === 0 ? 200 : 422, { ...look, banner: BANNER, title, content });
}

export function writeExpired(res: ServerResponse, look: PageLook): Promise<void> {
  const content = html`<h1 class="govuk-heading-l">This sign-in has expired</h1>
    ${backToPortal(look)}`;
  return writeLocalPage(res, 400, { ...look, banner: BANNER, title: "This sign-in has expired", content });
}

export function writeSignedOut(res: ServerResponse, look: PageLook): Promise<void> {
  const content = html`<h1 class="govuk-heading-l">You are signed out of local sign-in</h1>
    ${backToPortal(look)}`;
  return writeLocalPage(res, 200, { ...look, banner: BANNER, title: "Signed out", content });
}

export function writeProviderError(
  res: ServerResponse,
  look: PageLook,
  status: number,
  why: string,
): Promise<void> {
  const content = html`<h1 class="govuk-heading-l">Local sign-in cannot go on</h1>
    <p>The request was refused: ${why}.</p>
    ${backToPortal(look)}`;
  return writeLocalPage(res, status, {
    ...look,
    banner: BANNER,
    title: "Local sign-in cannot go on",
    content,
  });
}

const backToPortal = ({ portal }: PageLook): Html =>
  html`<p>
    ${portal === undefined ? "Go back to the portal" : html`<a href="${portal}">Go back to the portal</a>`} to
    sign in again.
  </p>`;

function groupForm(group: string, members: readonly DemoPerson[]): Html {
  const buttons = members.map(
    ({ name, mail }) =>
      html`<li>
        <button type="submit" class="govuk-button govuk-button--secondary" name="person" value="${mail}">
          Continue as ${name} (${mail})
        </button>
      </li>`,
  );
  return html`<h2 class="govuk-heading-m">${group}</h2>
    <form method="post">
      <ul class="local-list govuk-list">
        ${buttons}
      </ul>
    </form>`;
}

type Field = {
  name: "mail" | "name";
  label: string;
  type: string;
  autocomplete: string;
  typed: TypedPerson;
};

function field({ name, label, type, autocomplete, typed }: Field): Html {
  const error = typed.errors[name];
  const message = error && html`<p id="${name}-error" class="govuk-error-message">Error: ${error}</p>`;
  const described = error ? html`aria-describedby="${name}-error" aria-invalid="true"` : "";
  return html`<div class="govuk-form-group ${error ? "govuk-form-group--error" : ""}">
    <label class="govuk-label" for="${name}">${label}</label>
    ${message ?? ""}
    <input
      class="govuk-input ${error ? "govuk-input--error" : ""}"
      id="${name}"
      name="${name}"
      type="${type}"
      autocomplete="${autocomplete}"
      spellcheck="false"
      value="${typed[name]}"
      ${described}
    />
  </div>`;
}

function errorSummary(errors: readonly (readonly [string, string])[]): Html {
  const links = errors.map(([name, error]) => html`<li><a href="#${name}">${error}</a></li>`);
  return html`<div class="govuk-error-summary local-error" role="alert">
    <h2 class="govuk-error-summary__title">There is a problem</h2>
    <ul class="govuk-list govuk-error-summary__list">
      ${links}
    </ul>
  </div>`;
}
