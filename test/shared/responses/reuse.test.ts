import { describe, expect, it } from "vitest";
import { decideReuse } from "../../../shared/responses/rules.ts";
import { Answers } from "../../../shared/responses/schema.ts";
import { answered, sectionOf } from "../../builders/questionnaire.ts";
import { codeOf, must } from "../a-competition.ts";
import {
  BIDDER,
  CAPABILITY,
  CLOSES,
  draft,
  DURING,
  facts,
  header,
  savedEarlier,
  STANDING,
} from "./a-response.ts";

describe("starting from the answers of another competition", () => {
  const sources = ["bidder", "standing", "capability", "papers"].map((name) => savedEarlier(name));
  const reuse = (given: Partial<Parameters<typeof decideReuse>[0]> = {}, at = DURING) =>
    decideReuse({ ...facts(), draft: undefined, sources, ...given }, at);
  const startedBy = (given: Parameters<typeof reuse>[0]) => {
    const decided = reuse(given);
    return decided.ok ? decided.value.map(({ section }) => section.sectionId) : decided.error.code;
  };

  it("takes over what fits, and no declaration: that is made anew each time", () => {
    expect(startedBy({})).toEqual([BIDDER, STANDING, CAPABILITY]);
    expect(must(reuse())[0]?.answers).toEqual(answered(sectionOf("bidder")));
  });
  it("leaves alone what somebody has saved here already", () => {
    expect(startedBy({ draft: { ...draft(), sections: { [BIDDER]: header(1, 5) } } })).toEqual([
      STANDING,
      CAPABILITY,
    ]);
  });
  it("takes no answer that the question of the same name would not take", () => {
    const answers = Answers.parse({
      turnover: ["a list"],
      "year-end": { day: "31", month: "2", year: "2013" },
      sources: ["bank"],
    });
    const [started] = must(reuse({ sources: [savedEarlier("standing", { answers })] }));
    expect(started?.answers).toEqual({ sources: ["bank"] });
  });
  it("finds an answer wherever the question stood there", () => {
    const answers = Answers.parse({ plans: "As before." });
    expect(startedBy({ sources: [savedEarlier("bidder", { answers })] })).toEqual([CAPABILITY]);
  });
  it("says so when there is nothing to take over", () => {
    expect(startedBy({ sources: [] })).toBe("nothing-to-reuse");
    expect(startedBy({ draft: draft() })).toBe("nothing-to-reuse");
    expect(startedBy({ sources: [savedEarlier("papers")] })).toBe("nothing-to-reuse");
  });
  it("starting from the answers of another competition is refused at the closing instant", () => {
    expect(codeOf(reuse({}, CLOSES))).toBe("pqq-closed");
  });
});
