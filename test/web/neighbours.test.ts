import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { loadWorths } from "../../functions/organisations/facts.ts";
import type { BidderActor } from "../../shared/kernel/actor.ts";
import { MINUTE, plus } from "../../shared/kernel/instant.ts";
import { QuestionId } from "../../shared/questionnaire/schema.ts";
import { must } from "../builders/competition.ts";
import { allItems } from "../builders/portal.ts";
import { aPqq, type RunningPqq } from "../builders/pqq.ts";
import type { Answer } from "../builders/answer.ts";
import { front, type Front } from "../builders/doors.ts";
import { randomBy } from "../builders/random.ts";
import { Visitor } from "../builders/visitor.ts";

/** `npm run soak` makes it 10,000. */
const ACTS = Number(process.env["RANDOM_ACTS"] ?? 100);
const SEED = Number(process.env["RANDOM_SEED"] ?? 20_131_101);
/** How much later each act is than the one before, in ms: 10,000 of them stay within the PQQ's window. */
const STEP = 2 * MINUTE;
/** After how many acts it is looked whether everybody else goes on; the rows are compared at every look. */
const LOOK_EVERY = 10;

/** Who must go on whatever Alpha does: people of a rival and of the authority, with browser and program. */
type Other = {
  readonly mail: string;
  readonly visitor: Visitor;
  readonly token: string;
  readonly home: string;
};

async function others({ portal }: RunningPqq, doors: Front): Promise<readonly Other[]> {
  const all: Other[] = [];
  for (const [mail, home] of [
    ["submit@beta.example", "bidder"],
    ["member@beta.example", "bidder"],
    ["lead@authority.example", "authority"],
    ["second.lead@authority.example", "authority"],
  ] as const) {
    const visitor = await Visitor.signedIn(doors, mail);
    all.push({ mail, visitor, home, token: (await portal.signIn(mail, mail, "bearer")).secret });
  }
  return all;
}

async function whoIsOut(all: readonly Other[]): Promise<readonly string[]> {
  const out: string[] = [];
  for (const { mail, visitor, token, home } of all) {
    if ((await visitor.get(`/${home}`)).status !== 200) out.push(`the session of ${mail}`);
    const program = new Visitor(visitor.doors, { bearer: token });
    const answer = await program.api("GET", `/${home}/competitions`);
    if (answer.status !== 200) out.push(`the token of ${mail}`);
  }
  return out;
}

/** Everything that is Beta's own: drafts, files, submissions, profile and people. A session's use may be noted. */
async function rowsOf({ portal }: RunningPqq, { organisationId }: BidderActor): Promise<string> {
  const own = ["DRAFT", "FILE", "BID", "ORG", "STAND"].map((word) => `${word}#${organisationId}`);
  const rows = (await allItems(portal.client)).filter(({ pk }) =>
    own.some((start) => pk?.S?.startsWith(start)),
  );
  const line = (row: Record<string, AttributeValue>) =>
    JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return createHash("sha256").update(rows.map(line).toSorted().join("\n")).digest("hex");
}

it(`${ACTS} random acts of one organisation and its people change nothing of another's and end nobody else's session`, async () => {
  const running = await aPqq();
  const { portal, competitionId } = running;
  const doors = front(portal.deps);
  const { submitter: alpha, member } = await running.bidder("alpha");
  const { submitter: beta, member: betaMember } = await running.bidder("beta");
  await running.answerAll(beta);
  const fileId = await running.attach(beta, QuestionId.parse("accounts"));
  must(await running.submit(beta));
  await running.answerAll(alpha);
  const everybody = await others(running, doors);
  const before = await rowsOf(running, beta);
  const foreignTokens = (await loadWorths(portal.deps.table, beta.organisationId, [beta.personId])).get(
    beta.personId,
  );
  const { below: random, one } = randomBy(SEED);

  // Alpha's two people, and somebody who registers organisation after organisation and asks everybody in.
  const attackers = ["submit@alpha.example", "member@alpha.example", "stranger@nowhere.example"];
  const browsers = new Map(attackers.map((mail) => [mail, new Visitor(doors)]));
  for (const [mail, browser] of browsers) await browser.signIn(mail);
  const mails = [...everybody.map(({ mail }) => mail), ...attackers, "nobody@nowhere.example"];
  // Alpha's first submitter stays one, or there would soon be nobody left to act.
  const [, ...replaceable] = attackers;
  const people = [...everybody.map(({ mail }) => mail), ...replaceable];
  const ids: string[] = [member.personId, beta.personId, betaMember.personId];
  for (const mail of people) ids.push((await portal.signIn(mail)).actor.personId);
  const organisations = [alpha.organisationId, beta.organisationId, "authority"];
  const tokens = foreignTokens?.tokens.map(({ tokenId }) => tokenId) ?? ["tok_none"];
  const pqq = `/bidder/competitions/${competitionId}/pqq`;

  type RandomAct = (browser: Visitor, mail: string) => Promise<Answer>;
  // What reaches for other people comes most often.
  const often: readonly RandomAct[] = [
    (browser) =>
      browser.post("/bidder/people/invite", {
        mail: one(mails),
        name: "X",
        role: one(["member", "submitter"]),
      }),
    (browser) => browser.post(`/bidder/people/${one(ids)}/${one(["suspend", "restore", "remove"])}`),
    (browser) => browser.post(`/bidder/people/${one(ids)}/role`, { role: one(["member", "submitter"]) }),
  ];
  const acts: readonly RandomAct[] = [
    ...often,
    ...often,
    ...often,
    ...often,
    (browser) => browser.post(`/bidder/people/${one(ids)}/tokens/${one(tokens)}/revoke`),
    (browser) => browser.post(`/session/tokens/${one(tokens)}/revoke`),
    (browser) => browser.post("/session/choose", { capacity: one(organisations) }),
    (browser) =>
      browser.post(`/session/invitations/${one(organisations)}/${one(["accept", "refuse"])}`, {
        seenVersion: String(1 + random(3)),
      }),
    (browser) => browser.post("/session/refuse-invitations"),
    (browser, mail) =>
      browser.post(`/session/places/${mail === attackers[0] ? "authority" : one(organisations)}/leave`),
    (browser) => browser.post("/session/tokens"),
    (browser) => browser.post("/sign-out"),
    (browser, mail) => browser.signIn(mail),
    (browser) => browser.post("/bidder/register", { name: `Org ${random(1_000)}`, kind: "company" }),
    (browser) => browser.post(`${pqq}/sections/bidder`, { "answer.bidder-name": "Alpha", seenVersion: "1" }),
    (browser) => browser.post(`${pqq}/files/accounts/${fileId}/remove`),
    (browser) => browser.post(`${pqq}/submit`, { seenVersion: "1.0" }),
    (browser) => browser.post(`${pqq}/withdraw`, { seenVersion: "1.1" }),
    (browser) => browser.post("/bidder/notices/read", { notices: "0" }),
  ];

  let accepted = 0;
  for (let number = 1; number <= ACTS; number += 1) {
    // Days go by for what is bounded by the day; sessions grow older by as much as keeps the brake on requests off.
    portal.at(plus(portal.deps.now(), STEP));
    portal.waste(300 - STEP);
    const mail = random(2) === 0 ? "submit@alpha.example" : one(attackers);
    const browser = browsers.get(mail);
    if (browser === undefined) throw new Error("an attacker without a browser");
    if (random(4) === 0) {
      await browser.signIn(mail);
      await browser.post("/session/choose", { capacity: alpha.organisationId });
    }
    const { status } = await one(acts)(browser, mail);
    if (status < 400) accepted += 1;
    if (number % LOOK_EVERY !== 0 && number !== ACTS) continue;
    const seen = `act ${number}, seed ${SEED}`;
    expect(await whoIsOut(everybody), seen).toEqual([]);
    expect(await rowsOf(running, beta), seen).toBe(before);
  }
  // An act that is always refused proves nothing.
  expect(accepted).toBeGreaterThan(ACTS / 5);
}, 1_800_000);
