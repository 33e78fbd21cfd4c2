import { BIDDERS, each, OUTSIDERS, PARTNERS, PRINCIPALS, SIGNED_IN, STAFF } from "./principals.ts";
import { exchange } from "./exchange.ts";
import { aRow, type Given, type Row } from "./row.ts";
import type { World } from "./world.ts";
import { APPS } from "../../builders/doors.ts";

/** What everybody may read. */
export const publicRows: readonly Row[] = [
  aRow("GET /", PRINCIPALS),
  aRow("GET /competitions/:competition", PRINCIPALS),
  aRow("GET /competitions/:competition/timetable", PRINCIPALS),
  aRow("GET /competitions/:competition/lots", PRINCIPALS),
  aRow("GET /help", PRINCIPALS),
  aRow("GET /privacy", PRINCIPALS),
  aRow("GET /cookies", PRINCIPALS),
  aRow("GET /accessibility", PRINCIPALS),
  // Whoever has the code of the mail confirms, signed in or not; its organisation is named beside it.
  aRow("GET /confirm-contact/:organisation/:code", PRINCIPALS, {
    byCode: /^(CONTACT|AUDPUBLIC)#/,
    params: link,
    nobodys: ["organisation", "code"],
  }),
  aRow("POST /confirm-contact/:organisation/:code", PRINCIPALS, {
    byCode: /^(CONTACT|AUDPUBLIC)#/,
    params: link,
    nobodys: ["organisation", "code"],
  }),
  aRow("GET /receipts", PRINCIPALS),
  aRow("GET /.well-known/receipt-keys.json", PRINCIPALS),
];

const ACTING = [...BIDDERS, ...PARTNERS, ...STAFF] as const;

/** Signing in and out, and for whom somebody acts. A sign-in that begins or ends by a link is kept in the table. */
export const signInRows: readonly Row[] = [
  aRow("GET /sign-in", PRINCIPALS, { passes: 302, writes: PRINCIPALS }),
  aRow("GET /sign-in/callback", PRINCIPALS, { passes: 303, writes: PRINCIPALS, send: comingBack }),
  aRow("GET /sign-out", PRINCIPALS),
  aRow("POST /sign-out", PRINCIPALS, { writes: SIGNED_IN }),
  aRow("GET /session/alive", SIGNED_IN, { passes: 204, except: each(OUTSIDERS, 401) }),
  aRow("GET /session/choose", SIGNED_IN),
  aRow("POST /session/choose", SIGNED_IN, {
    except: { newcomer: 422 },
    other: 422,
    otherInBody: true,
    send: ({ world, who, whose }) => ({
      form: {
        capacity:
          whose === "own" ? capacityOf({ world, who, whose }) : foreignCapacity({ world, who, whose }),
      },
    }),
  }),
  // The newcomer alone is invited, by the authority.
  aRow("GET /session/invitations/:capacity", SIGNED_IN, { except: each(ACTING, 404) }),
  aRow("POST /session/invitations/:capacity/:answer{accept|refuse}", SIGNED_IN, {
    except: each(ACTING, 404),
    params: { answer: "accept" },
    send: () => ({ form: { seenVersion: "1" } }),
  }),
  aRow("GET /session/refuse-invitations", SIGNED_IN, { except: each(ACTING, 303) }),
  aRow("POST /session/refuse-invitations", SIGNED_IN, { writes: ["newcomer"] }),
  aRow("GET /session/places/:capacity/leave", SIGNED_IN, { except: { newcomer: 404 } }),
  aRow("POST /session/places/:capacity/leave", SIGNED_IN, {
    // Alpha's and Beta's submitters would leave a colleague without one.
    except: { newcomer: 404, ...each(["alphaSubmitter", "betaSubmitter", "gammaSubmitter"], 422) },
  }),
  aRow("POST /session/tokens/:token/revoke", ACTING, { except: { newcomer: 403 } }),
  aRow("GET /session/tokens", ACTING, { except: { newcomer: 302 } }),
  aRow("POST /session/tokens", ACTING, { passes: 200, except: { newcomer: 403 } }),
];

function link({ bidders, codes }: World) {
  return { organisation: bidders.alpha.submitter.organisationId, code: codes.alpha ?? "" };
}

function capacityOf({ world, who }: Given): string {
  const actor = world.signedIn[who]?.actor;
  return actor !== undefined && "organisationId" in actor ? actor.organisationId : "authority";
}

/** An organisation that somebody has no place in. */
const foreignCapacity = ({ world, who }: Given): string =>
  world.bidders[who.startsWith("alpha") ? "beta" : "alpha"].submitter.organisationId;

/** Somebody left for the identity provider and comes back. */
async function comingBack({ world, who }: Given) {
  const begun = await exchange(world, APPS.signin(world.deps), who, "GET", "/sign-in");
  const signIn = begun.headers.getSetCookie().map((one) => one.slice(0, one.indexOf(";")));
  const session = world.signedIn[who] === undefined ? [] : [`__Host-session=${world.signedIn[who].cookie}`];
  return { query: "?code=any&state=s", headers: { cookie: [...session, ...signIn].join("; ") } };
}
