import type { ActOfTwo } from "../../shared/kernel/proposal.ts";
import type { AnyOfTwo } from "../platform/of-two.ts";

/** Every act of two, loaded when one is first asked for. */
const ACTS: Readonly<Record<ActOfTwo, () => Promise<AnyOfTwo>>> = {
  "competition-publication": async () => (await import("../competition/publishing.ts")).publishingDraft,
  "timetable-amendment": async () => (await import("../competition/of-two.ts")).amendingTimetable,
  "holding-extension": async () => (await import("../competition/holding.ts")).ratifyingHolding,
  "competition-cancelled": async () => (await import("../competition/of-two.ts")).cancellingCompetition,
  "questionnaire-freeze": async () => (await import("../questionnaire/of-two.ts")).freezingQuestionnaire,
  "pqq-outcome": async () => (await import("../outcomes/of-two.ts")).publishingOutcome,
  "outcome-stop": async () => (await import("../outcomes/stopping.ts")).ratifyingStop,
  "outcome-correction": async () => (await import("../outcomes/correcting.ts")).correctingOutcome,
  "membership-change": async () => (await import("../memberships/of-two.ts")).approvingChange,
  "lot-disclosure": async () => (await import("../preferences/of-two.ts")).disclosingLot,
  "suspension-lasting": async () => (await import("../people/of-two.ts")).lastingSuspension,
  "staff-power": async () => (await import("../people/of-two.ts")).givingPower,
};

/** The act that a proposal is of. */
export const actOf = ({ act }: { readonly act: ActOfTwo }): Promise<AnyOfTwo> => ACTS[act]();
