import { describe, expect, it } from "vitest";
import { type IdKind, ProposalId, spellId } from "../../../shared/kernel/id.ts";
import { Instant, plus } from "../../../shared/kernel/instant.ts";
import { prequalifiedSince, publishedOutcome } from "../../../shared/kernel/standing.ts";

const id = (kind: IdKind, seed: number) => spellId(kind, new Uint8Array(17).fill(seed));
const proposalId = ProposalId.parse(id("proposal", 1));
const another = ProposalId.parse(id("proposal", 2));
const visibleAt = Instant.parse("2013-12-19T09:00:00.000Z");
const outcome = { proposalId, visibleAt };
const before = plus(visibleAt, -1);

describe("an outcome", () => {
  it("is published at its instant, and not a millisecond before", () => {
    expect(publishedOutcome({ outcome }, before)).toBeUndefined();
    expect(publishedOutcome({ outcome }, visibleAt)).toBe(outcome);
    expect(publishedOutcome({}, visibleAt)).toBeUndefined();
  });

  it("stays published when the competition is cancelled later, and never is when it was cancelled before", () => {
    const later = plus(visibleAt, 1);
    expect(publishedOutcome({ outcome, cancelled: { at: visibleAt } }, later)).toBe(outcome);
    expect(publishedOutcome({ outcome, cancelled: { at: before } }, later)).toBeUndefined();
  });
});

describe("an organisation", () => {
  it("an organisation that came with the published outcome is pre-qualified since its instant", () => {
    expect(prequalifiedSince({ outcome }, { proposalId }, before)).toBeUndefined();
    expect(prequalifiedSince({ outcome }, { proposalId }, visibleAt)).toBe(visibleAt);
  });

  it("an organisation that came with a proposal which was not published is not", () => {
    expect(prequalifiedSince({ outcome }, { proposalId: another }, visibleAt)).toBeUndefined();
    expect(prequalifiedSince({}, { proposalId }, visibleAt)).toBeUndefined();
  });

  it("an organisation that was recorded by itself is pre-qualified since then, whatever the outcome", () => {
    expect(prequalifiedSince({}, { visibleAt }, before)).toBeUndefined();
    expect(prequalifiedSince({}, { visibleAt }, visibleAt)).toBe(visibleAt);
    expect(prequalifiedSince({ outcome }, undefined, visibleAt)).toBeUndefined();
  });
});
