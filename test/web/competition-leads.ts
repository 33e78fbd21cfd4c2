import { loadCompetition } from "../../functions/competition/facts.ts";
import { aCompetition } from "../builders/competition.ts";
import { hrefsIn, wordsOf } from "./competition-door.ts";
import { hidden as hiddenIn } from "../builders/page.ts";
import { type Person, personAt } from "../builders/person.ts";

/** A running competition, and both leads' browsers. `path` is that of the competition. */
export async function leads(at = "2014-05-08T09:00") {
  const competition = await aCompetition(at);
  const { portal, competitionId } = competition;
  return {
    ...competition,
    path: `/authority/competitions/${competitionId}`,
    first: await personAt(portal, "lead@authority.example"),
    second: await personAt(portal, "second.lead@authority.example"),
    now: async () => {
      const found = await loadCompetition(portal.deps.table, competitionId);
      if (found === undefined) throw new Error("the competition is gone");
      return found;
    },
  };
}

/** What a form hides, as its page was last read. */
export async function hidden(browser: Person, path: string) {
  const html = await (await browser.get(path)).text();
  return { requestKey: hiddenIn(html, "requestKey"), seenVersion: hiddenIn(html, "seenVersion") };
}

export const MOVE = {
  instant: "preferences-2 closesAt",
  "to-day": "19",
  "to-month": "5",
  "to-year": "2014",
  time: "17:00",
  reason: "The second uplift\r\nwas late <late>",
};

/** What a refused form says, with its status and its HTML. */
export async function refusedOf(response: Response) {
  const html = await response.clone().text();
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? "";
  const summary = html.slice(html.indexOf("govuk-error-summary__list"), html.indexOf("<h1"));
  return {
    status: response.status,
    html,
    title,
    links: hrefsIn(`<main${summary}`),
    words: await wordsOf(response),
  };
}
