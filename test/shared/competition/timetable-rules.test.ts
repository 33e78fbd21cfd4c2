import { describe, expect, it } from "vitest";
import { TEMPLATE_2013 } from "../../../shared/competition/template-2013.ts";
import {
  type PreparedStage,
  problemsOfTimetable,
  stagesOf,
} from "../../../shared/competition/timetable-problems.ts";
import { warningsOfTimetable } from "../../../shared/competition/timetable-warnings.ts";
import { StageKind } from "../../../shared/competition/schema.ts";
import { competitionRefusalInWords, timetableWarningInWords } from "../../../shared/competition/words.ts";
import { StageId } from "../../../shared/kernel/id.ts";
import { plus } from "../../../shared/kernel/instant.ts";
import { london } from "../a-competition.ts";

const NOW = london("2013-09-18T16:00");

/** A stage of a kind, with its number behind it: `lot-preferences 2`. */
function stage(called: string, opens?: string, closes?: string): PreparedStage {
  const [kind, number] = called.split(" ");
  const named = { stageId: StageId.parse(called.replace(" ", "-")), precision: "instant" } as const;
  return {
    ...named,
    kind: StageKind.parse(kind),
    ...(number === undefined ? {} : { number: Number(number) }),
    opens,
    closes,
  };
}
const said = (stages: readonly PreparedStage[], now = NOW) =>
  problemsOfTimetable(stages, now).map(({ place, of, refusal }) => `${place} ${of} ${refusal.code}`);
const inWordsOf = (stages: readonly PreparedStage[], now = NOW) =>
  problemsOfTimetable(stages, now).map(({ refusal }) => competitionRefusalInWords(refusal));

/** The real timetable with stages as they are not. */
const real = (...changed: readonly PreparedStage[]) =>
  TEMPLATE_2013.stages.map((one) => changed.find(({ stageId }) => stageId === one.stageId) ?? one);
const placeOf = (stageId: string) => TEMPLATE_2013.stages.findIndex((one) => one.stageId === stageId);

describe("the order of the stages of a timetable", () => {
  it("is that of the competition of 2013, as announced and as amended", () => {
    expect(said(TEMPLATE_2013.stages)).toEqual([]);
    expect(said(real(stage("pqq", "2013-09-19T09:00", "2013-11-14T12:00")))).toEqual([]);
  });

  it.each([
    ["the PQQ before the launch", "pqq", "2013-09-19T08:59", "2013-10-31T12:00"],
    ["the outcome before the PQQ has closed", "pqq-outcome", "2013-10-31T11:59", undefined],
    ["the ITN before the outcome", "itn", "2013-12-19T08:59", undefined],
    ["the dialogue before the ITN", "dialogue", "2014-01-20T08:59", "2014-06-13T17:00"],
    ["a dialogue that goes on after the tenders", "dialogue", "2014-03-03T09:00", "2014-07-01T09:00"],
    ["the evaluation before the tenders have closed", "evaluation", "2014-06-30T11:59", "2014-10-24T17:00"],
    [
      "the preferred bidders before the evaluation is over",
      "preferred-bidders",
      "2014-10-24T16:59",
      undefined,
    ],
    ["the award before the preferred bidders", "award", "2014-10-29T08:59", undefined],
    ["the mobilisation before the award", "mobilisation", "2014-12-05T08:59", "2015-02-01T00:00"],
  ])("has not %s", (_what, stageId, opens, closes) => {
    const codes = said(real(stage(stageId, opens, closes)));
    expect(codes.every((code) => code.endsWith("stages-pass-each-other"))).toBe(true);
    expect(codes).not.toEqual([]);
  });

  it.each([
    ["the PQQ with the launch", "pqq", "2013-09-19T09:00", "2013-10-31T12:00"],
    ["the outcome when the PQQ closes", "pqq-outcome", "2013-10-31T12:00", undefined],
    ["the evaluation when the tenders close", "evaluation", "2014-06-30T12:00", "2014-10-24T17:00"],
    ["the award with the preferred bidders", "award", "2014-10-29T09:00", undefined],
  ])("lets one begin at the very instant: %s", (_what, stageId, opens, closes) =>
    expect(said(real(stage(stageId, opens, closes)))).toEqual([]),
  );

  it("has rounds by their numbers: one is over before the next opens, at the earliest that instant", () => {
    const rounds = (second: string) => [
      stage("lot-preferences 2", second, "2014-04-10T12:00"),
      stage("lot-preferences 1", "2014-03-03T09:00", "2014-03-31T12:00"),
    ];
    expect(said(rounds("2014-03-31T12:00"))).toEqual([]);
    expect(said(rounds("2014-03-31T11:59"))).toEqual(["0 opens stages-pass-each-other"]);
    expect(inWordsOf(rounds("2014-03-31T11:59"))).toEqual([
      "Lot preferences, round 2 cannot begin before Lot preferences, round 1 is over. Choose a time that keeps their order",
    ]);
  });

  it("has uplifts by their numbers, and none before the data room or after the tenders", () => {
    const room = stage("data-room", "2014-01-06T09:00");
    const tender = stage("tender", "2014-04-01T09:00", "2014-06-30T12:00");
    expect(
      said([room, stage("uplift 2", "2014-02-01T09:00"), stage("uplift 1", "2014-02-01T09:00"), tender]),
    ).toEqual([]);
    expect(
      said([room, stage("uplift 2", "2014-02-01T09:00"), stage("uplift 1", "2014-02-01T09:01")]),
    ).toEqual(["1 opens stages-pass-each-other"]);
    expect(said([room, stage("uplift 1", "2014-01-06T08:59")])).toEqual(["1 opens stages-pass-each-other"]);
    expect(said([stage("uplift 1", "2014-06-30T12:01"), tender])).toEqual([
      "1 closes stages-pass-each-other",
    ]);
  });

  it("is told once for each stage that comes too early, whatever order they were typed in", () => {
    const late = real(stage("launch", "2014-11-30T09:00"));
    expect(said(late).filter((code) => code.startsWith(`${placeOf("itn")} `))).toHaveLength(1);
    expect(said(late.toReversed())).toHaveLength(said(late).length);
  });
});

describe("what is wrong with a timetable", () => {
  it("is told all at once, stage by stage", () => {
    const stages = [
      stage("pqq"),
      stage("tender", "2014-04-01T09:00"),
      stage("evaluation", "2014-07-02T09:00", "2014-07-02T09:00"),
      stage("award", "2014-03-30T01:30"),
      stage("award", "2014-12-05T09:00", "2014-10-26T01:30"),
    ];
    expect(said(stages)).toEqual([
      "0 opens stage-needs-date",
      "0 closes stage-needs-closing-time",
      "1 closes stage-needs-closing-time",
      "2 closes closes-before-it-opens",
      "3 opens time-skipped",
      "4 closes time-doubled",
      "4 number stage-named-twice",
      "0 kind outcome-needs-stage",
    ]);
  });

  it.each(["launch", "pqq", "data-room", "pqq-outcome"])(
    "is a second stage that says another instant of the %s",
    (kind) => {
      const stages = [
        stage(kind, "2013-12-19T09:00", "2013-12-20T12:00"),
        stage(`${kind} 2`, "2013-12-20T12:00", "2013-12-21T12:00"),
      ];
      expect(said(stages)).toContain("1 kind only-one-such-stage");
      expect(said(stages)).not.toContain("1 number stage-named-twice");
    },
  );

  it("is a stage of the kind and number of another, whatever programs call it", () => {
    const other = { ...stage("award", "2014-12-05T09:00"), stageId: StageId.parse("other") };
    expect(said([stage("award", "2014-12-05T09:00"), other])).toEqual(["1 number stage-named-twice"]);
  });

  it("is a PQQ whose outcome has no stage", () => {
    const pqq = stage("pqq", "2013-10-01T09:00", "2013-10-31T12:00");
    expect(said([pqq])).toEqual(["0 kind outcome-needs-stage"]);
    expect(said([pqq, stage("pqq-outcome", "2013-10-31T12:00")])).toEqual([]);
  });

  it("is a third window that is open at a time", () => {
    const tenders = [1, 2, 3].map((number) =>
      stage(`tender ${number}`, "2014-04-01T09:00", "2014-06-30T12:00"),
    );
    expect(said(tenders.slice(0, 2))).toEqual([]);
    expect(said(tenders)).toEqual(["0 opens too-many-windows-open"]);
  });

  it.each(["pqq", "lot-preferences 1", "tender", "pqq-outcome"])(
    "is a %s that opens no later than it is published",
    (called) => {
      const outcome = called === "pqq" ? [stage("pqq-outcome", "2014-01-06T09:00")] : [];
      const stages = [stage(called, "2013-10-01T09:00", "2013-10-31T12:00"), ...outcome];
      const opensAt = london("2013-10-01T09:00");
      expect(said(stages, plus(opensAt, -1))).toEqual([]);
      expect(said(stages, opensAt)).toEqual(["0 opens must-lie-ahead"]);
      expect(inWordsOf(stages, opensAt)).toEqual([
        "9am, Tuesday 1 October 2013 (BST) has passed. Enter a time after the competition is published",
      ]);
    },
  );

  it("is not that what informs has happened, as long as something lies ahead", () => {
    const stages = [
      stage("launch", "2013-09-01T09:00"),
      stage("dialogue", "2013-09-02T09:00", "2013-09-30T17:00"),
    ];
    const over = london("2013-09-30T17:00");
    expect(said(stages, plus(over, -1))).toEqual([]);
    expect(said(stages, over)).toEqual(["1 opens nothing-lies-ahead"]);
  });

  it("is that all of it lies in the past", () =>
    expect(said(TEMPLATE_2013.stages, london("2016-01-01T09:00")).map((code) => code.split(" ")[2])).toEqual([
      "must-lie-ahead",
      "must-lie-ahead",
      "must-lie-ahead",
      "must-lie-ahead",
      "must-lie-ahead",
    ]));
});

describe("what is unusual about a timetable", () => {
  const warned = (stages: readonly PreparedStage[], now = NOW) =>
    warningsOfTimetable(stagesOf(stages), now).map(
      (warning) => `${warning.place} ${warning.of} ${warning.code}`,
    );
  const closing = (closes: string) => [stage("tender", "2014-03-03T09:00", closes)];

  it.each([
    ["at 9am on a working day", "2014-06-02T09:00", []],
    ["a minute before", "2014-06-02T08:59", ["0 closes closes-outside-hours"]],
    ["at half past five", "2014-06-02T17:30", []],
    ["a minute after", "2014-06-02T17:31", ["0 closes closes-outside-hours"]],
    ["on a Saturday", "2014-06-07T12:00", ["0 closes on-a-weekend"]],
    ["on a Sunday night", "2014-06-08T23:59", ["0 closes on-a-weekend", "0 closes closes-outside-hours"]],
    ["on the spring holiday", "2014-05-26T12:00", ["0 closes on-a-bank-holiday"]],
    ["on a day that is a holiday elsewhere only", "2014-08-04T12:00", []],
  ])("is told of a closing %s", (_when, closes, warnings) =>
    expect(warned(closing(closes))).toEqual(warnings),
  );

  it("is told of a day on which something opens or happens, whatever its hour", () =>
    expect(warned([stage("award", "2014-12-25T06:00"), stage("itn", "2014-01-04T06:00")])).toEqual([
      "0 opens on-a-bank-holiday",
      "1 opens on-a-weekend",
    ]));

  it("is told of a window that leaves fewer than ten working days, from its opening or from now", () => {
    const stages = [stage("lot-preferences 1", "2014-02-03T09:00", "2014-02-14T12:00")];
    expect(warned(stages)).toEqual([]);
    const shorter = [stage("lot-preferences 1", "2014-02-04T09:00", "2014-02-14T12:00")];
    expect(warned(shorter)).toEqual(["0 closes short-notice"]);
    const [warning] = warningsOfTimetable(stagesOf(shorter), NOW);
    expect(warning && timetableWarningInWords(warning)).toBe(
      "It leaves 9 working days to answer. 10 or more are usual",
    );
    expect(warned([stage("dialogue", "2014-02-04T09:00", "2014-02-14T12:00")])).toEqual([]);
  });

  it("says that a year has no calendar yet, and guesses none", () =>
    expect(warned([stage("award", "2035-06-05T09:00")])).toEqual(["0 opens no-calendar"]));
});
