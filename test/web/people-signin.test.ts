import { beforeEach, describe, expect, it } from "vitest";
import { invitePerson } from "../../functions/organisations/people-operations.ts";
import { registerOrganisation } from "../../functions/organisations/operations.ts";
import { HOUR, MINUTE } from "../../shared/kernel/instant.ts";
import { anyKey, london, must } from "../builders/competition.ts";
import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import { appoint } from "../builders/of-two.ts";
import { allItems, aPortal, type TestPortal } from "../builders/portal.ts";
import { front, type Front } from "../builders/doors.ts";
import { callbackOf, Visitor } from "../builders/visitor.ts";
import { confirmsAt } from "./competition-leads.ts";

let portal: TestPortal;
let doors: Front;
let visitor: Visitor;
beforeEach(async () => {
  portal = await aPortal({ at: london("2013-10-01T09:00") });
  doors = front(portal.deps);
  visitor = new Visitor(doors);
});

const LEAD = "lead@authority.example";

/** Registers an organisation whose submitter is this person. */
async function registers(mail: string, name: string) {
  const { actor } = await portal.signIn(mail, mail);
  if (actor.audience !== "newcomer" && actor.audience !== "bidder") throw new Error("not one who registers");
  must(
    await registerOrganisation(portal.deps, actor, mail, { name, kind: "charity", members: [] }, anyKey()),
  );
}

describe("signing in", () => {
  it("leads to the service, back, and on to the page that was asked for", async () => {
    const refused = await visitor.get("/authority/people");
    expect([refused.status, refused.leadsTo]).toEqual([302, "/sign-in?to=%2Fauthority%2Fpeople"]);
    const back = await visitor.signIn(LEAD, "Anna Lead", "/authority/people");
    expect([back.status, back.leadsTo]).toEqual([303, "/authority/people"]);
    const page = await visitor.get("/authority/people");
    expect(page.status).toBe(200);
    expect(page.text).toContain("Signed in as </span>Anna Lead");
  });

  it("does not go on to another site", async () => {
    expect((await visitor.signIn(LEAD, LEAD, "//evil.example")).leadsTo).toBe("/authority");
  });

  it("gives a session of its own: one that was planted before stays worth nothing", async () => {
    const planted = "planted-by-somebody-else-0123456789abcdefghi";
    visitor.cookies.set("__Host-session", planted);
    await visitor.signIn(LEAD);
    expect(visitor.session).not.toBe(planted);
    expect((await visitor.holding(planted).get("/authority/people")).status).toBe(302);
    expect((await visitor.get("/authority/people")).status).toBe(200);
  });

  it("ends the session that the browser had before", async () => {
    await visitor.signIn(LEAD);
    const before = visitor.session;
    await visitor.signIn(LEAD);
    expect(visitor.session).not.toBe(before);
    expect((await visitor.holding(before).get("/authority/people")).status).toBe(302);
  });

  it("is completed once, and only by the browser that began it", async () => {
    const begun = await visitor.get("/sign-in");
    const callback = callbackOf(begun, { mail: LEAD, name: LEAD });
    const cookie = visitor.cookies.get("__Host-sign-in") ?? "";
    const stranger = await new Visitor(doors).get(callback);
    expect(stranger.status).toBe(400);
    expect(stranger.text).toContain('href="/sign-in"');

    expect((await visitor.get(callback)).status).toBe(303);
    expect(visitor.cookies.has("__Host-sign-in")).toBe(false);
    visitor.cookies.set("__Host-sign-in", cookie);
    const before = await portal.digest();
    expect((await visitor.get(callback)).status).toBe(400);
    expect(await portal.digest()).toBe(before);
  });

  it("is refused when the answer is not for what was begun, or comes after 15 minutes", async () => {
    const another = callbackOf(await visitor.get("/sign-in"), { mail: LEAD, name: LEAD });
    expect((await visitor.get(another.replace(/state=.*/, "state=another"))).status).toBe(400);

    const begun = await visitor.get("/sign-in");
    portal.waste(15 * MINUTE);
    expect((await visitor.get(callbackOf(begun, { mail: LEAD, name: LEAD }))).status).toBe(400);
    expect((await visitor.get("/sign-in/callback?error=access_denied")).status).toBe(400);
  });

  it("signing in keeps no secret in the table", async () => {
    await visitor.get("/sign-in");
    const leaving = visitor.cookies.get("__Host-sign-in") ?? "";
    const whileLeaving = JSON.stringify(await allItems(portal.client));
    await visitor.signIn(LEAD);
    const token = /<code class="app-typed">([\w.-]{50,})<\/code>/.exec(
      (await visitor.post("/session/tokens")).text,
    )?.[1];
    const afterwards = JSON.stringify(await allItems(portal.client));
    expect(leaving).toHaveLength(43);
    // The random part, the person and for whom they act, as one secret.
    for (const secret of [visitor.session, token])
      expect(secret).toMatch(/^[\w-]{43}\.per_\w{26}\.(?:authority|org_\w{26})$/);
    expect(whileLeaving).not.toContain(leaving);
    for (const secret of [visitor.session, token]) expect(afterwards).not.toContain(secret);
  });
});

describe("signing out", () => {
  it("ends the session, takes the cookie and says so", async () => {
    await visitor.signIn(LEAD);
    const before = visitor.session;
    expect((await visitor.get("/sign-out")).text).toContain('action="/sign-out"');
    expect((await visitor.post("/sign-out")).leadsTo).toBe("/sign-out");
    expect(visitor.cookies.has("__Host-session")).toBe(false);
    expect((await visitor.get("/sign-out")).text).toContain("You are signed out");
    expect((await visitor.holding(before).get("/authority/people")).status).toBe(302);
  });

  it("signing out does no harm without a session", async () => {
    const before = await portal.digest();
    expect((await visitor.post("/sign-out")).status).toBe(303);
    expect(await portal.digest()).toBe(before);
  });
});

describe("a session", () => {
  beforeEach(() => visitor.signIn(LEAD));

  it("ends when it is left alone for 30 minutes, not before", async () => {
    portal.waste(30 * MINUTE - 1);
    expect((await visitor.get("/session/alive")).status).toBe(204);
    portal.waste(30 * MINUTE - 1);
    expect((await visitor.get("/authority/people")).status).toBe(200);
    portal.waste(30 * MINUTE);
    expect((await visitor.get("/session/alive")).status).toBe(401);
    expect((await visitor.get("/authority/people")).status).toBe(302);
  });

  it("ends after 12 hours, however much it is used", async () => {
    for (let used = 0; used < 12 * HOUR - 20 * MINUTE; used += 20 * MINUTE) {
      portal.waste(20 * MINUTE);
      expect((await visitor.get("/session/alive")).status).toBe(204);
    }
    portal.waste(20 * MINUTE);
    expect((await visitor.get("/session/alive")).status).toBe(401);
  });

  it("a session that has ended gives back what was typed, and changes nothing", async () => {
    portal.waste(HOUR);
    const before = await portal.digest();
    const typed = { name: "Bea <b>Bold</b>", mail: "bea@authority.example", requestKey: "a-key-of-mine" };
    const answer = await visitor.post("/authority/people/appoint", typed);
    const words = answer.text;
    expect(answer.status).toBe(401);
    expect(words).toContain("Bea &lt;b&gt;Bold&lt;/b&gt;");
    expect(words).toContain("bea@authority.example");
    // The key goes along with what can be sent again; it is not among what is shown as typed.
    expect(words.replaceAll(/<input type="hidden"[^>]*>/g, "")).not.toContain("a-key-of-mine");
    expect(words).toContain("/sign-in?to=%2Fauthority%2Fpeople%2Fappoint");
    expect(await portal.digest()).toBe(before);
  });
});

describe("choosing for whom to act", () => {
  beforeEach(async () => {
    await registers("bea@example.org", "Alpha");
    await registers("carl@example.org", "Beta");
    const actor = await portal.actor("bidder", "carl@example.org", "Carl");
    const bea = { mail: "bea@example.org", name: "Bea", role: "member" } as const;
    must(await invitePerson(portal.deps, actor, bea, anyKey()));
    await portal.signIn(bea.mail, bea.name);
  });

  const idOf = (page: string, name: string) =>
    new RegExp(`value="(org_\\w+)"[^>]*>\\s*<label[^>]*>${name}<`).exec(page)?.[1] ?? "none";

  it("comes first for somebody with several, and gives another session", async () => {
    expect((await visitor.signIn("bea@example.org", "Bea", "/bidder/people")).leadsTo).toBe(
      "/session/choose?to=%2Fbidder%2Fpeople",
    );
    const unchosen = visitor.session;
    expect((await visitor.get("/bidder/people")).leadsTo).toBe("/session/choose");
    const page = (await visitor.get("/session/choose?to=/bidder/people")).text;
    const chosen = { capacity: idOf(page, "Beta"), to: "/bidder/people" };
    expect((await visitor.post("/session/choose", chosen)).leadsTo).toBe("/bidder/people");
    expect((await visitor.holding(unchosen).get("/session/choose")).status).toBe(302);
    const people = (await visitor.get("/bidder/people")).text;
    expect(people).toContain("People of Beta");
    expect(people).not.toContain("Alpha");
    expect(people).not.toContain("Invite a colleague");
    expect(people).toContain("Who you act for");
  });

  it("is refused for an organisation of others, one that does not exist, and none, in the same words", async () => {
    const page = await visitor
      .signIn("bea@example.org")
      .then(() => visitor.get("/session/choose"))
      .then(({ text }) => text);
    const carl = await Visitor.signedIn(doors, "carl@example.org");
    const own = carl.session;
    const before = await portal.digest();
    expect(idOf(page, "Alpha")).toMatch(/^org_/);
    for (const capacity of [idOf(page, "Alpha"), "org_0000000000000000000000000f", "authority", ""]) {
      const answer = await carl.post("/session/choose", { capacity });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain("Choose who you act for");
    }
    expect(carl.session).toBe(own);
    expect(await portal.digest()).toBe(before);
  });

  it("tells somebody without any how to get one, and keeps them out of the pages of bidders", async () => {
    expect((await visitor.signIn("dan@example.org", "Dan", "/bidder/people")).leadsTo).toBe(
      "/session/choose",
    );
    const page = (await visitor.get("/session/choose")).text;
    expect(page).toContain('href="/bidder/register"');
    expect(page).toContain("dan@example.org");
    expect((await visitor.get("/bidder/people")).leadsTo).toBe("/session/choose");
    expect((await visitor.post("/bidder/people/invite", { name: "Eve" })).status).toBe(403);
    expect((await visitor.get("/session/tokens")).status).toBe(302);
  });
});

describe("a token for the API", () => {
  it("is shown once, works where its person acts, and nowhere as a cookie", async () => {
    await registers("bea@example.org", "Alpha");
    await portal.signIn("bea@example.org", "Bea");
    await visitor.signIn("bea@example.org", "Bea");
    const form = { requestKey: "one-and-the-same-key" };
    const words = (await visitor.post("/session/tokens", form)).text;
    const [, token = ""] = /<code class="app-typed">([\w.-]{50,})<\/code>/.exec(words) ?? [];
    expect(words).toContain(
      "It acts as submitter of Alpha: read, draft, submit, and manage its people until",
    );
    const before = await portal.digest();
    expect((await visitor.post("/session/tokens", form)).text).toContain("shown only once");
    expect(await portal.digest()).toBe(before);

    const asks = async (path: string, bearer: string) =>
      (await new Visitor(doors, { bearer }).api("GET", path)).status;
    expect(await asks("/bidder/nothing-here", token)).toBe(404);
    expect(await asks("/authority/nothing-here", token)).toBe(403);
    expect(await asks("/bidder/nothing-here", visitor.session)).toBe(401);
    expect((await visitor.holding(token).get("/bidder/people")).status).toBe(302);

    portal.waste(12 * HOUR);
    expect(await asks("/bidder/nothing-here", token)).toBe(401);
  });
});

describe("a change of somebody's access", () => {
  let bea: Visitor;
  let secondLead: AuthorityActor;
  let token: string;
  beforeEach(async () => {
    await visitor.signIn(LEAD, "Anna Lead");
    const lead = await portal.actor("authority", LEAD, "Anna Lead");
    secondLead = await portal.actor("authority", "second.lead@authority.example", "Second Lead");
    const appointed = { mail: "bea@authority.example", name: "Bea", role: "national-lead" } as const;
    await appoint({ portal, lead, secondLead }, appointed);
    await portal.signIn(appointed.mail, appointed.name);
    // So many that no suspension lapses by itself.
    const beside = { mail: "zoe@authority.example", name: "Zoe", role: "approver" } as const;
    await appoint({ portal, lead, secondLead }, beside);
    await portal.signIn(beside.mail, beside.name);
    bea = await Visitor.signedIn(doors, "bea@authority.example", "Bea");
    token = (await portal.signIn("bea@authority.example", "Bea", "bearer")).secret;
  });

  const pathOf = async () =>
    /\/authority\/people\/per_\w+/.exec((await visitor.get("/authority/people")).text)?.[0] ?? "none";
  const confirm = async () => {
    const second = await Visitor.signedIn(doors, "second.lead@authority.example", "Second Lead");
    expect((await confirmsAt(second, "/authority")).status).toBe(303);
  };
  const usesToken = async () =>
    (await new Visitor(doors, { bearer: token }).api("GET", "/authority/nothing-here")).status;

  it("a suspension counts at the next request, and lasts until they are let back", async () => {
    expect((await bea.get("/authority/people")).status).toBe(200);
    expect(await usesToken()).toBe(404);
    const path = await pathOf();
    expect((await visitor.post(`${path}/suspend`, { reason: "Left the department" })).status).toBe(303);
    expect((await bea.get("/authority/people")).status).toBe(302);
    expect(await usesToken()).toBe(401);
    // Signing in is nobody else's to forbid: they read why they can act for nobody.
    expect((await bea.signIn("bea@authority.example", "Bea")).leadsTo).toBe("/session/choose");
    expect((await bea.get("/session/choose")).text).toContain("Suspended since");
    expect((await bea.get("/authority/people")).status).toBe(302);

    await visitor.post(`${path}/restore`, { reason: "Came back" });
    expect((await bea.signIn("bea@authority.example", "Bea")).leadsTo).toBe("/session/choose");
    await confirm();
    expect((await bea.signIn("bea@authority.example", "Bea")).leadsTo).toBe("/authority");
  });

  it("a change of role counts at the next request", async () => {
    const path = await pathOf();
    const form = (await visitor.get(path)).text;
    const [, seenVersion = ""] = /name="seenVersion" value="(\d+)"/.exec(form) ?? [];
    const role = { name: "Bea", role: "auditor", seenVersion };
    expect((await visitor.post(path, role)).errorLinks).toEqual(["#reason"]);
    expect((await visitor.post(path, { ...role, reason: "Now audits" })).leadsTo).toBe(
      "/authority/proposals",
    );
    expect((await bea.get("/authority/people/appoint")).status).toBe(200);
    await confirm();
    expect((await bea.get("/authority/people")).status).toBe(302);
    await bea.signIn("bea@authority.example", "Bea");
    expect((await bea.get("/authority/people")).text).not.toContain("/authority/people/appoint");
    expect((await bea.get("/authority/people/appoint")).status).toBe(403);
    const before = await portal.digest();
    const self = { name: "X", mail: "x@authority.example", role: "auditor", scope: "all" };
    expect((await bea.post("/authority/people/appoint", self)).status).toBe(403);
    expect(await portal.digest()).toBe(before);
  });
});
