import * as z from "zod";
import { beforeAll, describe, expect, it } from "vitest";
import { createWorker } from "../../../functions/workers/notify.ts";
import { ReadableNotice } from "../../../shared/notices/schema.ts";
import { actsIn, changesOf } from "../../builders/changes.ts";
import { aCompetition, type RunningCompetition } from "../../builders/competition.ts";
import { submit } from "../../functions/audit/acts.ts";
import { front } from "../../builders/doors.ts";
import { type Visitor, visitorAt } from "../../builders/visitor.ts";

let running: RunningCompetition;
let [alpha, beta, lead]: Visitor[] = [];

const Listed = z.strictObject({ items: z.array(ReadableNotice), next: z.string().optional() });

beforeAll(async () => {
  running = await aCompetition("2014-02-10T09:00");
  const { portal } = running;
  const { submitter } = await running.bidder("alpha");
  await running.bidder("beta");
  await running.prequalify(submitter);
  await submit(running, submitter, "lot-9");
  await submit(running, submitter, "lot-10");
  await createWorker(portal.deps)(changesOf(await actsIn(portal)));
  const app = front(portal.deps);
  const signedIn = async (mail: string) => visitorAt(portal, mail, { doors: app });
  alpha = await signedIn("submit@alpha.example");
  beta = await signedIn("submit@beta.example");
  lead = await signedIn("lead@authority.example");
});

function who(somebody: Visitor | undefined): Visitor {
  if (somebody === undefined) throw new Error("nobody");
  return somebody;
}
const inbox = async (somebody: Visitor | undefined, query = "") =>
  Listed.parse((await who(somebody).api("GET", `/bidder/notices${query}`)).json());

describe("the inbox", () => {
  it("shows what was told, newest first and unread, and does not mark it by being opened", async () => {
    const digest = await running.portal.digest();
    const html = (await who(alpha).get("/bidder/notices")).text;
    expect(html).toContain("Lot preferences received");
    expect(html.match(/Unread/g)).toHaveLength(2);
    expect(html).not.toMatch(/lot-9|Lot 9/);
    expect((await inbox(alpha)).items.every(({ readAt }) => readAt === undefined)).toBe(true);
    expect(await running.portal.digest()).toBe(digest);
  });

  it("is empty for an organisation that nothing was told", async () => {
    expect((await who(beta).get("/bidder/notices")).text).toContain("There are no notices.");
    expect(await inbox(beta)).toEqual({ items: [] });
  });

  it("is marked as read by a form, and by a program", async () => {
    const [newest, older] = (await inbox(alpha)).items;
    const answer = await who(alpha).post("/bidder/notices/read", { notices: newest?.noticeId ?? "" });
    expect([answer.status, answer.leadsTo]).toEqual([303, "/bidder/notices"]);
    const html = (await who(alpha).get("/bidder/notices")).text;
    expect(html.match(/Unread/g)).toHaveLength(1);

    const body = { notices: [older?.noticeId ?? ""] };
    expect((await who(alpha).api("POST", "/bidder/notices/read", body)).status).toBe(400);
    const key = { "idempotency-key": "mark-these-read" };
    expect((await who(alpha).api("POST", "/bidder/notices/read", body, key)).status).toBe(200);
    expect((await who(alpha).get("/bidder/notices")).text).not.toContain("Unread");
  });

  it("the inbox cannot be marked by anybody else", async () => {
    const [newest] = (await inbox(alpha)).items;
    const digest = await running.portal.digest();
    const key = { "idempotency-key": "mark-somebody-else" };
    const body = { notices: [newest?.noticeId ?? ""] };
    expect((await who(beta).api("POST", "/bidder/notices/read", body, key)).status).toBe(200);
    expect(await running.portal.digest()).toBe(digest);
  });

  it.each(["limit=0", "limit=51", "cursor=x", "cursor=AT%23z", "all=1", "limit=1&limit=2"])(
    "answers %s with a problem document",
    async (query) => {
      const answer = await who(alpha).api("GET", `/bidder/notices?${query}`);
      expect(answer.status).toBe(422);
      expect(answer.headers.get("content-type")).toContain("application/problem+json");
    },
  );

  it("the inbox leads from page to page", async () => {
    const first = await inbox(alpha, "?limit=1");
    const second = await inbox(alpha, `?limit=1&cursor=${first.next ?? ""}`);
    expect([...first.items, ...second.items]).toEqual((await inbox(alpha)).items);
    expect(second.next).toBeUndefined();
  });

  it("the inbox is for its own audience", async () => {
    expect((await who(alpha).get("/authority/notices")).status).toBe(403);
    expect((await who(alpha).get("/partner/notices")).status).toBe(403);
    expect((await who(lead).get("/bidder/notices")).status).toBe(403);
  });
});

describe("mail that was given up", () => {
  it("is linked for a national lead, and shown", async () => {
    expect((await who(lead).get("/authority/notices")).text).toContain(
      'href="/authority/notices/undelivered"',
    );
    const answer = await who(lead).get("/authority/notices/undelivered");
    expect([answer.status, answer.text.includes("There is none.")]).toEqual([200, true]);
    expect((await who(lead).api("GET", "/authority/notices/undelivered")).json()).toEqual({
      items: [],
    });
  });
});
