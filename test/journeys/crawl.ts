import type { Page } from "playwright-core";
import { ID_PREFIXES } from "../../shared/kernel/id.ts";

const ID = new RegExp(`\\b(${Object.values(ID_PREFIXES).join("|")})_[0-9a-z]+`, "g");

/**
 * Addresses that are told apart only by which lot, person, section, question and so on they name are one kind of page.
 */
export const kindOf = ({ pathname, searchParams }: URL): string =>
  [
    pathname
      .replaceAll(ID, "$1")
      .replaceAll(/\blot-\d+/g, "lot")
      .replaceAll(/\/(section|question|preview)(s?)\/[a-z0-9-]+/g, "/$1$2/one"),
    ...searchParams.keys(),
  ].join(" ");

/** Not pages: what is downloaded. */
const FILE = /\/download$|\.(csv|xlsx|json)$/;

/**
 * Follows every link from a page to paths that begin as `below` says, and shows `look` one page of each kind that
 * somebody can come to; `look` may leave the page. Answers with the kinds, in the order in which they were found.
 */
export async function crawl(
  page: Page,
  below: RegExp,
  look: (page: Page) => Promise<void>,
): Promise<readonly string[]> {
  const start = new URL(page.url());
  const found = new Map([[kindOf(start), start]]);
  for (const [, url] of found) {
    await page.goto(url.href);
    for (const link of await linksOf(page)) {
      const wanted = link.origin === start.origin && below.test(link.pathname) && !FILE.test(link.pathname);
      if (wanted && !found.has(kindOf(link))) found.set(kindOf(link), link);
    }
    await look(page);
  }
  return [...found.keys()];
}

async function linksOf(page: Page): Promise<readonly URL[]> {
  const hrefs = await page
    .locator("a[href]")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  return hrefs.filter((href) => !href.startsWith("#")).map((href) => new URL(href, page.url()));
}
