import { describe, expect, it } from "vitest";
import { type EdgeCode, edgeRefusals } from "../../../shared/kernel/edge-words.ts";
import { edgePage } from "../../../web/govuk/edge-page.tsx";

const ASSETS = { css: "/assets/app.1.css", js: "/assets/app.1.js", icon: "/assets/icon.1.svg" };
const isCode = (name: string): name is EdgeCode => name in edgeRefusals;
const CODES = Object.keys(edgeRefusals).filter(isCode);

describe.each(CODES)("the page of %s", (code) => {
  it("says what happened and what to do, leads back, and carries no script", async () => {
    const page = await edgePage(code, ASSETS);
    const { title, todo } = edgeRefusals[code];
    expect(page).toContain(`<title>${title} – Competition portal</title>`);
    expect(page).toContain(`<h1 class="govuk-heading-l">${title}</h1>`);
    for (const words of todo) expect(page).toContain(`<p>${words}.</p>`);
    expect(page).toContain('<a href="/">Go to the start page</a>');
    expect(page).toContain(`<link rel="stylesheet" href="${ASSETS.css}"/>`);
    expect(page).not.toMatch(/<script|\sstyle=|<form|\son[a-z]+=/);
    expect(page).not.toContain(ASSETS.js);
    expect(page).not.toMatch(/\.\.<|undefined/);
  });
});

it("shows a reference as text", async () => {
  expect(await edgePage("failed", ASSETS, "<b>")).toContain("<strong>&lt;b&gt;</strong>");
});
