import { beforeEach, describe, expect, it } from "vitest";
import { loadMySection } from "../../../functions/responses/facts.ts";
import { reuseAnswers } from "../../../functions/responses/reusing-operations.ts";
import { saveAnswers } from "../../../functions/responses/saving-operations.ts";
import type { CompetitionId } from "../../../shared/kernel/id.ts";
import { SectionId } from "../../../shared/questionnaire/schema.ts";
import { Answers } from "../../../shared/responses/schema.ts";
import { anyKey, london, must, published } from "../../builders/competition.ts";
import { refusesWith } from "../../builders/effects.ts";
import { CLOSES } from "../../builders/pqq.ts";
import { answered, BIDDER, sectionOf, STANDING } from "../../builders/questionnaire.ts";
import { aResponse, type RunningResponse } from "../../builders/response.ts";

let running: RunningResponse;
beforeEach(async () => void (running = await aResponse()));

describe("starting from the answers of another competition", () => {
  async function another() {
    const { portal, lead } = running;
    portal.at(london("2013-09-18T10:00"));
    const competitionId = await published(portal.deps, lead);
    portal.at(london("2013-10-11T09:00"));
    await portal.seal();
    return competitionId;
  }

  const answerIn = (from: CompetitionId, section: string, answers: Record<string, string>) => {
    const of = { competitionId: from, sectionId: SectionId.parse(section), seenVersion: 0 };
    return saveAnswers(
      running.portal.deps,
      running.member,
      { ...of, answers: Answers.parse(answers) },
      anyKey(),
    );
  };

  it("takes over what fits, leaves alone what was started, and says which sections it began", async () => {
    const { portal, competitionId: to } = running;
    const from = await another();
    const { deps } = portal;
    must(await answerIn(from, "bidding-entity", { "bidder-name": "Capita", "public-listing": "yes" }));
    const key = anyKey();
    const reuse = (requestKey = anyKey(), source = from) =>
      reuseAnswers(deps, running.member, { competitionId: to, from: source }, requestKey);
    must(await running.save(running.submitter, STANDING, answered(sectionOf("standing"))));

    expect(must(await reuse(key))).toEqual({ started: [BIDDER] });
    const { saved } = await loadMySection(deps.table, { ...running.submitter, competitionId: to }, BIDDER);
    expect(saved?.answers).toEqual({ "bidder-name": "Capita" });
    await refusesWith(portal, "nothing-to-reuse", () => reuse());
    await refusesWith(portal, "nothing-to-reuse", () => reuse(key, to));

    portal.at(CLOSES);
    await refusesWith(portal, "pqq-closed", () => reuse());
    expect(must(await reuse(key))).toEqual({ started: [BIDDER] });
  });

  it("a repeat starts nothing more, whatever was answered there since", async () => {
    const from = await another();
    const { deps } = running.portal;
    const key = anyKey();
    const reuse = () =>
      reuseAnswers(deps, running.member, { competitionId: running.competitionId, from }, key);
    must(await answerIn(from, "bidding-entity", { "bidder-name": "Capita" }));
    expect(must(await reuse())).toEqual({ started: [BIDDER] });
    must(await answerIn(from, "economic-standing", { "year-end": "2013-03-31" }));
    const before = await running.portal.digest();
    expect(must(await reuse())).toEqual({ started: [BIDDER] });
    expect(await running.portal.digest()).toBe(before);
  });

  it("starts several sections under one key, and a repeat is told of each", async () => {
    const from = await another();
    const { deps } = running.portal;
    const key = anyKey();
    const reuse = () =>
      reuseAnswers(deps, running.member, { competitionId: running.competitionId, from }, key);
    must(await answerIn(from, "bidding-entity", { "bidder-name": "Capita" }));
    must(await answerIn(from, "economic-standing", { turnover: "5" }));
    const started = must(await reuse());
    expect(started).toEqual({ started: [BIDDER, STANDING] });
    expect(must(await reuse())).toEqual(started);
  });

  it("finds nothing in a competition of another organisation", async () => {
    must(await running.save(running.submitter, BIDDER, answered(sectionOf("bidder"))));
    const { submitter: rival } = await running.bidder("rival");
    const to = await another();
    await refusesWith(running.portal, "nothing-to-reuse", () =>
      reuseAnswers(running.portal.deps, rival, { competitionId: to, from: running.competitionId }, anyKey()),
    );
  });
});
