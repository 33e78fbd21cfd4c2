import { expect, it } from "vitest";
import { aCompetition, london } from "../builders/competition.ts";
import { htmlProblems } from "../builders/valid-html.ts";
import { visitorAt } from "../builders/visitor.ts";
import { MOVE, waitingAt } from "./competition-leads.ts";

const COMPETITION = ":competition";
const AUTHORITY = ["", "/coverage", "/proposals", "/propose-amendment", "/cancel", "/prequalification"];
const PAGES: readonly [string | undefined, readonly string[]][] = [
  [undefined, ["/", "/help", "/receipts", "/privacy", "/cookies", "/accessibility", "/nothing-here"]],
  [
    "lead@authority.example",
    [
      ...["", "/people", "/organisations", "/audit", "/notices", "/proposals"].map(
        (page) => `/authority${page}`,
      ),
      ...AUTHORITY.map((page) => `/authority/competitions/${COMPETITION}${page}`),
    ],
  ],
  [
    "submit@capita.example",
    ["", "/preferences/preferences-1", "/preferences/preferences-2"].map(
      (page) => `/bidder/competitions/${COMPETITION}${page}`,
    ),
  ],
];

it("pages for everybody, of the authority and of a bidder are valid HTML", async () => {
  const { portal, bidder, prequalify, competitionId } = await aCompetition("2013-12-19T09:00");
  await prequalify((await bidder("capita", ["Capita"])).submitter);
  portal.at(london("2014-05-08T09:00"));
  await portal.seal();
  const lead = await visitorAt(portal, "lead@authority.example");
  const path = `/authority/competitions/${competitionId}`;
  await lead.fill(`${path}/propose-amendment`, MOVE);
  const waiting = await waitingAt(lead, path);
  const ofSecond = ["/authority", path, waiting, `${waiting}/decline`];
  for (const [mail, pages] of [...PAGES, ["second.lead@authority.example", ofSecond] as const]) {
    const somebody = await visitorAt(portal, mail);
    for (const page of pages) {
      const answer = await somebody.get(page.replace(COMPETITION, competitionId));
      expect(await htmlProblems(page, answer.text)).toEqual([]);
    }
  }
});
