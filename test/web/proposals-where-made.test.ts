import { beforeEach, expect, it } from "vitest";
import { appoint } from "../builders/of-two.ts";
import { leads, MOVE } from "./competition-leads.ts";

let world: Awaited<ReturnType<typeof leads>>;
let home: string;
beforeEach(async () => {
  world = await leads();
  home = `/authority/competitions/${world.competitionId}`;
});

/** What a page says waits for a second person, with the way to it. */
async function waitsAt(path: string) {
  const { words, hrefs } = await world.second.get(path);
  return {
    says: words.includes("Waits for a second person:"),
    way: hrefs.find((href) => /\/prp_/.test(href)),
  };
}

it("an amendment that waits is shown where the next one would be proposed and at the timetable", async () => {
  const pages = [`${home}/propose-amendment`, `${home}/timetable`];
  for (const page of pages) expect(await waitsAt(page)).toEqual({ says: false, way: undefined });
  await world.first.fill(`${home}/propose-amendment`, MOVE);
  for (const page of pages)
    expect(await waitsAt(page)).toEqual({
      says: true,
      way: expect.stringContaining(`${home}/proposals/prp_`),
    });
});

it("a cancellation that waits is shown where it would be proposed, and nothing of it outside the authority", async () => {
  await world.first.fill(`${home}/cancel`, { reason: "No money" });
  expect((await waitsAt(`${home}/cancel`)).says).toBe(true);
  const outside = await world.first.get(`/competitions/${world.competitionId}/timetable`);
  expect(outside.words).not.toContain("Waits for a second person:");
});

it("a role of power that waits is shown on the page of that person, and on no other's", async () => {
  const [ann, bea] = [
    { mail: "ann@authority.example", name: "Ann", role: "auditor" },
    { mail: "bea@authority.example", name: "Bea", role: "auditor" },
  ] as const;
  const pages = [];
  for (const one of [ann, bea]) {
    await appoint(world, one);
    const { personId } = await world.portal.actor("authority", one.mail, one.name);
    pages.push(`/authority/people/${personId}`);
  }
  const [hers = "", another = ""] = pages;
  await world.first.fill(hers, { name: "Ann", role: "approver", scope: "all", reason: "Leave cover" });
  expect([(await waitsAt(hers)).says, (await waitsAt(another)).says]).toEqual([true, false]);
});
