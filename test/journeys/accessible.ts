import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type axe from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { kindOf } from "./crawl.ts";

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

const axeSource = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** The narrowest window that WCAG asks for (1.4.10, Reflow), in CSS pixels. */
const NARROW = { width: 320, height: 640 };

/** The kinds of parts that were in order, by kind of page. A page of nothing else, whoever sees it, is not looked at again. */
const inOrder = new Set<string>();

/**
 * Holds when axe finds nothing against WCAG 2.2 AA on the page as it stands, and it fits a narrow window. Says whether
 * the page had to be looked at: false when everything on it was in order on others of its kind.
 */
export async function checkAccessible(page: Page): Promise<boolean> {
  const kind = kindOf(new URL(page.url()));
  const parts = (await page.evaluate(partsOf)).map((part) => `${kind} ${part}`);
  if (parts.every((part) => inOrder.has(part))) return false;
  await bring(page, axeSource);
  const violations = await page.evaluate(violationsOf, STANDARD);
  expect(
    violations.filter(({ rule, html }) => !setByOfficialScript(rule, html)),
    page.url(),
  ).toEqual([]);
  await checkReflow(page);
  for (const part of parts) inOrder.add(part);
  return true;
}

/** Runs a large script in the page. The browser keeps what it compiled, as it does not of what is evaluated. */
async function bring(page: Page, expression: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression });
  await session.detach();
}

/**
 * Runs in the page: every kind of part it has, by element, class, role, what else it says of itself and the part around
 * it; not how many.
 */
function partsOf(): string[] {
  const partOf = (element: Element | null) =>
    element === null
      ? ""
      : [
          element.tagName,
          ...["class", "role", "type", "aria-invalid"].map((name) => element.getAttribute(name)),
          ...element.getAttributeNames().toSorted(),
        ].join(" ");
  const parts = [...document.querySelectorAll("body *")].map(
    (element) => `${partOf(element.parentElement)} > ${partOf(element)}`,
  );
  return [document.title === "" ? "without a title" : "with a title", ...new Set(parts)];
}

/** Runs in the page: what axe finds, one by one. */
async function violationsOf(standard: string[]) {
  const { violations } = await window.axe.run(document, { runOnly: standard, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = "" }) => ({ rule: id, html, failureSummary })),
  );
}

/** The official script of conditional radios sets aria-expanded on them, which axe does not allow. */
const setByOfficialScript = (rule: string, html: string): boolean =>
  rule === "aria-allowed-attr" && html.includes("govuk-radios__input");

/** Holds when the page does not scroll sideways in a narrow window; what scrolls within it may. */
export async function checkReflow(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize(NARROW);
  const wide = await page.evaluate(widerThanWindow);
  if (before) await page.setViewportSize(before);
  expect(wide, `too wide at 320 px: ${page.url()}`).toEqual([]);
}

/** Runs in the page: what stands out of the window on the right, if the page scrolls sideways at all. */
function widerThanWindow(): string[] {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
    .map((element) => `${element.tagName}.${element.getAttribute("class") ?? ""}`)
    .slice(0, 10);
}
