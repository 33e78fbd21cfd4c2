import { expect, it } from "vitest";
import { pointsIn } from "../../../shared/kernel/lines.ts";

it.each([
  ["• Alpha\n• Beta", ["Alpha", "Beta"]],
  ["•\tAlpha\r\n• Beta", ["Alpha", "Beta"]],
  ["\uf0b7\tAlpha\no\tBeta", ["Alpha", "Beta"]],
  ["- Alpha\n– Beta\n* Gamma\n  ◦ Delta", ["Alpha", "Beta", "Gamma", "Delta"]],
  ["➢ Alpha\n✓ Beta", ["Alpha", "Beta"]],
  ["\uf076 Alpha\n\uf0fc Beta", ["Alpha", "Beta"]],
  ["1.\tAlpha\n2.\tBeta", ["Alpha", "Beta"]],
  ["1) Alpha\n\n2) Beta", ["Alpha", "", "Beta"]],
  ["(1) Alpha\n(2) Beta", ["Alpha", "Beta"]],
  ["• Alpha\n  and more\n• Beta", ["Alpha and more", "", "Beta"]],
  ["• Alpha\n  continued", ["Alpha continued", ""]],
  ["1) Alpha\n   and more\n2) Beta", ["Alpha and more", "", "Beta"]],
  ["Alpha\n\n  Beta ", ["Alpha", "", "Beta"]],
])("of the list %j the points are %j", (typed, points) => expect(pointsIn(typed)).toEqual(points));

it.each([
  "1. FC Alpha",
  "1. FC Eos\n2. Bundesliga",
  "*nix Training\n*nix Courses",
  "* Star",
  "• Alpha\nBeta",
  "-\n-",
  "1) Alpha\n  and more",
  "3) Alpha\n4) Beta",
  "-Alpha-",
  "20; London; C17",
  "o Alpha",
  "5 Alpha\n6 Beta",
  "Alpha - Beta",
])("%j is kept as it stands: it may be part of a name", (typed) =>
  expect(pointsIn(typed)).toEqual(typed.split("\n").map((line) => line.trim())),
);

it.each([
  ["- Alpha\n- Beta", "- Alpha\n- Beta", ["- Alpha", "- Beta"]],
  ["- Alpha\n- Beta\n- Gamma", "- Alpha\n- Beta", ["- Alpha", "- Beta", "- Gamma"]],
  ["Alpha\n• Beta\n• Gamma", "Alpha", ["Alpha", "Beta", "Gamma"]],
])("in %j the lines of %j, which the control started with, stay as they are", (typed, seen, points) =>
  expect(pointsIn(typed, seen)).toEqual(points),
);
