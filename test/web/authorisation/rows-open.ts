import { BIDDERS, each, OUTSIDERS, PARTNERS, PRINCIPALS, SIGNED_IN, STAFF } from "./principals.ts";
import { exchange } from "./exchange.ts";
import type { Given, Row } from "./row.ts";
import type { World } from "./world.ts";
import { APPS } from "../../builders/doors.ts";

/** What everybody may read. */
export const publicRows: readonly Row[] = [
  { route: "GET /", may: PRINCIPALS },
  { route: "GET /competitions/:competition", may: PRINCIPALS },
  { route: "GET /competitions/:competition/timetable", may: PRINCIPALS },
  { route: "GET /competitions/:competition/lots", may: PRINCIPALS },
  { route: "GET /help", may: PRINCIPALS },
  { route: "GET /privacy", may: PRINCIPALS },
  { route: "GET /cookies", may: PRINCIPALS },
  { route: "GET /accessibility", may: PRINCIPALS },
  // Whoever has the code of the mail confirms, signed in or not; its organisation is named beside it.
  {
    route: "GET /confirm-contact/:organisation/:code",
    may: PRINCIPALS,
    byCode: /^(CONTACT|AUDPUBLIC)#/,
    params: link,
    nobodys: ["organisation", "code"],
  },
  {
    route: "POST /confirm-contact/:organisation/:code",
    may: PRINCIPALS,
    byCode: /^(CONTACT|AUDPUBLIC)#/,
    params: link,
    nobodys: ["organisation", "code"],
  },
  { route: "GET /receipts", may: PRINCIPALS },
  { route: "GET /.well-known/receipt-keys.json", may: PRINCIPALS },
];

const ACTING = [...BIDDERS, ...PARTNERS, ...STAFF] as const;

/** Signing in and out, and for whom somebody acts. A sign-in that begins or ends by a link is kept in the table. */
export const signInRows: readonly Row[] = [
  { route: "GET /sign-in", may: PRINCIPALS, passes: 302, writes: PRINCIPALS },
  { route: "GET /sign-in/callback", may: PRINCIPALS, passes: 303, writes: PRINCIPALS, send: comingBack },
  { route: "GET /sign-out", may: PRINCIPALS },
  { route: "POST /sign-out", may: PRINCIPALS, writes: SIGNED_IN },
  { route: "GET /session/alive", may: SIGNED_IN, passes: 204, except: each(OUTSIDERS, 401) },
  { route: "GET /session/choose", may: SIGNED_IN },
  {
    route: "POST /session/choose",
    may: SIGNED_IN,
    except: { newcomer: 422 },
    other: 422,
    otherInBody: true,
    send: ({ world, who, whose }) => ({
      form: {
        capacity:
          whose === "own" ? capacityOf({ world, who, whose }) : foreignCapacity({ world, who, whose }),
      },
    }),
  },
  // The newcomer alone is invited, by the authority.
  { route: "GET /session/invitations/:capacity", may: SIGNED_IN, except: each(ACTING, 404) },
  {
    route: "POST /session/invitations/:capacity/:answer{accept|refuse}",
    may: SIGNED_IN,
    except: each(ACTING, 404),
    params: { answer: "accept" },
    send: () => ({ form: { seenVersion: "1" } }),
  },
  { route: "POST /session/refuse-invitations", may: SIGNED_IN, writes: ["newcomer"] },
  { route: "GET /session/places/:capacity/leave", may: SIGNED_IN, except: { newcomer: 404 } },
  {
    route: "POST /session/places/:capacity/leave",
    may: SIGNED_IN,
    // Alpha's and Beta's submitters would leave a colleague without one.
    except: { newcomer: 404, ...each(["alphaSubmitter", "betaSubmitter", "gammaSubmitter"], 422) },
  },
  { route: "POST /session/tokens/:token/revoke", may: ACTING, except: { newcomer: 403 } },
  { route: "GET /session/tokens", may: ACTING, except: { newcomer: 302 } },
  { route: "POST /session/tokens", may: ACTING, passes: 200, except: { newcomer: 403 } },
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
