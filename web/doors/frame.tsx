import type { Child } from "hono/jsx";
import { SECOND, inWords, type Instant } from "../../shared/kernel/instant.ts";
import { SURE_IDLE_TIME } from "../../functions/platform/session.ts";
import type { PortalContext } from "../../functions/platform/request.ts";
import { mayReadLog, type Actor } from "../../shared/kernel/actor.ts";
import { OWNER } from "../../shared/kernel/names.ts";
import type { Frame } from "../govuk/page.tsx";
import { NotificationBanner } from "../govuk/notification-banner.tsx";
import { flashWords } from "./flash-words.ts";
import { openedFor } from "./opened-for.ts";
import { takeFlash } from "./session-cookie.ts";

const NAVIGATION = {
  authority: [
    { href: "/authority", text: "Competitions" },
    { href: "/authority/organisations", text: "Organisations" },
    { href: "/authority/people", text: "People" },
    { href: "/authority/proposals", text: "Proposals" },
    { href: "/authority/audit", text: "Audit log" },
    { href: "/authority/notices", text: "Notices" },
  ],
  bidder: [
    { href: "/bidder", text: "Competitions" },
    { href: "/bidder/organisation", text: "Organisation" },
    { href: "/bidder/people", text: "People" },
    { href: "/bidder/notices", text: "Notices" },
  ],
  partner: [
    { href: "/partner", text: "Competitions" },
    { href: "/partner/notices", text: "Notices" },
  ],
  newcomer: [],
} as const satisfies Record<Actor["audience"], readonly { href: string; text: string }[]>;

/** What is said once and is no success. */
const NO_SUCCESS: readonly string[] = ["invitations-wait", "answers-saved-fatal"];

/** What was just done as a page can say it, which knows the names: by the names of `flashWords`. */
export type Said = Readonly<Partial<Record<string, Child>>>;

/** What a page is set in for this request: who is signed in, where they can go, what they have just done. */
export function frameOf(c: PortalContext, banners?: Child, said: Said = {}): Frame {
  const deps = c.get("deps");
  const session = c.get("session");
  const flash = takeFlash(c);
  const words =
    flash !== undefined && Object.hasOwn(flashWords, flash) ? (said[flash] ?? flashWords[flash]) : undefined;
  return {
    nonce: c.get("nonce"),
    assets: deps.settings.assets,
    owner: OWNER,
    path: c.req.path,
    reopens: c.get("reopens")(),
    viewer: { actor: session?.actor, now: deps.now() },
    navigation:
      session === undefined
        ? [{ href: "/sign-in", text: "Sign in" }]
        : marked(navigationOf(session.actor), c.req.path),
    account: session && {
      name: session.actor.name,
      organisation: "organisationName" in session.actor ? session.actor.organisationName : undefined,
      switchHref: "/session/choose",
      signOutAction: "/sign-out",
    },
    session: session && {
      idleSeconds: SURE_IDLE_TIME / SECOND,
      aliveHref: "/session/alive",
      signInHref: `/sign-in?to=${encodeURIComponent(c.req.path)}`,
    },
    openedFor: session && openedFor(session.actor),
    banners: (
      <>
        {c.get("banners")}
        {banners}
      </>
    ),
    clock: deps.settings.movableClock ? <Clock now={deps.now()} path={c.req.path} /> : undefined,
    flash:
      flash === undefined || words === undefined ? undefined : (
        <NotificationBanner type={NO_SUCCESS.includes(flash) ? undefined : "success"}>
          <p class="govuk-notification-banner__heading">{words}</p>
        </NotificationBanner>
      ),
  };
}

/** Where this person can go: nobody is shown a way that their role does not open. */
function navigationOf(actor: Actor): readonly { href: string; text: string }[] {
  const items = NAVIGATION[actor.audience];
  const readsLog = actor.audience === "authority" && mayReadLog(actor);
  return items.filter(({ href }) => readsLog || href !== "/authority/audit");
}

/** The item under whose address the page lies is marked: the closest, because every address lies under the first. */
function marked(items: readonly { href: string; text: string }[], path: string): Frame["navigation"] {
  const [closest] = items
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .toSorted((a, b) => b.href.length - a.href.length);
  return items.map((item) => ({ ...item, active: item === closest }));
}

/** On one machine only: what the portal's clock says, and the way to move it. */
function Clock({ now, path }: { now: Instant; path: string }) {
  return (
    <section class="app-clock" aria-label="Portal clock">
      <p class="govuk-width-container govuk-body-s">
        A demonstration on one machine. Its clock says <strong>{inWords(now)}</strong>.{" "}
        <a href={`/local/clock?back=${encodeURIComponent(path)}`}>Move the clock forward</a>
      </p>
    </section>
  );
}
