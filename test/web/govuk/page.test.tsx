import { describe, expect, it } from "vitest";
import { HeadedPage } from "../../../web/govuk/headed-page.tsx";
import { type Frame, Page } from "../../../web/govuk/page.tsx";
import {
  ExpiredPage,
  NotFoundPage,
  ProblemPage,
  TooManyRequestsPage,
} from "../../../web/govuk/problem-pages.tsx";
import { markupOf } from "./markup-tree.ts";

const frame: Frame = {
  nonce: "n0nce",
  assets: { css: "/assets/app.1.css", js: "/assets/app.1.js", icon: "/assets/icon.1.svg" },
  owner: "The authority",
  path: "/bidder/preferences/check",
  navigation: [
    { href: "/bidder/competition", text: "Competition" },
    { href: "/bidder/preferences", text: "Lot preferences" },
  ],
  account: {
    name: "Asha <Patel>",
    organisation: "Geo Mercia",
    switchHref: "/organisations",
    signOutAction: "/sign-out",
  },
  session: { idleSeconds: 1800, aliveHref: "/session/alive", signInHref: "/sign-in" },
};

const pageOf = (given: Frame & { error?: boolean } = frame) =>
  markupOf(
    <Page {...given} title="Lots">
      <h1>Lots</h1>
    </Page>,
  );

describe("the page", () => {
  it("says in its title first that the form came back with errors", async () => {
    const page = await pageOf({ ...frame, error: true });
    expect(page).toContain("<title>Error: Lots – Competition portal</title>");
    expect(page.startsWith("<!DOCTYPE html>")).toBe(true);
  });

  it("lives under a policy that allows no script without the nonce and no inline style", async () => {
    const page = await pageOf();
    const scripts = page.match(/<script[^>]*>/g) ?? [];
    expect(scripts).toHaveLength(2);
    for (const script of scripts) expect(script).toContain('nonce="n0nce"');
    expect(page).not.toMatch(/\sstyle=|<style|\son[a-z]+=/);
  });

  it("is set in its frame, whatever else a page was given and hands on", async () => {
    const given = { frame, owner: "Somebody else", path: "/elsewhere", account: undefined };
    const page = await markupOf(
      <HeadedPage {...given} title="Lots">
        <p>Lots</p>
      </HeadedPage>,
    );
    expect(page).toContain("The authority");
    expect(page).not.toContain("Somebody else");
    expect(page).toContain("Geo Mercia");
  });

  it("bears no crown and no GOV.UK logotype", async () => {
    const page = await pageOf();
    expect(page).not.toMatch(/crown|logotype|govuk-header__/i);
  });

  it("marks the section in which the person is", async () => {
    const page = await pageOf();
    expect(page).toContain('href="/bidder/preferences" aria-current="true"');
    expect(page).not.toContain('href="/bidder/competition" aria-current');
  });

  it("shows who acts for whom, and signs out by a form", async () => {
    const page = await pageOf();
    expect(page).toContain("Asha &lt;Patel&gt;");
    expect(page).toContain('<form method="post" action="/sign-out"');
    expect(page).toContain('href="/organisations"');
  });

  it("warns of the end of the session only where there is one", async () => {
    const { session: _session, account: _account, ...anonymous } = frame;
    const [inside, outside] = [await pageOf(), await pageOf(anonymous)];
    expect(inside).toContain('data-idle-seconds="1800" data-alive-href="/session/alive"');
    expect(inside).toContain("<dialog");
    expect(outside).not.toContain("<dialog");
    expect(outside).not.toContain("data-idle-seconds");
  });
});

describe("the pages of refusals and faults", () => {
  it("gives back what was typed, as words", async () => {
    const page = await markupOf(
      <ExpiredPage
        frame={frame}
        signInHref="/sign-in?to=1"
        typed={[{ label: "Reason", value: "<script>alert(1)</script>\nsecond line" }]}
      />,
    );
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;\nsecond line");
    expect(page).toContain('href="/sign-in?to=1"');
  });

  it("carries the form as it was sent, to be sent again after signing in beside the page", async () => {
    const fields = [
      { name: "seenVersion", value: "3" },
      { name: "answer.plans", value: 'One "line"\n<b>two</b>' },
    ];
    const again = { action: "/bidder/somewhere", fields };
    const page = await markupOf(
      <ExpiredPage frame={frame} signInHref="/sign-in?to=1" typed={[]} again={again} />,
    );
    expect(page).toContain('action="/bidder/somewhere"');
    expect(page).toContain('<input type="hidden" name="seenVersion" value="3"');
    expect(page).toContain('value="One &quot;line&quot;\n&lt;b&gt;two&lt;/b&gt;"');
    expect(page).toContain('href="/sign-in?to=1" target="_blank" rel="noopener noreferrer"');
  });

  it("speaks of nothing typed when nothing was", async () => {
    const page = await markupOf(<ExpiredPage frame={frame} signInHref="/sign-in" typed={[]} />);
    expect(page).not.toContain("What you had typed");
  });

  it("names the reference of a fault and the time after too many requests", async () => {
    expect(await markupOf(<ProblemPage frame={frame} reference="req_42" />)).toContain("req_42");
    expect(await markupOf(<TooManyRequestsPage frame={frame} retryWords="in 30 seconds" />)).toContain(
      "Try again in 30 seconds.",
    );
    expect(await markupOf(<NotFoundPage frame={frame} />)).toContain("Page not found");
  });
});
