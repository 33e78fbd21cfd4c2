import type { PlacedActor } from "../../../shared/kernel/actor.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import type { Token } from "../../../shared/kernel/place.ts";
import { mayDoInWords } from "../../../shared/people/words.ts";
import { Button } from "../../govuk/button.tsx";
import { Form } from "../../govuk/form.tsx";
import { InsetText } from "../../govuk/inset-text.tsx";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { WarningText } from "../../govuk/warning-text.tsx";
import { When } from "../../govuk/when.tsx";
import { Part } from "../../govuk/part.tsx";
import { TokenList } from "../token-list.tsx";

export type TokenPageProps = {
  frame: Frame;
  actor: PlacedActor;
  tokens: readonly Token[];
  origin: string;
  requestKey: string;
  /** The token that was just made, shown this once. */
  token?: { name: string; secret: string; endsAt: Instant } | "shown-before";
  refused?: string;
};

/** A bearer token for the JSON API: what it is for, and once the token itself. */
export function TokenPage({ frame, token, ...page }: TokenPageProps) {
  const errors = page.refused === undefined ? [] : [{ field: "make", text: page.refused }];
  return (
    <HeadedPage frame={frame} title="Tokens for the API" errors={errors}>
      {token === "shown-before" && (
        <InsetText text="This token was made and shown before. It is shown only once: make another one if you did not keep it." />
      )}
      {typeof token === "object" ? (
        <NewToken token={token} {...page} />
      ) : (
        <p>
          A program can do what you can do here, as {mayDoInWords(page.actor)}. It identifies itself with a
          token in place of your sign-in.
        </p>
      )}
      {page.tokens.length > 0 && (
        <Part title="Your tokens">
          <TokenList tokens={page.tokens} path="/session/tokens" requestKey={page.requestKey} />
        </Part>
      )}
      <Rules audience={page.actor.audience} />
      <Form brief action="/session/tokens" hidden={{ requestKey: page.requestKey }}>
        <Button
          id="make"
          text={typeof token === "object" ? "Make another token" : "Make a token"}
          classes={typeof token === "object" ? "govuk-button--secondary" : undefined}
          preventDoubleClick
        />
      </Form>
    </HeadedPage>
  );
}

type NewTokenProps = { token: Exclude<TokenPageProps["token"], "shown-before" | undefined> } & Pick<
  TokenPageProps,
  "actor" | "origin"
>;

function NewToken({ token, actor, origin }: NewTokenProps) {
  return (
    <>
      <WarningText text="Copy the token now. It is not shown again." iconFallbackText="Warning" />
      <InsetText>
        <code class="app-typed">{token.secret}</code>
      </InsetText>
      <p>
        In the list it is called <strong>{token.name}</strong>. It acts as {mayDoInWords(actor)} until{" "}
        <When instant={token.endsAt} />.
      </p>
      <Part title="How to use it">
        <p>Send it with every request:</p>
        <InsetText>
          <code class="app-typed">{`curl -H "Authorization: Bearer ${token.secret}" ${origin}/api/v1/${actor.audience}/competitions`}</code>
        </InsetText>
        <p>
          All that the API can do is described in <a href="/api/v1/openapi.json">its OpenAPI document</a>.
        </p>
      </Part>
    </>
  );
}

function Rules({ audience }: Pick<TokenPageProps["actor"], "audience">) {
  return (
    <Part title="What to know about tokens">
      <ul class="govuk-list govuk-list--bullet">
        <li>Keep it as secret as a password. Whoever has it can act in your name.</li>
        <li>
          It ends after 12 hours, at once when your place changes or ends, and when you{" "}
          {audience === "bidder" && "or a submitter of your organisation "}revoke it.
        </li>
        <li>What it does is recorded as done by you.</li>
      </ul>
    </Part>
  );
}
