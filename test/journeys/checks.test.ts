import { expect } from "vitest";
import { checkAccessible } from "./accessible.ts";
import { looking as journey } from "./journey.ts";
import { watch } from "./watch.ts";

journey("the checks of every journey notice what is planted", async ({ browser, portal }) => {
  const context = await browser.newContext({ baseURL: portal.origin });
  const page = await context.newPage();
  const complaints: string[] = [];
  watch(page, complaints);

  await page.goto("/help");
  await checkAccessible(page);
  await page.evaluate(() => document.querySelector("main")?.append(document.createElement("img")));
  await expect(checkAccessible(page)).rejects.toThrow(/\/help/);

  await page.goto("/help");
  await page.evaluate(() => {
    const wide = document.createElement("hr");
    wide.setAttribute("width", "400");
    document.querySelector("main")?.append(wide);
  });
  await expect(checkAccessible(page)).rejects.toThrow(/too wide at 320 px/);

  await page.goto("/nothing-here");
  expect(complaints).toEqual([]);
  await page.evaluate(() => document.body.setAttribute("style", "color: red"));
  await expect.poll(() => complaints.join()).toMatch(/Content Security Policy/);
  await context.close();
});
