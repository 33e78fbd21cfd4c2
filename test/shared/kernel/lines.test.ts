import { expect, it } from "vitest";
import { pointsIn } from "../../../shared/kernel/lines.ts";

it.each([
  ["• Alpha\n• Beta", ["Alpha", "Beta"]],
  ["•\tAlpha\r\n•Beta", ["Alpha", "Beta"]],
  ["\uf0b7\tAlpha\no\tBeta", ["Alpha", "Beta"]],
  ["- Alpha\n– Beta\n* Gamma\n  ◦ Delta", ["Alpha", "Beta", "Gamma", "Delta"]],
  ["1. Alpha\n2. Beta", ["Alpha", "Beta"]],
  ["1) Alpha\n\n2) Beta", ["Alpha", "", "Beta"]],
  ["(1) Alpha\n(2) Beta", ["Alpha", "Beta"]],
  ["Alpha\n\n  Beta ", ["Alpha", "", "Beta"]],
])("of the list %j the points are %j", (typed, points) => expect(pointsIn(typed)).toEqual(points));

it.each([
  "1. FC Alpha",
  "3. Alpha\n4. Beta",
  "-Alpha-",
  "20; London; C17",
  "o Alpha",
  "5 Alpha\n6 Beta",
  "Alpha - Beta",
])("%j is kept as it stands: it may be part of a name", (typed) =>
  expect(pointsIn(typed)).toEqual(typed.split("\n")),
);
