import { loadDraft, loadDrafts } from "../../functions/competition/draft-facts.ts";
import type { CompetitionDraft } from "../../shared/competition/draft-schema.ts";
import { london } from "../builders/competition.ts";
import { aPortal, type TestPortal } from "../builders/portal.ts";
import { type Fields, type Visitor, visitorAt } from "../builders/visitor.ts";

/** A national lead before a portal in which nothing is prepared. */
export async function aLead() {
  const portal = await aPortal({ at: london("2026-01-05T09:00") });
  const browser = await visitorAt(portal, "lead@authority.example");
  return { portal, browser, drafted: () => draftedIn(portal) };
}

/** The draft that was changed last. */
export async function draftedIn({ deps: { table } }: TestPortal): Promise<CompetitionDraft> {
  const [line] = await loadDrafts(table);
  const draft = line && (await loadDraft(table, line.draftId));
  if (draft === undefined) throw new Error("nothing was drafted");
  return draft;
}

export const DRAFTS = "/authority/competition-drafts";
export const COPY = `${DRAFTS}/copy`;
export const BY_HAND = `${DRAFTS}/by-hand`;
export const TEMPLATE = "transforming-rehabilitation-2013";
export const IN_SEPTEMBER = { "starts-day": "21", "starts-month": "9", "starts-year": "2026" };

/** What a lead is told of what they typed: at once where it cannot be kept, else on the page where the draft is changed. */
export async function told(browser: Visitor, typed: Fields, path = BY_HAND) {
  const sent = await browser.fill(path, typed);
  return sent.status === 303
    ? { kept: true, page: await browser.get(sent.leadsTo ?? "") }
    : { kept: false, page: sent };
}

/** A small competition as it is typed: fifteen rows, of which four hold something. */
export type Stage = readonly [kind: string, number: string, opens: string, closes: string];
export const rows = (...stages: readonly Stage[]) => {
  const all = [...stages, ...Array.from({ length: 15 - stages.length }, () => ["", "", "", ""])];
  const column = (index: number) => all.map((row) => row[index] ?? "");
  const times = (name: string, index: number) =>
    column(index).flatMap((typed, row) => {
      const [day = "", ...time] = typed.split(" ");
      const id = `stage-${name}-${row + 1}`;
      return [
        [`${id}-day`, day],
        [`${id}-time`, time.join(" ")],
      ];
    });
  return {
    "stage-kind": column(0),
    "stage-number": column(1),
    ...Object.fromEntries([...times("opens", 2), ...times("closes", 3)]),
  };
};
export const TYPED = {
  title: "Community  services",
  lots: "1; North\r\n\r\n 2 ; South\r\n",
  minimumBidders: "3",
  marketSharePercent: "30",
  fundingPercent: "40",
  fundingMultiple: "1",
  ...rows(
    ["pqq", "", "1/2/2026 9:00", "2026-02-27 12:00"],
    ["", "", "", ""],
    ["pqq-outcome", "", "1/4/2026 9am", ""],
    ["lot-preferences ranked", "2", "01/06/2026 09:00", "12/06/2026 12:00"],
    ["award", "", "1/9/2026 10:00", ""],
  ),
};
