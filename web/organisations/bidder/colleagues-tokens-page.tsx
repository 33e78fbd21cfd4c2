import type { Token } from "../../../shared/kernel/place.ts";
import type { Place } from "../../../shared/organisations/schema.ts";
import type { FieldError } from "../../govuk/field-error.tsx";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import type { Checking } from "../../govuk/filled.ts";
import type { Frame } from "../../govuk/page.tsx";
import { inWords } from "../../../shared/kernel/instant.ts";
import { tokenName } from "../../../shared/people/words.ts";
import { Checked } from "../../notices/checked.tsx";
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

type CheckRevokingPageProps = Checking &
  Pick<ColleaguesTokensPageProps, "place" | "tokens"> & { tokenId: string };

/** A token as it would be revoked. */
export function CheckRevokingPage(props: CheckRevokingPageProps) {
  const { frame, place, tokens, tokenId } = props;
  const token = tokens.find((one) => one.tokenId === tokenId);
  return (
    <HeadedPage frame={frame} title="Check before you revoke a token" back={PEOPLE}>
      <Checked
        {...props}
        rows={[
          ["Token", tokenName(tokenId)],
          ["Of", place.name],
          token && ["Made", inWords(token.issuedAt)],
          token && ["Ends by itself", inWords(token.endsAt)],
          ["What follows", "No program can use it from now on"],
        ]}
        button="Revoke it"
        back="Keep it"
      />
    </HeadedPage>
  );
}
