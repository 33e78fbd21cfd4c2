import { HtmlValidate } from "html-validate";
import { expect, it } from "vitest";
import { preparing } from "./door.ts";

/** The standard of HTML itself; how hono writes void elements and boolean attributes is a matter of style. */
const validator = new HtmlValidate({ extends: ["html-validate:standard"] });

const PAGES = [
  "",
  "/describe",
  "/weights",
  "/copy",
  "/import",
  "/freeze",
  "/print",
  "/new-section",
  "/sections/compliance",
  "/sections/compliance/describe",
  "/sections/compliance/remove",
  "/sections/compliance/new-question",
  ...["text", "yes-no", "choice", "number", "money", "date", "file", "declaration"].map(
    (kind) => `/sections/compliance/new-question?kind=${kind}`,
  ),
  "/questions/other-grounds-details",
  "/questions/accounts/remove",
  ...["bidding-entity", "economic-standing", "compliance", "capability", "declarations", "attachments"].map(
    (section) => `/preview/${section}`,
  ),
];

it("every page of the questionnaire is valid HTML, refused forms too", async () => {
  const { asLead } = await preparing();
  const pages = PAGES.map(async (page) => [page, await (await asLead.get(page)).text()] as const);
  const refused = ["/describe", "/weights", "/new-section", "/questions/bidder-name", "/import"].map(
    async (page) => [`${page} refused`, await (await asLead.send(page, { title: " " })).text()] as const,
  );
  const problems: string[] = [];
  for (const [page, html] of await Promise.all([...pages, ...refused])) {
    const { results } = await validator.validateString(html);
    for (const { messages } of results)
      for (const { ruleId, message, line } of messages)
        problems.push(`${page}:${line} ${ruleId}: ${message}`);
  }
  expect(problems).toEqual([]);
});
