import { loadQuestionnaire, loadStagedQuestionnaire } from "../../../functions/questionnaire/facts.ts";
import type { StaffRole } from "../../../shared/kernel/actor.ts";
import { aCompetition } from "../../builders/competition.ts";
import { front } from "../../builders/doors.ts";
import { appoint } from "../../builders/of-two.ts";
import { type Fields, visitorAt } from "../../builders/visitor.ts";

/** The competition before its PQQ opens, unless it is said otherwise, and who prepares and reads its questionnaire. */
export async function preparing(at = "2013-09-17T09:00") {
  const competition = await aCompetition(at);
  const { portal, competitionId } = competition;
  const { deps } = portal;

  const doors = front(deps);
  const path = `/authority/competitions/${competitionId}/questionnaire`;
  /** Somebody at the questionnaire: paths are below it. */
  const browser = async (mail: string) => {
    const who = await visitorAt(portal, mail, { doors });
    return {
      get: (below = "") => who.get(`${path}${below}`),
      /** Opens a page and sends its form, with what it hides. */
      send: (below: string, fields: Fields = {}, page = below) =>
        who.fill(`${path}${page}`, fields, `${path}${below}`),
      /** Sends a form as it is given. */
      post: (below: string, fields: Fields) => who.post(`${path}${below}`, fields),
    };
  };

  return {
    ...competition,
    path,
    browser,
    asLead: await browser("lead@authority.example"),
    /** Somebody of the authority with a role for all lots. */
    asStaff: async (role: StaffRole) => {
      const mail = `${role}@authority.example`;
      await appoint(competition, { mail, name: mail, role });
      return browser(mail);
    },
    staged: () => loadStagedQuestionnaire(deps.table, competitionId),
    frozen: () => loadQuestionnaire(deps.table, competitionId),
  };
}
