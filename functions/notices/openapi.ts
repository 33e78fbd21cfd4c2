import * as z from "zod";
import { ListNotices, MarkNoticesRead, ReadableNotice, Undelivered } from "../../shared/notices/schema.ts";
import type { ApiOperation } from "../platform/api-operation.ts";

const listing = (audience: ApiOperation["audience"], operationId: string): ApiOperation => ({
  operationId,
  method: "get",
  path: `/api/v1/${audience}/notices`,
  summary: "The notices in your inbox, newest first",
  audience,
  query: ListNotices,
  answer: z.strictObject({ items: z.array(ReadableNotice), next: z.string().optional() }),
  status: 200,
  refusals: [],
});

const marking = (audience: ApiOperation["audience"], operationId: string): ApiOperation => ({
  operationId,
  method: "post",
  path: `/api/v1/${audience}/notices/read`,
  summary: "Marks notices of your inbox as read",
  audience,
  body: MarkNoticesRead,
  answer: MarkNoticesRead,
  status: 200,
  needs: { idempotencyKey: true },
  refusals: ["idempotency-key-missing"],
});

/** The operations of `api.ts` as the OpenAPI document describes them. */
export const noticesOperations: readonly ApiOperation[] = [
  listing("bidder", "listNotices"),
  listing("partner", "listNoticesForPartner"),
  listing("authority", "listNoticesForAuthority"),
  marking("bidder", "markNoticesRead"),
  marking("partner", "markNoticesReadForPartner"),
  marking("authority", "markNoticesReadForAuthority"),
  {
    operationId: "listUndeliveredNotices",
    method: "get",
    path: "/api/v1/authority/notices/undelivered",
    summary: "Mail that was given up after five attempts, newest first",
    audience: "authority",
    answer: z.strictObject({
      items: z.array(Undelivered.omit({ content: true }).extend({ subject: z.string() })),
    }),
    status: 200,
    refusals: ["needs-national-lead"],
  },
];
