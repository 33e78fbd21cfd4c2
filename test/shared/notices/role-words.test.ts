import { describe, expect, it } from "vitest";
import { NoticeContent } from "../../../shared/notices/schema.ts";
import { noticeInWords } from "../../../shared/notices/words.ts";

describe("what somebody reads whose role in a competition, or standing in for somebody, was changed", () => {
  const changed = { kind: "place-changed", organisation: "the authority", name: "Sam", by: "Anna" } as const;
  const said = (more: object, own: boolean) =>
    noticeInWords(NoticeContent.parse({ ...changed, ...more, own })).paragraphs.join(" ");
  const role = { role: "evaluator", competition: "TR" };
  const deputy = { deputyFor: "Bea", firstDay: "2014-05-09", lastDay: "2014-05-10" };
  it.each<[string, object, string, string]>([
    [
      "given",
      { change: "role-given", ...role },
      "Anna has given you a role in “TR”: Evaluator",
      "Anna has given Sam a role in “TR”: Evaluator",
    ],
    [
      "changed, with what it was before",
      { change: "role-given", ...role, before: "Team lead, all lots" },
      "Anna has changed your role in “TR”: Evaluator. Before: Team lead, all lots",
      "Anna has changed Sam’s role in “TR”: Evaluator. Before: Team lead, all lots",
    ],
    [
      "ended",
      { change: "role-ended", ...role },
      "Anna has ended your role in “TR”: Evaluator",
      "Anna has ended Sam’s role in “TR”: Evaluator",
    ],
    [
      "a deputy’s, with for whom and on which days",
      { change: "role-given", ...deputy },
      "you act for Bea, from 9 May 2014 up to and including 10 May 2014. Anna confirmed it",
      "Sam acts for Bea, from 9 May 2014 up to and including 10 May 2014. Anna confirmed it",
    ],
    [
      "a deputy’s that ended",
      { change: "role-ended", ...deputy },
      "Anna has ended that you act for Bea",
      "Anna has ended that Sam acts for Bea",
    ],
  ])("%s", (_what, more, own, others) => {
    expect([said(more, true), said(more, false)]).toEqual([
      expect.stringContaining(own),
      expect.stringContaining(others),
    ]);
  });
});
