import { LotId, StageId } from "../../../shared/kernel/id.ts";
import { aCompetition, london } from "../../builders/competition.ts";

export const ROUND_1 = StageId.parse("preferences-1");
export const ROUND_2 = StageId.parse("preferences-2");
export const lots = (...numbers: number[]) => numbers.map((number) => LotId.parse(`lot-${number}`));

/** The competition while round 1 is open, and Capita, which has pre-qualified. */
export async function inRound1() {
  const running = await aCompetition("2013-12-19T09:00");
  const { submitter, member } = await running.bidder("capita", ["Capita"]);
  await running.prequalify(submitter);
  running.portal.at(london("2014-02-10T09:00"));
  await running.portal.seal();
  return { running, submitter, member };
}
