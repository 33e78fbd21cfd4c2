import { EVERYBODY, type PlacedActor } from "../../shared/kernel/actor.ts";
import { MarkNoticesRead } from "../../shared/notices/schema.ts";
import { anAct } from "../platform/act.ts";
import { markNoticesRead } from "./operations.ts";

/** Notices are marked as read by whoever got them: the same for every audience. */
const markingRead = (id: string, audience: PlacedActor["audience"]) =>
  anAct({
    id,
    audience,
    who: EVERYBODY,
    path: "/notices/read",
    summary: "Marks notices of your inbox as read",
    command: MarkNoticesRead,
    answer: () => MarkNoticesRead,
    status: 200,
    refusals: {},
    words: () => "",
    does: markNoticesRead,
  });

export const markingReadByBidder = markingRead("markNoticesRead", "bidder");
export const markingReadByPartner = markingRead("markNoticesReadForPartner", "partner");
export const markingReadByAuthority = markingRead("markNoticesReadForAuthority", "authority");
