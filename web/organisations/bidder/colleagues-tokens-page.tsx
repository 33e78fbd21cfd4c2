import type { Token } from "../../../shared/kernel/place.ts";
import type { Place } from "../../../shared/organisations/schema.ts";
import type { FieldError } from "../../govuk/field-error.tsx";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { PEOPLE } from "./invite-page.tsx";
import { TokenList } from "../../people/token-list.tsx";

type ColleaguesTokensPageProps = {
  frame: Frame;
  place: Place;
  tokens: readonly Token[];
  requestKey: string;
  errors: readonly FieldError[];
};

/** The tokens for the API that a colleague has for the organisation: a submitter can revoke each. */
export function ColleaguesTokensPage({ frame, place, tokens, ...page }: ColleaguesTokensPageProps) {
  return (
    <HeadedPage frame={frame} title={`Tokens of ${place.name}`} back={PEOPLE} errors={page.errors}>
      <p>
        With a token a program does what {place.name} may do for your organisation. It ends after 12 hours, at
        once when the place changes, and when it is revoked.
      </p>
      {tokens.length === 0 && <p>There are no tokens now.</p>}
      <TokenList tokens={tokens} path={`/bidder/people/${place.personId}/tokens`} {...page} />
    </HeadedPage>
  );
}
