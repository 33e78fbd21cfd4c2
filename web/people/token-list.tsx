import type { Token } from "../../shared/kernel/place.ts";
import { tokenName } from "../../shared/people/words.ts";
import { Button } from "../govuk/button.tsx";
import { Form } from "../govuk/form.tsx";
import { When } from "../govuk/when.tsx";

type TokenListProps = {
  tokens: readonly Token[];
  /** The address below which each can be revoked. */
  path: string;
  requestKey: string;
};

/** Tokens that live now, each with its way out. Their secrets are shown nowhere. */
export function TokenList({ tokens, path, requestKey }: TokenListProps) {
  return (
    <>
      {tokens.map(({ tokenId, issuedAt, endsAt }) => (
        <Form brief action={`${path}/${tokenId}/revoke`} hidden={{ requestKey: `${requestKey}-${tokenId}` }}>
          <p class="govuk-!-margin-bottom-2">
            Token <strong>{tokenName(tokenId)}</strong>, made <When instant={issuedAt} />, ends{" "}
            <When instant={endsAt} />
          </p>
          <Button
            text="Revoke"
            classes="govuk-button--secondary"
            attributes={{ "aria-label": `Revoke token ${tokenName(tokenId)}` }}
            preventDoubleClick
          />
        </Form>
      ))}
    </>
  );
}
