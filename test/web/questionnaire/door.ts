import { loadQuestionnaire, loadStagedQuestionnaire } from "../../../functions/questionnaire/facts.ts";
import { appointStaff } from "../../../functions/people/staff-operations.ts";
import type { StaffRole } from "../../../shared/kernel/actor.ts";
import { aCompetition, anyKey, must } from "../../builders/competition.ts";
import { hidden as hiddenIn } from "../../builders/page.ts";
import { front } from "../../builders/doors.ts";
import { personAt } from "../../builders/person.ts";

type Fields = Readonly<Record<string, string | readonly string[] | File>>;

/** The competition before its PQQ opens, unless it is said otherwise, and who prepares and reads its questionnaire. */
export async function preparing(at = "2013-09-17T09:00") {
  const competition = await aCompetition(at);
  const { portal, lead, competitionId } = competition;
  const { deps } = portal;

  const doors = front(deps);
  const path = `/authority/competitions/${competitionId}/questionnaire`;
  const browser = async (mail: string) => {
    const who = await personAt(portal, mail, mail, doors);
    const get = async (below = "") => who.get(`${path}${below}`);
    return {
      get,
      /** Opens a page and sends its form, with what it hides. */
      async send(below: string, fields: Fields = {}, page = below) {
        const html = await (await get(page)).text();
        const form = new FormData();
        for (const name of ["requestKey", "seenVersion", "sectionId", "questionId", "kind"])
          if (html.includes(`type="hidden" name="${name}"`)) form.set(name, hiddenIn(html, name));
        return this.post(below, fields, form);
      },
      /** Sends a form as it is given. */
      async post(below: string, fields: Fields, body = new FormData()) {
        for (const [name, value] of Object.entries(fields))
          for (const one of value instanceof File ? [value] : [value].flat()) body.append(name, one);
        return who.post(`${path}${below}`, body);
      },
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
      must(await appointStaff(deps, lead, { mail, name: mail, role, lots: "all" }, anyKey()));
      return browser(mail);
    },
    staged: () => loadStagedQuestionnaire(deps.table, competitionId),
    frozen: () => loadQuestionnaire(deps.table, competitionId),
  };
}
