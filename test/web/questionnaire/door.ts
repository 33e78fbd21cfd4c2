import { questionnaireAuthorityApi, questionnaireBidderApi } from "../../../functions/questionnaire/api.ts";
import { loadQuestionnaire, loadStagedQuestionnaire } from "../../../functions/questionnaire/facts.ts";
import { appointStaff } from "../../../functions/people/staff-operations.ts";
import type { StaffRole } from "../../../shared/kernel/actor.ts";
import { openDoor } from "../../../web/doors/door.tsx";
import { only } from "../../../web/doors/guard.tsx";
import { openedFor } from "../../../web/doors/opened-for.ts";
import { questionnaireAuthorityRoutes } from "../../../web/questionnaire/authority/routes.tsx";
import { aCompetition, anyKey, must } from "../../builders/competition.ts";
import type { TestPortal } from "../../builders/portal.ts";
import { hiddenIn } from "../competition-door.ts";
import { fenced } from "../../builders/fenced.ts";

const open: TestPortal[] = [];
/** Closes the portals that a test opened. */
export const closeAll = async (): Promise<void> => {
  await Promise.all(open.splice(0).map((portal) => portal.close()));
};

type Fields = Readonly<Record<string, string | readonly string[] | File>>;

/** The competition before its PQQ opens, unless it is said otherwise, and who prepares and reads its questionnaire. */
export async function preparing(at = "2013-09-17T09:00") {
  const competition = await aCompetition(at);
  const { portal, lead, competitionId } = competition;
  const { deps } = portal;
  open.push(portal);

  const authority = openDoor(fenced(deps, "authority"), "authority");
  authority.use("/authority/*", only("authority"));
  authority.use("/api/v1/authority/*", only("authority"));
  authority.route("/authority", questionnaireAuthorityRoutes);
  authority.route("/api/v1/authority", questionnaireAuthorityApi);
  const bidder = openDoor(fenced(deps, "bidder"), "bidder");
  bidder.use("/api/v1/bidder/*", only("bidder"));
  bidder.route("/api/v1/bidder", questionnaireBidderApi);

  const path = `/authority/competitions/${competitionId}/questionnaire`;
  const browser = async (mail: string) => {
    const { secret, actor } = await portal.signIn(mail);
    const cookie = `__Host-session=${secret}`;
    const get = async (below = "") => authority.request(`${path}${below}`, { headers: { cookie } });
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
        body.set("openedFor", openedFor(actor));
        for (const [name, value] of Object.entries(fields))
          for (const one of value instanceof File ? [value] : [value].flat()) body.append(name, one);
        const headers = { cookie, origin: deps.settings.publicOrigin };
        return authority.request(`${path}${below}`, { method: "POST", headers, body });
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
    /** Calls the JSON API as somebody: method, path below the competition, body, headers. */
    client: async (door: "authority" | "bidder", mail: string) => {
      const { secret } = await portal.signIn(mail, mail, "bearer");
      const app = door === "authority" ? authority : bidder;
      return async (method: string, below: string, body?: unknown, headers: Record<string, string> = {}) =>
        app.request(`/api/v1/${door}/competitions/${competitionId}/questionnaire${below}`, {
          method,
          headers: { authorization: `Bearer ${secret}`, "content-type": "application/json", ...headers },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
    },
    staged: () => loadStagedQuestionnaire(deps.table, competitionId),
    frozen: () => loadQuestionnaire(deps.table, competitionId),
  };
}
