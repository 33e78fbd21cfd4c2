import { DraftContent } from "../../../shared/competition/draft-schema.ts";

export const LOT = { lotId: "lot-1", cpaNumber: 1, name: "One", aliases: [], prisons: [], tile: [0, 0] };
export const STAGE = {
  stageId: "tender",
  kind: "tender",
  opens: "2026-01-05T09:00",
  closes: "2026-02-05T12:00",
  precision: "instant",
};
export const PQQ = { ...STAGE, stageId: "pqq", kind: "pqq" };
export const AWARD = { ...STAGE, stageId: "award", kind: "award", closes: undefined };
/** A small competition with something in it changed. */
export const byHand = (change: object) =>
  DraftContent.parse({
    title: "By hand",
    lots: [LOT],
    stages: [STAGE],
    caps: { marketSharePercent: 25, fundingPercent: 50, fundingMultiple: 2 },
    minimumBidders: 2,
    ...change,
  });
