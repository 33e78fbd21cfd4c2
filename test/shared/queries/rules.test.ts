import { describe, expect, it } from "vitest";
import { queriesDueAt, asBidderSeesIt, stateOfQuery } from "../../../shared/queries/rules.ts";
import { Query } from "../../../shared/queries/schema.ts";
import { queriesCounted } from "../../../shared/queries/words.ts";
import { type IdKind, spellId } from "../../../shared/kernel/id.ts";
import { Instant, plus } from "../../../shared/kernel/instant.ts";

const id = (kind: IdKind) => spellId(kind, new Uint8Array(17));
const dueAt = Instant.parse("2013-11-06T12:00:00.000Z");
const answered = { at: plus(dueAt, -1), by: "Sam Submitter", text: "All of it" };
const asked = (given: Partial<Query> = {}): Query =>
  Query.parse({
    queryId: id("query"),
    competitionId: id("competition"),
    organisationId: id("organisation"),
    organisationName: "Capita",
    sectionId: "capability",
    sectionTitle: "Capability",
    question: "Which area?",
    askedAt: plus(dueAt, -86_400_000),
    askedBy: { personId: id("person"), name: "A Lead" },
    dueAt,
    ...given,
  });

describe("a question", () => {
  it("a query waits until a millisecond before its time, and is not answered from then on", () => {
    expect(stateOfQuery(asked(), {}, plus(dueAt, -1))).toBe("waiting");
    expect(stateOfQuery(asked(), {}, dueAt)).toBe("unanswered");
    expect(stateOfQuery(asked({ answered }), {}, dueAt)).toBe("answered");
  });

  it("a query that waits is called off with the competition, for good, and one that does not wait stays what it was", () => {
    const cancelledAt = (at: Instant) => ({ cancelled: { at, reason: "Bought otherwise" } });
    const inTime = cancelledAt(plus(dueAt, -1));
    for (const now of [plus(dueAt, -1), dueAt]) expect(stateOfQuery(asked(), inTime, now)).toBe("called-off");
    expect(stateOfQuery(asked(), cancelledAt(dueAt), dueAt)).toBe("unanswered");
    expect(stateOfQuery(asked({ answered }), inTime, dueAt)).toBe("answered");
  });

  it("a query holds an outcome up as long as somebody may answer: until the latest that has no answer", () => {
    const later = asked({ dueAt: plus(dueAt, 1) });
    expect(queriesDueAt([later, asked()])).toBe(later.dueAt);
    expect(queriesDueAt([{ ...later, answered }, asked()])).toBe(dueAt);
    expect(queriesDueAt([asked({ answered })])).toBeUndefined();
  });

  it("a query does not tell the bidder who asked", () => {
    expect(JSON.stringify(asBidderSeesIt(asked()))).not.toContain("A Lead");
  });
});

it.each([
  [["waiting"], "1 question waits for your answer"],
  [["answered"], "1 question"],
  [["waiting", "answered"], "2 questions, 1 of them waits for your answer"],
  [["waiting", "waiting", "unanswered"], "3 questions, 2 of them wait for your answer"],
] as const)("%j: %s", (states, words) => expect(queriesCounted(states)).toBe(words));
