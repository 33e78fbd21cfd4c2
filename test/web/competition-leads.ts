import { loadCompetition } from "../../functions/competition/facts.ts";
import { aCompetition } from "../builders/competition.ts";
import type { Answer } from "../builders/answer.ts";
import { type Visitor, visitorAt } from "../builders/visitor.ts";

/** A running competition, and both leads' browsers. `path` is that of the competition. */
export async function leads(at = "2014-05-08T09:00") {
  const competition = await aCompetition(at);
  const { portal, competitionId } = competition;
  return {
    ...competition,
    path: `/authority/competitions/${competitionId}`,
    first: await visitorAt(portal, "lead@authority.example"),
    second: await visitorAt(portal, "second.lead@authority.example"),
    now: async () => {
      const found = await loadCompetition(portal.deps.table, competitionId);
      if (found === undefined) throw new Error("the competition is gone");
      return found;
    },
  };
}

export const MOVE = {
  instant: "preferences-2 closesAt",
  "to-day": "19",
  "to-month": "5",
  "to-year": "2014",
  time: "17:00",
  reason: "The second uplift\r\nwas late <late>",
};

/** Where the first proposal stands that is listed below a competition, or on the portal. */
export async function waitingAt(as: Visitor, path: string): Promise<string> {
  const { hrefs } = await as.get(`${path}/proposals`);
  return hrefs.find((href) => /\/proposals\/prp_\w+$/.test(href)) ?? "";
}

/** Confirms what waits below a competition, or on the portal, by its page. */
export async function confirmsAt(as: Visitor, path: string): Promise<Answer> {
  const look = await waitingAt(as, path);
  return as.fill(look, {}, `${look}/confirm`);
}
