import { expect, it } from "vitest";
import { demonstration } from "../../../infra/local/demonstration.ts";
import { portalClock } from "../../../infra/local/portal-clock.ts";
import { ACTS } from "../../../infra/local/replay/acts.ts";
import { BIDDERS, submitterOf } from "../../../infra/local/replay/cast.ts";
import { loadCompetitions } from "../../../functions/competition/facts.ts";
import { sendSection } from "../../web/responses-doors.ts";
import { london } from "../../builders/competition.ts";
import { aPortal } from "../../builders/portal.ts";
import { visitorAt } from "../../builders/visitor.ts";

const BEGINS = london("2013-09-16T09:00");

/** The replay with these bidders alone, and what of it was left out. */
async function replayed(...bidders: typeof BIDDERS) {
  const portal = await aPortal({ at: BEGINS });
  const { deps, dynamo } = portal;
  const others = BIDDERS.filter((bidder) => !bidders.includes(bidder));
  const acts = ACTS.filter(({ what }) => !others.some(({ name }) => what.startsWith(`${name} `)));
  const skipped: string[] = [];
  const show = demonstration({
    deps,
    dynamo,
    clock: portalClock(dynamo, BEGINS),
    acts,
    pumps: [],
    sealAllDue: async () => undefined,
    releaseDue: async () => undefined,
    onSkipped: (what, why) => skipped.push(`${what} (${why})`),
  });
  return { portal, show, skipped };
}

it("the replay submits nothing for an organisation whose profile somebody has changed by hand", async () => {
  const [one] = BIDDERS.slice(-1);
  if (one === undefined) throw new Error("the replay has no bidder");
  const { portal, show, skipped } = await replayed(one);
  await show.moveTo(london("2013-11-01T11:00"));
  portal.at(london("2013-11-01T11:00"));
  const { mail, name } = submitterOf(one);
  const submitter = await visitorAt(portal, mail, { name });
  const address = { line1: "1 High Street", town: "Leeds", postcode: "ls11aa", country: "United Kingdom" };
  expect((await submitter.fill("/bidder/organisation/edit/address", address)).status).toBe(303);
  await show.moveTo(london("2013-11-14T11:59"));
  expect(skipped).toEqual([
    `${one.name} answers the questionnaire (acted-by-hand)`,
    `${one.name} submits its response (acted-by-hand)`,
  ]);
});

it("the replay submits what it has answered itself, and no response that somebody has changed by hand since", async () => {
  const [one, other] = BIDDERS.slice(-2);
  if (one === undefined || other === undefined) throw new Error("the replay has fewer than two bidders");
  const { portal, show, skipped } = await replayed(one, other);
  await show.moveTo(london("2013-11-14T11:00"));
  portal.at(london("2013-11-14T11:00"));
  const [{ competitionId } = { competitionId: "" }] = await loadCompetitions(portal.deps.table);
  const path = `/bidder/competitions/${competitionId}/pqq`;
  const [byHand, alone] = [one, other].map(submitterOf);
  if (byHand === undefined || alone === undefined) throw new Error("nobody submits");
  const visit = ({ mail, name }: typeof byHand) => visitorAt(portal, mail, { name });
  await sendSection(
    await visit(byHand),
    `${path}/sections/capability`,
    { workforce: "By hand" },
    { action: "save" },
  );
  await show.moveTo(london("2013-11-14T11:59"));
  portal.at(london("2013-11-14T11:59"));
  expect(skipped).toEqual([`${one.name} submits its response (acted-by-hand)`]);
  expect((await (await visit(byHand)).get(path)).words).toContain("You have not submitted anything");
  expect((await (await visit(alone)).get(path)).words).toContain("Submitted by");
});
