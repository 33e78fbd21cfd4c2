import type { Competition } from "../../../shared/competition/schema.ts";
import type { Round } from "../../../shared/preferences/rules.ts";
import type { InStage } from "../../handing-in/stage-page.tsx";

/** What every page of a bidder's round is given. */
export type InRound = InStage & { competition: Competition; stage: Round };
