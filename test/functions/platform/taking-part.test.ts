import { beforeAll, beforeEach, expect, it } from "vitest";
import { isOver, loadBegunCompetitions } from "../../../functions/competition/facts.ts";
import { proposeCancellation } from "../../../functions/competition/of-two.ts";
import { begin, loadBegun, loadTakers } from "../../../functions/platform/taking-part.ts";
import { countUnits } from "../../builders/units.ts";
import { CompetitionId, OrganisationId } from "../../../shared/kernel/id.ts";
import { DAY, plus } from "../../../shared/kernel/instant.ts";
import {
  aCompetition,
  anyKey,
  london,
  published,
  type RunningCompetition,
} from "../../builders/competition.ts";
import { fenced } from "../../builders/fenced.ts";
import { byTwo } from "../../builders/of-two.ts";

let running: RunningCompetition;
let organisation: OrganisationId;
let units: ReturnType<typeof countUnits>;
beforeAll(async () => {
  running = await aCompetition("2013-10-01T09:00");
  units = countUnits(running.portal.client);
});
beforeEach(() => {
  running.portal.at(london("2013-10-01T09:00"));
  organisation = OrganisationId.parse(running.portal.deps.newId("organisation"));
});

const deps = () => fenced(running.portal.deps, "bidder");
const begins = async (competition: CompetitionId) => {
  units.reset();
  await begin(deps(), { organisationId: organisation, competitionId: competition }, (other) =>
    isOver(deps(), other),
  );
  return { ...units.spent };
};
const goOn = async () =>
  (await loadBegunCompetitions(deps().table, organisation)).map(({ competitionId }) => competitionId);
/** Another competition, whose PQQ opens a day later. */
async function another(): Promise<CompetitionId> {
  const { deps: all } = running.portal;
  return published(all, running.lead, { startsOn: plus(all.now(), DAY).slice(0, 10) });
}

it("takes part before anything else, once: a repeat reads one item and writes nothing", async () => {
  const { competitionId, portal } = running;
  expect(await begins(competitionId)).toMatchObject({ requests: 3, writeUnits: 2 });
  expect(await loadTakers(portal.deps.table, competitionId)).toContain(organisation);
  expect(await begins(competitionId)).toEqual({ requests: 1, readUnits: 1, writeUnits: 0 });
  expect(await goOn()).toEqual([competitionId]);
});

it("begins anew when it was killed between its two writes", async () => {
  const { competitionId, portal } = running;
  const { table } = deps();
  const dying = {
    table: {
      ...table,
      writeOne: (write: Parameters<typeof table.writeOne>[0]) =>
        "update" in write ? Promise.reject(new Error("killed")) : table.writeOne(write),
    },
  };
  await expect(
    begin(dying, { organisationId: organisation, competitionId }, async () => false),
  ).rejects.toThrow("killed");
  expect(await loadTakers(portal.deps.table, competitionId)).toContain(organisation);
  await begins(competitionId);
  expect(await goOn()).toEqual([competitionId]);
});

it("marks what is over when it begins in another: cancelled, gone or past its last window, and nothing else", async () => {
  const { competitionId, portal, lead } = running;
  const cancelled = await another();
  const gone = CompetitionId.parse(portal.deps.newId("competition"));
  for (const one of [competitionId, cancelled, gone]) await begins(one);
  const cancel = { competitionId: cancelled, reason: "No money", seenVersion: 1 };
  await byTwo(running, cancelled, await proposeCancellation(portal.deps, lead, cancel, anyKey()));
  expect(await goOn()).toHaveLength(2);

  const third = await another();
  await begins(third);
  expect(Object.fromEntries(await loadBegun(deps().table, organisation))).toEqual({
    [competitionId]: true,
    [cancelled]: false,
    [gone]: false,
    [third]: true,
  });
  portal.at(london("2030-01-01T09:00"));
  const fourth = await another();
  await begins(fourth);
  expect(await goOn()).toEqual([fourth]);
});
