import { describe, expect, it } from "vitest";
import { plus } from "../../../shared/kernel/instant.ts";
import { competitionPublicRoutes } from "../../../web/competition/public-routes.tsx";
import { openDoor } from "../../../web/doors/door.tsx";
import { questionnairePublicRoutes } from "../../../web/questionnaire/public/routes.tsx";
import { london } from "../../builders/competition.ts";
import { confirmsAt } from "../competition-leads.ts";
import { preparing } from "./door.ts";
import { Visitor, visitorAt } from "../../builders/visitor.ts";
import { fenced } from "../../builders/fenced.ts";

const OPENS = london("2013-09-19T09:00");

/** The start page and the questions, as everybody gets them. */
async function publicly() {
  const running = await preparing();
  const visitor = new Visitor(
    openDoor(fenced(running.portal.deps, "public"), "public")
      .route("/", competitionPublicRoutes)
      .route("/", questionnairePublicRoutes),
  );
  const page = `/competitions/${running.competitionId}/questionnaire`;
  return {
    ...running,
    page,
    competitionPath: `/authority/competitions/${running.competitionId}`,
    read: () => visitor.get(page),
    linked: async () => (await visitor.get(`/competitions/${running.competitionId}`)).hrefs.includes(page),
  };
}

describe("the questions for everybody", () => {
  it("the questions for everybody are there and linked from the opening instant on, and not a millisecond before", async () => {
    const { asLead, portal, competitionPath, read, linked } = await publicly();
    await asLead.send("/freeze", { reason: "Checked" });
    await confirmsAt(await visitorAt(portal, "second.lead@authority.example"), competitionPath);
    portal.at(plus(OPENS, -1));
    expect([(await read()).status, await linked()]).toEqual([404, false]);
    portal.at(OPENS);
    const words = (await read()).words;
    expect(words).toContain("1.1 Under what name do you bid?");
    expect(words).not.toContain("National Lead");
    expect(await linked()).toBe(true);
  });
  it("the questions for everybody are not there when they were never frozen, or for no competition at all", async () => {
    const { portal, cancel, read, linked } = await publicly();
    await cancel();
    portal.at(OPENS);
    await portal.seal();
    expect([(await read()).status, await linked()]).toEqual([404, false]);
    const app = openDoor(fenced(portal.deps, "public"), "public").route("/", questionnairePublicRoutes);
    expect((await app.request("/competitions/nothing/questionnaire")).status).toBe(404);
  });
});
