import { beforeAll, describe, expect, it } from "vitest";
import { competitionOfDraft } from "../../../shared/kernel/id.ts";
import { APPS } from "../../builders/doors.ts";
import { exchange, type Exchange } from "./exchange.ts";
import { masked } from "./judge.ts";
import { MATRIX } from "./matrix.ts";
import { TEAM } from "./principals.ts";
import { methodOf, ownParams, paramsIn, pathOf, type Row } from "./row.ts";
import { MISSING, type Params } from "./things.ts";
import { aWorld, type World } from "./world.ts";

let world: World;
let app: ReturnType<(typeof APPS)["authority"]>;
beforeAll(async () => {
  world = await aWorld();
  app = APPS.authority(world.deps);
});

/** Which competition an address names. */
const WHICH = ["competition", "draft", "scope"];
const rows = MATRIX.authority.filter((row) => paramsIn(row).some((name) => WHICH.includes(name)));

/** What they are there in whose roles are in one competition: in another one, a draft, and nothing. */
const elsewhere = ({ withoutPqq, draftId }: World): readonly Params[] => [
  { competition: withoutPqq, scope: withoutPqq, draft: draftId },
  { competition: competitionOfDraft(draftId), scope: competitionOfDraft(draftId), draft: draftId },
  Object.fromEntries(WHICH.map((name) => [name, MISSING[name] ?? ""])),
];

async function answers(row: Row, who: (typeof TEAM)[number]): Promise<readonly string[]> {
  const own = await ownParams(world, row, who);
  const found: string[] = [];
  for (const there of elsewhere(world)) {
    const params = { ...own, ...there };
    const sent = await row.send?.({ world, who, whose: "missing" });
    const answer: Exchange = await exchange(world, app, who, methodOf(row), pathOf(row, params), sent);
    expect([answer.status, answer.writeUnits], `${who} in ${pathOf(row, params)}`).toEqual([404, 0]);
    found.push(masked(answer, Object.values(params)));
  }
  return found;
}

describe.each(TEAM)("whose role is in one competition: %s", (who) => {
  it.each(rows.map((row) => [row.route, row] as const))(
    "gets of another, and of a draft, what a missing one gets: %s",
    async (_, row) => {
      expect(new Set(await answers(row, who)).size).toBe(1);
    },
  );

  it("is found out by what the address names, however that is written", async () => {
    const page = async (competition: string) =>
      (await exchange(world, app, who, "GET", `/authority/competitions/${competition}`)).status;
    for (const spelt of ["%5F", "%5f"]) {
      expect(await page(world.competitionId.replace("_", spelt))).toBe(200);
      expect(await page(world.withoutPqq.replace("_", spelt))).toBe(404);
    }
  });

  it("reads of no other competition and no draft in any list", async () => {
    const other = [world.withoutPqq, world.draftId, competitionOfDraft(world.draftId)];
    const lists = MATRIX.authority.filter((row) => methodOf(row) === "GET" && paramsIn(row).length === 0);
    for (const row of lists) {
      const { text } = await exchange(world, app, who, "GET", pathOf(row, {}));
      for (const id of other) expect(text.includes(id), `${row.route} names ${id}`).toBe(false);
    }
  });
});
