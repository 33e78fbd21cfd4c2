import { expect, it } from "vitest";
import { htmlProblems } from "../../builders/valid-html.ts";
import { preparing } from "./door.ts";

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
  const pages = PAGES.map(async (page) => [page, (await asLead.get(page)).text] as const);
  const refused = ["/describe", "/weights", "/new-section", "/questions/bidder-name", "/import"].map(
    async (page) => [`${page} refused`, (await asLead.send(page, { title: " " })).text] as const,
  );
  const problems = (await Promise.all([...pages, ...refused])).map(([page, html]) =>
    htmlProblems(page, html),
  );
  expect((await Promise.all(problems)).flat()).toEqual([]);
});
