import { beforeAll, describe, expect, it } from "vitest";
import type { Deps } from "../../functions/platform/deps.ts";
import { answered, SMALL } from "../builders/questionnaire.ts";
import { aPqq, type RunningPqq } from "../builders/pqq.ts";
import { anyKey, must } from "../builders/competition.ts";
import { words } from "../builders/answer.ts";
import { APPS, front } from "../builders/doors.ts";
import { type Visitor, visitorAt } from "../builders/visitor.ts";
import type { BidderActor } from "../../shared/kernel/actor.ts";

let running: RunningPqq;
let submitter: BidderActor;
let asked: string[];
let isAway: (key: string) => boolean;
/** The portal with a table that says which items are asked for, and can be away for some. */
function watched({ table, ...deps }: Deps): Deps {
  const seen = (keys: readonly { readonly pk: string; readonly sk: string }[]) => {
    asked.push(...keys.map(({ pk, sk }) => `${pk.split("#")[0]} ${sk.split("#")[0]}`));
    if (keys.some(({ sk }) => isAway(sk))) throw new Error("the table is away");
  };
  return {
    ...deps,
    table: {
      ...table,
      get: async (key, consistency) => (seen([key]), table.get(key, consistency)),
      getMany: async (keys, consistency) => (seen(keys), table.getMany(keys, consistency)),
    },
  };
}
const ofBanners = () => asked.filter((one) => /^(DRAFT BEGUN|CONTACT .*)$/.test(one));

let as: Visitor;
let home: string;
beforeAll(async () => {
  running = await aPqq();
  ({ submitter } = await running.bidder("alpha"));
  await running.bidder("beta");
  const [section] = SMALL.sections;
  if (section === undefined) throw new Error("no section");
  must(await running.save(submitter, section.sectionId, answered(section)));
  [asked, isAway] = [[], () => false];
  home = `/bidder/competitions/${running.competitionId}`;
  as = await visitorAt(running.portal, "submit@alpha.example", {
    doors: APPS.bidder(watched(running.portal.deps)),
  });
});

const WARNING = "your draft is not submitted";

describe("what stands above every page of a bidder", () => {
  it("is read for a page, and for a form that is shown again", async () => {
    for (const show of [
      () => as.get(`${home}/timetable`),
      () => as.get("/bidder/people"),
      () => as.post("/bidder/people/invite", { requestKey: anyKey(), mail: "nobody" }),
    ]) {
      asked = [];
      expect((await show()).text).toContain(WARNING);
      // Which is asked first depends on which is loaded first.
      expect(ofBanners().toSorted()).toEqual([expect.stringMatching(/^CONTACT /), "DRAFT BEGUN"]);
    }
  });

  it("is folded where the page itself comes first", async () =>
    expect((await as.get(`${home}/timetable`)).text).toMatch(
      /<details class="app-fold">\s*<summary class="app-banner__summary/,
    ));

  it("is left out where the page asks for it first of all: the list of competitions, and each one's own", async () => {
    for (const path of ["/bidder", home]) {
      const { text } = await as.get(path);
      expect(text).toContain("Complete and submit your response to the PQQ");
      expect(text).not.toContain(WARNING);
    }
  });

  it("is left out of the pages of the stage that say it themselves", async () => {
    for (const path of [`${home}/pqq`, `${home}/pqq/check-answers`]) {
      const { text } = await as.get(path);
      expect(text).toMatch(/not be submitted unless you submit it|can be submitted once every section/);
      expect(text).not.toContain(WARNING);
    }
  });

  it("says to who cannot submit who has to, also on the list of competitions and each one's own page", async () => {
    const member = await visitorAt(running.portal, "member@alpha.example", {
      doors: APPS.bidder(running.portal.deps),
    });
    for (const path of ["/bidder", home]) {
      const said = words((await member.get(path)).text);
      expect(said).toContain("Complete your response to the PQQ");
      expect(said).toContain(WARNING);
      expect(said).toContain("unless somebody who submits for your organisation completes and submits it");
      expect(said).not.toMatch(/submit it|submit your/);
    }
    const own = words((await member.get(`${home}/pqq`)).text);
    expect(own).toContain(
      "It will not be submitted unless somebody who submits for your organisation does so",
    );
  });

  it("is not read for a form that leads on, or for a program", async () => {
    asked = [];
    const fields = { action: "save", requestKey: anyKey(), seenVersion: "1" };
    expect((await as.post(`${home}/pqq/sections/bidder`, fields)).status).toBe(303);
    expect((await as.api("GET", "/bidder/people")).status).toBe(200);
    expect((await as.api("GET", "/bidder/nothing")).status).toBe(404);
    expect(asked.length).toBeGreaterThan(0);
    expect(ofBanners()).toEqual([]);
  });

  it("is left out of the page that says that something is broken, which is shown all the same", async () => {
    isAway = (sk) => sk === "BEGUN";
    const broken = await as.get("/bidder/people");
    isAway = () => false;
    expect(broken.status).toBe(500);
    expect(broken.text).toContain("there is a problem with the service");
    expect(broken.text).not.toContain(WARNING);
  });

  it("is everybody's own when pages are made at the same time", async () => {
    const doors = front(running.portal.deps);
    const people = await Promise.all(
      ["alpha", "beta"].map((name) => visitorAt(running.portal, `submit@${name}.example`, { doors })),
    );
    const pages = await Promise.all([...people, ...people].map((one) => one.get("/bidder/people/invite")));
    for (const [at, page] of pages.entries()) {
      const name = at % 2 === 0 ? "alpha" : "beta";
      const openedFor = [...page.text.matchAll(/name="openedFor" value="([^"]*)"/g)];
      expect(openedFor.length).toBeGreaterThan(0);
      for (const [, said] of openedFor) expect(said).toContain(`for ${name}`);
      expect(page.text.includes(WARNING)).toBe(name === "alpha");
    }
  });

  it("a complete draft waits for who submits it, on the page of who may only prepare it", async () => {
    await running.answerAll(submitter);
    const member = await visitorAt(running.portal, "member@alpha.example", {
      doors: APPS.bidder(running.portal.deps),
    });
    expect(words((await member.get(home)).text)).toContain(
      "A draft waits for a submitter of your organisation to submit it. Nothing else needs you now",
    );
  });
});
