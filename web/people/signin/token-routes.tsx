import { Hono } from "hono";
import type { PlacedActor } from "../../../shared/kernel/actor.ts";
import type { RefusalOf } from "../../../shared/kernel/result.ts";
import { RevokeToken } from "../../../shared/people/schema.ts";
import { tokenName, tokenRefusalInWords } from "../../../shared/people/words.ts";
import { issueToken, listTokens, revokeToken } from "../../../functions/people/token-operations.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { newRequestKey, readForm } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import { setFlash } from "../../doors/session-cookie.ts";
import { sessionOf } from "../../../functions/platform/actor-of.ts";
import { TokenPage, type TokenPageProps } from "./token-page.tsx";

const TOKENS = "/session/tokens";

/** The tokens with which a person's programs act for whom they act: made, listed and revoked. */
export const tokenRoutes = new Hono<PortalEnv>()
  .get(TOKENS, (c) => tokenPage(c, {}))
  .post(TOKENS, async (c) => {
    const { requestKey } = await readForm(c);
    const made = await issueToken(c.get("deps"), sessionOf(c), requestKey);
    if (!made.ok) return refusedPage(c, made.error);
    const { secret, token } = made.value;
    if (secret === undefined || token === undefined) return tokenPage(c, { token: "shown-before" });
    const { tokenId, endsAt } = token;
    return tokenPage(c, { token: { name: tokenName(tokenId), secret, endsAt } });
  })
  .post(`${TOKENS}/:token/revoke`, async (c) => {
    const command = RevokeToken.safeParse({ tokenId: c.req.param("token") });
    const { requestKey } = await readForm(c);
    if (!command.success) return c.notFound();
    const done = await revokeToken(c.get("deps"), sessionOf(c), command.data, requestKey);
    if (!done.ok) return done.error.code === "not-found" ? c.notFound() : refusedPage(c, done.error);
    setFlash(c, "token-revoked");
    return c.redirect(TOKENS, 303);
  });

const refusedPage = (
  c: PortalContext,
  refusal: RefusalOf<typeof issueToken> | RefusalOf<typeof revokeToken>,
) => tokenPage(c, { refused: tokenRefusalInWords(refusal) });

async function tokenPage(c: PortalContext, shown: Pick<TokenPageProps, "token" | "refused">) {
  const actor = placedActorOf(c);
  const page = (
    <TokenPage
      frame={frameOf(c)}
      actor={actor}
      tokens={await listTokens(c.get("deps"), actor)}
      origin={c.get("deps").settings.publicOrigin}
      requestKey={newRequestKey(c)}
      {...shown}
    />
  );
  return c.html(page, shown.refused === undefined ? 200 : 422);
}

function placedActorOf(c: PortalContext): PlacedActor {
  const { actor } = sessionOf(c);
  if (actor.audience === "newcomer") throw new Error("a route without its guard");
  return actor;
}
