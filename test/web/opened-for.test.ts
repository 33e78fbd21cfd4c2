import { beforeEach, describe, expect, it } from "vitest";
import { editOrganisation } from "../../functions/organisations/profile-operations.ts";
import { invitePerson } from "../../functions/organisations/people-operations.ts";
import { loadMyPreferences } from "../../functions/preferences/facts.ts";
import { loadMyResponse } from "../../functions/responses/facts.ts";
import type { BidderActor } from "../../shared/kernel/actor.ts";
import { StageId } from "../../shared/kernel/id.ts";
import { EditOrganisation } from "../../shared/organisations/schema.ts";
import { OPENED_FOR_HEADER } from "../../web/doors/opened-for.ts";
import { aCompetition, anyKey, must, type RunningCompetition } from "../builders/competition.ts";
import { aPqq } from "../builders/pqq.ts";
import { type Answer, hiddenIn, words } from "../builders/answer.ts";
import { front } from "../builders/doors.ts";
import { ORIGIN } from "../builders/portal.ts";
import { Visitor } from "../builders/visitor.ts";

const ROUND = StageId.parse("preferences-1");
const SAM = "submit@alpha.example";

let running: RunningCompetition;
let alpha: BidderActor;
let beta: BidderActor;
let browser: Visitor;

/** A competition with two bidders, of which one person acts for both, and a browser. */
async function begin(competition: Promise<RunningCompetition>) {
  running = await competition;
  alpha = (await running.bidder("alpha", ["First of alpha"])).submitter;
  beta = (await running.bidder("beta", ["First of beta"])).submitter;
  const sam = { mail: SAM, name: "Sam", role: "submitter" } as const;
  must(await invitePerson(running.portal.deps, beta, sam, anyKey()));
  await running.portal.signIn(SAM, "Sam");
  browser = new Visitor(front(running.portal.deps));
}

/** A page as a browser keeps it in a tab. */
const open = async (path: string): Promise<string> => (await browser.get(path)).text;

/** Goes on for another organisation, in another tab. */
const actFor = async ({ organisationId }: BidderActor): Promise<void> =>
  void (await browser.post("/session/choose", { capacity: organisationId }));

/** What the form of a tab sends to an address: what stands hidden in it, and what is typed. */
function send(tab: string, action: string, typed: Readonly<Record<string, string | readonly string[]>> = {}) {
  const hidden = hiddenIn(tab, action);
  expect(hidden["openedFor"]).toHaveLength(1);
  return browser.post(action, { ...hidden, ...typed });
}

/** Sees that a tab was turned away and nothing was done, and gives back the page that says so. */
async function turnedAway(sent: () => Promise<Answer>, said: string): Promise<string> {
  const before = await running.portal.digest();
  const answer = await sent();
  const page = answer.text;
  expect([answer.status, words(page).includes(said)]).toEqual([409, true]);
  expect(await running.portal.digest()).toBe(before);
  return page;
}

describe("two tabs of one person, for two organisations", () => {
  beforeEach(async () => {
    await begin(aCompetition());
    await running.prequalify(alpha, beta);
    await browser.signIn(SAM, "Sam");
    await actFor(alpha);
  });

  const drafted = async (actor: BidderActor) =>
    (await loadMyPreferences(running.portal.deps.table, { ...running, ...actor }, ROUND))?.draft?.lots;
  const path = () => `/bidder/competitions/${running.competitionId}/preferences/${ROUND}`;

  it("never choose the lots of one for the other; sent again for whom they were opened, they count", async () => {
    const [here, said] = [
      `${path()}/choose-lots`,
      "You opened this as Sam for alpha; you now act for beta, as Sam.",
    ];
    const tab = await open(here);
    await actFor(beta);
    const page = await turnedAway(() => send(tab, here, { lots: ["lot-9"], action: "continue" }), said);
    expect(words(page)).toMatch(/What you had typed .*Lots Lot 9/);
    expect(page).toContain(`href="/session/choose?to=${encodeURIComponent(here)}"`);
    // Nothing on the page sends it for beta.
    await turnedAway(() => send(page, here), said);

    await actFor(alpha);
    expect((await send(page, here)).status).toBe(303);
    expect([await drafted(alpha), await drafted(beta)]).toEqual([["lot-9"], undefined]);
  });

  it("never submit the lots of one as the other's", async () => {
    await send(await open(`${path()}/choose-lots`), `${path()}/choose-lots`, {
      lots: ["lot-9"],
      action: "continue",
    });
    const tab = await open(`${path()}/check-answers`);
    await actFor(beta);
    await turnedAway(() => send(tab, `${path()}/submit`), "You opened this as Sam for alpha");
    await actFor(alpha);
    expect((await send(tab, `${path()}/submit`)).leadsTo).toContain("/receipts/");
  });

  it("two organisations of one name are told apart", async () => {
    const { deps } = running.portal;
    const renamed = EditOrganisation.parse({ seenVersion: 1, name: "alpha" });
    must(await editOrganisation(deps, beta, renamed, anyKey()));
    const tab = await open(`${path()}/choose-lots`);
    await actFor(beta);
    const page = await turnedAway(
      () => send(tab, `${path()}/choose-lots`, { lots: ["lot-9"], action: "continue" }),
      "You opened this as Sam for alpha; you now act for another organisation of that name, as Sam",
    );
    expect(words(page)).toMatch(/What you had typed .*Lots Lot 9/);
  });

  it("an old page does not choose for whom the person acts", async () => {
    const tab = await open("/session/choose");
    await actFor(beta);
    const { organisationId } = alpha;
    const page = await turnedAway(
      () => send(tab, "/session/choose", { capacity: organisationId }),
      "you now act for beta",
    );
    expect(page).toContain('href="/session/choose"');
  });
});

describe("two people on one browser", () => {
  let path: string;
  beforeEach(async () => {
    await begin(aPqq());
    path = `/bidder/competitions/${running.competitionId}/pqq/sections/bidder`;
    await browser.signIn("member@alpha.example", "Ann");
  });

  const saved = async (actor: BidderActor) =>
    (await loadMyResponse(running.portal.deps, { ...running, ...actor }))?.draft?.sections;
  const typed = { "answer.bidder-name": "Ours alone", action: "save" };

  it("save nothing into a rival's draft, and show each other nothing: the text is kept for who typed it", async () => {
    const tab = await open(path);
    await browser.signIn("member@beta.example", "Bob");
    const said = "You opened this as Ann for alpha; you now act for beta, as Bob.";
    const page = await turnedAway(() => send(tab, path, typed), said);
    expect(words(page)).not.toContain("Ours alone");
    expect(words(page)).toContain("What was typed is not shown here. It is kept for whoever typed it.");
    expect(words(page)).toContain("Sign out, and sign in as Ann for alpha (opens in a new tab)");
    expect([await saved(alpha), await saved(beta)]).toEqual([undefined, undefined]);
    await browser.signIn("member@alpha.example", "Ann");
    expect((await send(page, path)).status).toBe(303);
  });

  it("send nothing again for each other after one has been timed out", async () => {
    const tab = await open(path);
    await send(await open("/sign-out"), "/sign-out");
    const ended = await send(tab, path, typed);
    expect(ended.status).toBe(401);
    const page = ended.text;
    expect(words(page)).toContain("Name Ours alone");
    await browser.signIn("member@beta.example", "Bob");
    await turnedAway(() => send(page, path), "You opened this as Ann for alpha");
    await browser.signIn("member@alpha.example", "Ann");
    expect((await send(page, path)).status).toBe(303);
    expect(Object.keys((await saved(alpha)) ?? {})).toEqual(["bidder"]);
  });

  it("two people on one browser do not sign each other out", async () => {
    const tab = await open(path);
    await browser.signIn("member@beta.example", "Bob");
    const page = await turnedAway(() => send(tab, "/sign-out"), "you now act for beta, as Bob");
    expect(page).not.toContain("Send it again");
    expect((await browser.get(path)).status).toBe(200);
  });

  it("upload nothing for each other, and the script is told why", async () => {
    const opened = (await browser.openedFor()) ?? "";
    await browser.signIn("member@beta.example", "Łucja 李");
    const to = `/bidder/competitions/${running.competitionId}/pqq/files/accounts/uploads`;
    const announce = (header: string) =>
      browser.send(to, {
        method: "POST",
        headers: {
          origin: ORIGIN,
          "content-type": "application/json",
          "idempotency-key": anyKey(),
          [OPENED_FOR_HEADER]: header,
        },
        body: JSON.stringify({ name: "a.pdf", size: 10 }),
      });
    const before = await running.portal.digest();
    for (const [header, said] of [
      [encodeURIComponent(opened), "You opened this as Ann for alpha; you now act for beta, as Łucja 李"],
      ["%E0%A4%A", "This does not say for whom it was opened; you now act for beta"],
      ["", "This does not say for whom it was opened"],
    ] as const) {
      const answer = await announce(header);
      const refused = { code: "opened-for-another", detail: expect.stringContaining(said) };
      expect([answer.status, answer.json()]).toEqual([409, expect.objectContaining(refused)]);
    }
    expect(await running.portal.digest()).toBe(before);
    const own = (await browser.openedFor()) ?? "";
    expect((await announce(encodeURIComponent(own))).status).toBe(201);
  });

  it("programs are not asked for whom a request was opened: their tokens are bound already", async () => {
    const { secret } = await running.portal.signIn("member@beta.example", "Bob", "bearer");
    const answer = await browser.send(
      `/api/v1/bidder/competitions/${running.competitionId}/pqq/sections/bidder`,
      {
        method: "PUT",
        headers: {
          authorization: `Bearer ${secret}`,
          "content-type": "application/json",
          "idempotency-key": anyKey(),
          "if-match": '"0"',
          [OPENED_FOR_HEADER]: "nobody",
        },
        body: JSON.stringify({ answers: {} }),
      },
    );
    expect(answer.status).toBe(200);
  });

  it("who sends what is too large to be read is told that first", async () => {
    const fields = { openedFor: "per_x org_x Somebody", note: "x".repeat(2_000_000) };
    expect((await browser.post(path, fields)).status).toBe(413);
  });

  it("two people on one browser are told apart by everything that a request says: one old word of two is enough", async () => {
    const opened = (await browser.openedFor()) ?? "";
    await browser.signIn("member@beta.example", "Bob");
    const own = (await browser.openedFor()) ?? "";
    const header = { [OPENED_FOR_HEADER]: encodeURIComponent(own) };
    const said = "You opened this as Ann for alpha";
    await turnedAway(() => browser.post(path, { ...typed, openedFor: [own, opened] }), said);
    await turnedAway(() => browser.post(path, { ...typed, openedFor: opened }, header), said);
    const half = { ...typed, openedFor: own.split(" ")[0] ?? "" };
    const page = await turnedAway(() => browser.post(path, half), "does not say for whom it was opened");
    expect(page).not.toContain("Send it again");
  });
});
