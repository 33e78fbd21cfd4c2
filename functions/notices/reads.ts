import * as z from "zod";
import type { PlacedActor } from "../../shared/kernel/actor.ts";
import { accept } from "../../shared/kernel/result.ts";
import { commonRefusalInWords } from "../../shared/kernel/words.ts";
import { ListNotices, ReadableNotice, Undelivered } from "../../shared/notices/schema.ts";
import { noticeInWords } from "../../shared/notices/words.ts";
import { aRead } from "../platform/read.ts";
import { listNotices, listUndelivered } from "./operations.ts";

/** The inbox of one audience for programs: the same for all three, each below its own part of the API. */
const listing = (id: string, audience: PlacedActor["audience"]) =>
  aRead({
    id,
    audience,
    path: "/notices",
    summary: "The notices in your inbox, newest first",
    asked: ListNotices,
    answer: () => z.strictObject({ items: z.array(ReadableNotice), next: z.string().optional() }),
    refusals: [],
    words: commonRefusalInWords,
    reads: async (deps, actor, query) => accept({ body: await listNotices(deps, actor, query) }),
  });

export const listingForBidder = listing("listNotices", "bidder");
export const listingForPartner = listing("listNoticesForPartner", "partner");
export const listingForAuthority = listing("listNoticesForAuthority", "authority");

export const listingUndelivered = aRead({
  id: "listUndeliveredNotices",
  audience: "authority",
  path: "/notices/undelivered",
  summary: "Mail that was given up after five attempts, newest first",
  asked: z.strictObject({}),
  answer: () =>
    z.strictObject({
      items: z.array(Undelivered.omit({ content: true }).extend({ subject: z.string() })),
    }),
  refusals: ["needs-national-lead"],
  words: commonRefusalInWords,
  reads: async (deps, actor) => {
    const listed = await listUndelivered(deps, actor);
    if (!listed.ok) return listed;
    const items = listed.value.map(({ content, ...undelivered }) => ({
      ...undelivered,
      subject: noticeInWords(content).subject,
    }));
    return accept({ body: { items } });
  },
});
