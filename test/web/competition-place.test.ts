import { beforeAll, describe, expect, it } from "vitest";
import { openDoor } from "../../web/doors/door.tsx";
import { aCompetition, type RunningCompetition } from "../builders/competition.ts";
import { front } from "../builders/doors.ts";
import { appoint } from "../builders/of-two.ts";
import { Visitor, visitorAt } from "../builders/visitor.ts";

const UNKNOWN = "cmp_00000000000000000000000000";
let running: RunningCompetition;
let own: string;
let bidder: Visitor;
let lead: Visitor;
let nobody: Visitor;
beforeAll(async () => {
  running = await aCompetition("2013-10-10T09:00");
  await running.bidder("alpha");
  own = `competitions/${running.competitionId}`;
  bidder = await visitorAt(running.portal, "submit@alpha.example");
  lead = await visitorAt(running.portal, "lead@authority.example");
  nobody = new Visitor(front(running.portal.deps));
});

describe("a page below a competition that is refused", () => {
  it("keeps the competition’s parts and the way to it where nothing is found, for every audience", async () => {
    for (const [as, home] of [
      [bidder, "/bidder"],
      [lead, "/authority"],
      [nobody, ""],
    ] as const) {
      const { status, text } = await as.get(`${home}/${own}/nothing/here`);
      expect(status).toBe(404);
      expect(text).toContain(`href="${home}/${own}/timetable"`);
      expect(text).toContain("<title>Page not found – Transforming Rehabilitation – Competition portal");
      expect(text.includes(`href="/bidder/${own}/pqq"`)).toBe(as === bidder);
      expect(text.includes(`href="/authority/${own}/proposals"`)).toBe(as === lead);
    }
  });

  it("is the same page, whatever it names, that the reader may not see", async () => {
    const page = async (name: string) => (await bidder.get(`/bidder/${own}/${name}`)).text;
    const plain = (text: string) => text.replaceAll(/nonce[-=]"?[\w-]+|queries\/\w+|to=[^"]+/g, "");
    expect(plain(await page("queries/qry_00000000000000000000000000"))).toBe(plain(await page("queries/x")));
  });

  it("keeps them where the role does not allow it, and where a form goes where none is taken", async () => {
    const mail = "evaluator@authority.example";
    await appoint(running, { mail, name: "Eva", role: "evaluator" });
    const evaluator = await visitorAt(running.portal, mail);
    const refused = await evaluator.get(`/authority/${own}/propose-amendment`);
    expect([refused.status, refused.text.includes(`href="/authority/${own}/lots"`)]).toEqual([403, true]);
    const form = await bidder.post(`/bidder/${own}/timetable`);
    expect([form.status, form.text.includes(`href="/bidder/${own}/lots"`)]).toEqual([405, true]);
  });

  it("shows nothing of a competition that is not there, nor of another audience’s parts", async () => {
    const missing = await bidder.get(`/bidder/competitions/${UNKNOWN}/pqq`);
    expect([missing.status, missing.text.includes("app-parts")]).toEqual([404, false]);
    const foreign = await bidder.get(`/authority/${own}/responses`);
    expect([foreign.status, foreign.text.includes("app-parts")]).toEqual([403, false]);
    expect((await bidder.get("/bidder/nothing")).text).not.toContain("app-parts");
  });
});

it("a door that warms itself, or refuses what lies in no competition, loads nothing to find out where it lies", async () => {
  const { portal } = await aCompetition();
  let loaded = 0;
  const placeOf = async () => {
    loaded += 1;
    return async () => undefined;
  };
  const app = openDoor(portal.deps, "public", { placeOf });
  for (const [path, times] of [
    ["/warm-up", 0],
    ["/competitions/cmp_nothing", 1],
  ] as const) {
    expect((await app.request(path)).status).toBe(404);
    expect(loaded).toBe(times);
  }
});
