import { html } from "hono/html";
import type { Child } from "hono/jsx";
import type { Actor } from "../../shared/kernel/actor.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { type Account, AccountBar } from "./account-bar.tsx";
import { BackLink } from "./back-link.tsx";
import { Breadcrumbs } from "./breadcrumbs.tsx";
import { Footer } from "./footer.tsx";
import { Forms } from "./form.tsx";
import { GenericHeader } from "./generic-header.tsx";
import { classNames } from "./markup.ts";
import { type NavigationItem, ServiceNavigation } from "./service-navigation.tsx";
import { SkipLink } from "./skip-link.tsx";
import { type SessionLimits, TimeOutDialog } from "./time-out.tsx";

/** What a door knows about the request before any page is chosen. */
export type Frame = {
  /** Of the content security policy: no script runs without it, and a page without a nonce carries none. */
  nonce: string | undefined;
  /** Addresses of the built assets. */
  assets: { css: string; js: string; icon: string };
  /** The authority, as the header names it. */
  owner?: string | undefined;
  /** Path of the request; marks where in the navigation the person is. */
  path?: string | undefined;
  /** It answers a form, at an address that is a page by itself: there Back and Reload ask for that page, and send nothing. */
  reopens?: boolean | undefined;
  navigation?: readonly NavigationItem[] | undefined;
  /** Who looks, and when: what is offered to them follows from it. */
  viewer?: { readonly actor: Actor | undefined; readonly now: Instant } | undefined;
  account?: Account | undefined;
  session?: SessionLimits | undefined;
  /** For whom the page is opened: every form of it carries it along. */
  openedFor?: string | undefined;
  /** What stands above the content of every page, such as an unsent draft. */
  banners?: Child;
  /** The clock of a demonstration, below everything else. */
  clock?: Child;
  /** What the person has just done, shown once. */
  flash?: Child;
  lang?: string | undefined;
};

export type PageProps = Frame & {
  /** The page's heading again; the browser shows it in the tab. */
  title: string;
  /** What the page is a part of, such as a competition: the tab says that too. */
  within?: string | undefined;
  /** A form came back with errors: the title says so first. */
  error?: boolean | undefined;
  /** For maps and wide tables. */
  wide?: boolean | undefined;
  /** Address of a script that only this page needs. */
  script?: string | undefined;
  /** The pages above this one, from the outermost on. */
  trail?: readonly Step[] | undefined;
  /** The step before, on a page that is one of several in a row. */
  back?: Step | undefined;
  /** The parts of what the page is a part of. */
  parts?: Child;
  children: Child;
};

export type Step = { readonly href: string; readonly text: string };

export const serviceName = "Competition portal";

const footerLinks = [
  { href: "/help", text: "Help" },
  { href: "/receipts", text: "Check a receipt" },
  { href: "/privacy", text: "Privacy" },
  { href: "/cookies", text: "Cookies" },
  { href: "/accessibility", text: "Accessibility statement" },
];

// Says to the styles that script runs, before anything is painted.
const announceScript = html`document.body.className += " js-enabled" + ("noModule" in
HTMLScriptElement.prototype ? " govuk-frontend-supported" : "");`;

/** The whole document around a page. */
export function Page(page: PageProps) {
  const { title, within, error, wide, script, trail, back, parts, children, ...frame } = page;
  const { session } = frame;
  const names = [...new Set([title, within, serviceName])].filter((name) => name !== undefined);
  return (
    <Forms.Provider value={frame}>
      {html`<!DOCTYPE html>`}
      <html lang={frame.lang ?? "en"} class="govuk-template">
        <Head title={`${error ? "Error: " : ""}${names.join(" – ")}`} assets={frame.assets} />
        <body
          class={classNames("govuk-template__body", wide && "app-wide")}
          data-idle-seconds={session?.idleSeconds}
          data-alive-href={session?.aliveHref}
          data-reopens={frame.reopens ? "yes" : undefined}
        >
          {frame.nonce && <script nonce={frame.nonce}>{announceScript}</script>}
          <SkipLink href="#main-content" text="Skip to main content" />
          <Header {...frame} />
          {parts}
          <div class="govuk-width-container">
            {trail && <Breadcrumbs items={trail} />}
            {back && (
              <nav aria-label="Back" class="app-back">
                <BackLink {...back} />
              </nav>
            )}
            <main class="govuk-main-wrapper" id="main-content">
              {frame.banners}
              {frame.flash}
              {children}
            </main>
          </div>
          <footer class="govuk-template__footer">
            <Footer meta={{ items: footerLinks }} />
            {frame.clock}
          </footer>
          {session && <TimeOutDialog session={session} />}
          {frame.nonce && <script type="module" src={frame.assets.js} nonce={frame.nonce}></script>}
          {script && <script defer src={script} nonce={frame.nonce}></script>}
        </body>
      </html>
    </Forms.Provider>
  );
}

function Head({ title, assets }: { title: string; assets: Frame["assets"] }) {
  return (
    <head>
      <meta charset="utf-8" />
      <title>{title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="theme-color" content="#0f4c5c" />
      <link rel="icon" href={assets.icon} type="image/svg+xml" />
      <link rel="stylesheet" href={assets.css} />
    </head>
  );
}

function Header({ owner, account, navigation = [], path = "" }: Frame) {
  return (
    <header class="govuk-template__header">
      <div class="app-header">
        <div class="govuk-width-container app-header__content">
          <GenericHeader
            logoText={owner ? `${owner} · ${serviceName}` : serviceName}
            url="/"
            containerClasses="app-header__brand"
          />
          {account && <AccountBar {...account} />}
        </div>
      </div>
      <ServiceNavigation
        foldsWithoutScript
        navigation={navigation.map((item) => ({ ...whereabouts(item.href, path), ...item }))}
      />
    </header>
  );
}

/** Whether a navigation item is this very page, or the section it stands in. */
function whereabouts(href: string | undefined, path: string): Pick<NavigationItem, "current" | "active"> {
  return { current: href === path, active: href !== undefined && path.startsWith(`${href}/`) };
}
