import * as z from "zod";
import { EVERYBODY, type PlacedActor } from "../../shared/kernel/actor.ts";
import { accept } from "../../shared/kernel/result.ts";
import { commonRefusalInWords } from "../../shared/kernel/words.ts";
import { ListNotices, MarkNoticesRead, ReadableNotice, Undelivered } from "../../shared/notices/schema.ts";
import { noticeInWords } from "../../shared/notices/words.ts";
import { anAct } from "../platform/act.ts";
import { aRead } from "../platform/read.ts";
import { listNotices, listUndelivered, markNoticesRead } from "./operations.ts";

/** The inbox of one audience for programs: the same for all three, each below its own part of the API. */
const inboxOf = (audience: PlacedActor["audience"], listing: string, marking: string) =>
  [
    aRead({
      id: listing,
      audience,
      path: "/notices",
      summary: "The notices in your inbox, newest first",
      address: ListNotices,
      answer: () => z.strictObject({ items: z.array(ReadableNotice), next: z.string().optional() }),
      refusals: [],
      words: commonRefusalInWords,
      reads: async (deps, actor, query) => accept({ body: await listNotices(deps, actor, query) }),
    }),
    anAct({
      id: marking,
      audience,
      who: EVERYBODY,
      path: "/notices/read",
      summary: "Marks notices of your inbox as read",
      command: MarkNoticesRead,
      answer: () => MarkNoticesRead,
      status: 200,
      comesTo: {},
      refusals: {},
      words: () => "",
      does: markNoticesRead,
    }),
  ] as const;

export const noticesDeclared = [
  ...inboxOf("bidder", "listNotices", "markNoticesRead"),
  ...inboxOf("partner", "listNoticesForPartner", "markNoticesReadForPartner"),
  ...inboxOf("authority", "listNoticesForAuthority", "markNoticesReadForAuthority"),
  aRead({
    id: "listUndeliveredNotices",
    audience: "authority",
    path: "/notices/undelivered",
    summary: "Mail that was given up after five attempts, newest first",
    address: z.strictObject({}),
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
  }),
] as const;
