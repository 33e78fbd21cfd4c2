import type { ActOfTwo } from "../../shared/kernel/proposal.ts";
import type { AnyOfTwo } from "../platform/of-two.ts";

/** Every act of two, loaded when one is first asked for. */
const ACTS: Readonly<Record<ActOfTwo, () => Promise<AnyOfTwo>>> = {
  "timetable-amendment": async () => (await import("../competition/of-two.ts")).amendingTimetable,
  "pqq-outcome": async () => (await import("../outcomes/of-two.ts")).publishingOutcome,
};

/** The act that a proposal is of. */
export const actOf = ({ act }: { readonly act: ActOfTwo }): Promise<AnyOfTwo> => ACTS[act]();
