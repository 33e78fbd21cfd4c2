import { InsetText } from "../../govuk/inset-text.tsx";

/** What somebody else has saved meanwhile, beside the form that still holds one's own. Saving again replaces it. */
export function WhatItSaysNow({ facts }: { facts: readonly (string | undefined)[] }) {
  return (
    <InsetText>
      <p>Meanwhile it says this. If you save again, yours replaces it:</p>
      {facts.map((fact) => fact !== undefined && <p class="app-typed">{fact}</p>)}
    </InsetText>
  );
}
