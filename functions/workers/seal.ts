import * as z from "zod";
import { CompetitionId } from "../../shared/kernel/id.ts";
import type { Deps } from "../platform/deps.ts";
import { handlerOf } from "../platform/runtime.ts";
import { preferencesSealing } from "../preferences/sealing.ts";
import { responsesSealing } from "../responses/sealing.ts";
import { sealAllDue, sealDue } from "./seal-window.ts";

/** The modules whose windows are sealed. A module that gets a window gets a line here. */
const SEALINGS = [responsesSealing, preferencesSealing];

const AskedToSeal = z.object({ seal: CompetitionId });

/** Called by a schedule for everything that is due, or by a door for one competition. */
export const createWorker = (deps: Deps) => async (lambdaEvent: unknown) => {
  const asked = AskedToSeal.safeParse(lambdaEvent);
  await (asked.success ? sealDue(deps, SEALINGS, asked.data.seal) : sealAllDue(deps, SEALINGS));
};

export const handler = handlerOf(createWorker);
