import { describe, expect, it } from "vitest";
import { recallCompetition } from "../../functions/competition/facts.ts";
import { stash } from "../../functions/platform/stash.ts";
import { MINUTE } from "../../shared/kernel/instant.ts";
import { aCompetition, london, type RunningCompetition } from "../builders/competition.ts";
import { remembered } from "../builders/played.ts";
import { aPortal, type TestPortal } from "../builders/portal.ts";
import { PQQ } from "../builders/pqq.ts";

const AT = "2013-10-01T09:00";
const put = (portal: TestPortal, sk: string) =>
  stash(portal.deps, { put: { pk: "CMP#any", sk, text: "as it was" }, if: "absent" });

/** Two portals with the same beginning, and an act that counts how often it was played. */
async function twoPortals(given: { readonly newSecret?: () => string } = {}) {
  const kind = remembered<{ texts: string[] }>("count");
  let played = 0;
  const act = (portal: TestPortal, name = "one") =>
    portal.again(kind, name, async () => {
      played += 1;
      await put(portal, name);
      return { texts: [name] };
    });
  const begin = () => aPortal({ at: london(AT), ...given });
  return { one: await begin(), other: await begin(), begin, act, played: () => played };
}

describe("an act that was played before from the same past", () => {
  it("is copied, with what it answered, to the byte", async () => {
    const { one, other, act, played } = await twoPortals();
    const answer = await act(one);
    answer.texts.push("changed by who was answered first");
    expect(await act(other)).toEqual({ texts: ["one"] });
    expect(played()).toBe(1);
    expect(await other.digest()).toBe(await one.digest());
    expect(await other.dynamo.readChanges(0, 100)).toEqual(await one.dynamo.readChanges(0, 100));
  });

  it("shares its answer with nobody: neither with who played it nor among those who copied it", async () => {
    const { one, other, begin, act, played } = await twoPortals();
    (await act(one)).texts.push("changed by who played it");
    const copy = await act(other);
    copy.texts.push("changed by who copied it");
    // One whose past ends while it copies, too.
    const third = await begin();
    const [lost] = await Promise.all([act(third), put(third, "meanwhile")]);
    expect(lost).toEqual({ texts: ["one"] });
    lost.texts.push("changed by who has another past by now");
    expect(await act(await begin())).toEqual({ texts: ["one"] });
    expect(played()).toBe(1);
  });

  it.each<[string, (portal: TestPortal) => unknown]>([
    ["something else was written", (portal) => put(portal, "other")],
    ["another such act was played", (portal) => portal.signIn("lead@authority.example")],
    ["the clock moved", (portal) => portal.at(london("2013-10-01T09:01"))],
    ["sessions grew older", (portal) => portal.waste(1)],
    ["a file was begun", (portal) => portal.files.start("files/1")],
    [
      "a mail was sent",
      (portal) => portal.mails.push({ key: "k", to: "a@b.example", subject: "s", text: "t", at: AT }),
    ],
    ["an object was put", (portal) => portal.deps.objects.putOnce("name", "text")],
  ])("is played where %s meanwhile", async (_why, meanwhile) => {
    const { one, other, act, played } = await twoPortals();
    await act(one);
    await meanwhile(other);
    await act(other);
    expect(played()).toBe(2);
  });

  it("is played where something else was written while it was played first", async () => {
    const { one, other, act, played } = await twoPortals();
    await Promise.all([act(one), put(one, "meanwhile")]);
    await act(other);
    expect(played()).toBe(2);
    expect(await other.digest()).not.toBe(await one.digest());
  });

  it("is played for whoever makes a part differently", async () => {
    const { one, other, act, played } = await twoPortals({ newSecret: () => "a secret of the test's" });
    await act(one);
    await act(other);
    expect(played()).toBe(2);
  });

  it("comes before the next one, though both were asked for at once", async () => {
    const { one, other, act, played } = await twoPortals();
    for (const portal of [one, other]) await Promise.all([act(portal, "one"), act(portal, "two")]);
    expect(played()).toBe(2);
    expect(await other.digest()).toBe(await one.digest());
  });
});

describe("a copied competition", () => {
  it("does not change with another copy, and is not remembered for it", async () => {
    const one = await aCompetition(AT);
    const other = await aCompetition(AT);
    const closes = async ({ portal: { deps }, competitionId }: RunningCompetition) =>
      (await recallCompetition(deps, competitionId))?.stages.find(({ stageId }) => stageId === PQQ)?.closesAt;
    const [before, closing] = [await other.portal.digest(), await closes(one)];
    expect(other.competitionId).toBe(one.competitionId);
    expect(await one.portal.digest()).toBe(before);

    await one.moveClosing(PQQ, "2013-11-07T12:00");
    one.portal.waste(MINUTE);
    expect(await closes(one)).toBe(london("2013-11-07T12:00"));
    expect(await closes(other), "what a function remembers is one table's").toBe(closing);
    expect(await other.portal.digest()).toBe(before);
    expect(await (await aCompetition(AT)).portal.digest()).toBe(before);
  });

  it("goes on with ids and secrets of its own", async () => {
    const [one, other] = [await aCompetition(AT), await aCompetition(AT)];
    await put(one.portal, "a past of its own");
    const [first, second] = [await one.bidder("alpha"), await other.bidder("alpha")];
    expect(first.submitter.organisationId).not.toBe(second.submitter.organisationId);
    expect(one.portal.deps.newSecret()).not.toBe(other.portal.deps.newSecret());
  });
});
