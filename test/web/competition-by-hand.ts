import { loadCompetitions } from "../../functions/competition/facts.ts";
import { london } from "../builders/competition.ts";
import { aPortal } from "../builders/portal.ts";
import { type Visitor, visitorAt } from "../builders/visitor.ts";

export async function aLead() {
  const portal = await aPortal({ at: london("2026-01-05T09:00") });
  const browser = await visitorAt(portal, "lead@authority.example");
  const created = async () => {
    const [competition] = await loadCompetitions(portal.deps.table);
    if (competition === undefined) throw new Error("no competition was created");
    return competition;
  };
  return { portal, browser, created };
}

export const TEMPLATE = "/authority/create-competition/from-template";
export const BY_HAND = "/authority/create-competition/by-hand";
export const IN_SEPTEMBER = { "starts-day": "21", "starts-month": "9", "starts-year": "2026" };
export const keyOf = async (browser: Visitor, path: string) => (await browser.get(path)).hidden("requestKey");

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
  lots: "1; North; N01\r\n\r\n 2 ; South\r\n",
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
