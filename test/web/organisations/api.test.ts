import { beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { membershipsOperations } from "../../../functions/memberships/openapi.ts";
import { organisationsOperations } from "../../../functions/organisations/openapi.ts";
import { Token } from "../../../shared/kernel/place.ts";
import { must } from "../../builders/competition.ts";
import { aPqq, type RunningPqq, SEALABLE } from "../../builders/pqq.ts";
import { allDoors, type Doors } from "../doors-visitor.ts";

let running: RunningPqq;
let doors: Doors;
beforeEach(async () => {
  running = await aPqq();
  doors = allDoors(running.portal.deps);
});

type Answer = { readonly status: number; readonly text: string; readonly etag: string };
type Program = (method: string, path: string, body?: object, headers?: object) => Promise<Answer>;

/** A program of somebody who is signed in. Each of its writes has a key of its own unless one is given. */
async function programOf(mail: string): Promise<Program> {
  const { secret } = await running.portal.signIn(mail, mail, "bearer");
  let asked = 0;
  return async (method, path, body, headers = {}) => {
    const own = {
      authorization: `Bearer ${secret}`,
      "content-type": "application/json",
      ...(method === "GET" ? {} : { "idempotency-key": `key-of-mine-${(asked += 1)}` }),
    };
    const answer = await doors.answer(`/api/v1${path}`, {
      method,
      headers: { ...own, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, text: await answer.text(), etag: answer.headers.get("etag") ?? "" };
  };
}

/** The answer, when it is as its operation describes it. */
function asDescribed(operationId: string, { status, text }: Answer) {
  const described = [...organisationsOperations, ...membershipsOperations];
  const operation = described.find((one) => one.operationId === operationId);
  if (operation === undefined) throw new Error(`no operation ${operationId}`);
  expect(status, text).toBe(operation.status);
  return z.looseObject({}).parse(operation.answer.parse(JSON.parse(text)));
}

const codeOf = ({ status, text }: Answer) =>
  `${status} ${z.object({ code: z.string() }).parse(JSON.parse(text)).code}`;

const ALPHA = {
  name: "Alpha",
  kind: "charity",
  members: [
    { name: "Alpha", kind: "charity" },
    { name: "Beta", kind: "company", sharePercent: 40 },
  ],
  numbers: [{ scheme: "GB-CHC", number: "1090095" }],
};

describe("the API of organisations", () => {
  it("registers one, once for a key, and refuses a number that is registered", async () => {
    const as = await programOf("anna@alpha.example");
    const key = { "idempotency-key": "one-and-the-same" };
    const first = asDescribed("registerOrganisation", await as("POST", "/bidder/organisations", ALPHA, key));
    expect(
      asDescribed("registerOrganisation", await as("POST", "/bidder/organisations", ALPHA, key)),
    ).toEqual(first);
    expect(codeOf(await as("POST", "/bidder/organisations", ALPHA))).toBe("422 number-registered-already");
    const wrong = await as("POST", "/bidder/organisations", { ...ALPHA, kind: "club" });
    expect(codeOf(wrong)).toBe("422 invalid");
    expect(wrong.text).toContain('"/kind"');
    expect(codeOf(await as("GET", "/bidder/organisation"))).toBe("403 not-for-your-role");
  });

  it("reads and edits the own organisation on the version that was read", async () => {
    const registering = await programOf("anna@alpha.example");
    asDescribed("registerOrganisation", await registering("POST", "/bidder/organisations", ALPHA));
    const as = await programOf("anna@alpha.example");
    const read = await as("GET", "/bidder/organisation");
    expect(read.etag).toBe('"1"');
    expect(asDescribed("getOrganisation", read)).toMatchObject({ name: "Alpha", contactConfirmed: false });

    const aliases = { aliases: ["The Alphas"] };
    const before = await running.portal.digest();
    expect(codeOf(await as("PUT", "/bidder/organisation", aliases))).toBe("428 version-missing");
    for (const stale of ['"2"', '"x"', '"0"'])
      expect(codeOf(await as("PUT", "/bidder/organisation", aliases, { "if-match": stale }))).toBe(
        "412 changed-meanwhile",
      );
    expect(await running.portal.digest()).toBe(before);
    const saved = await as("PUT", "/bidder/organisation", aliases, { "if-match": read.etag });
    expect(asDescribed("editOrganisation", saved)).toEqual({ version: 2 });
    expect(saved.etag).toBe('"2"');
  });

  it("invites, suspends, lets back and removes people", async () => {
    const { member } = await running.bidder("alpha");
    const as = await programOf("submit@alpha.example");
    const zoe = { name: "Zoe", mail: "zoe@alpha.example", role: "member" };
    const { personId } = asDescribed("invitePerson", await as("POST", "/bidder/people", zoe));
    const people = async () => asDescribed("listPeople", await as("GET", "/bidder/people"))["items"];
    const path = `/bidder/people/${String(personId)}`;
    expect(await people()).toContainEqual({ ...zoe, personId, state: "invited", tokens: [] });
    expect(codeOf(await as("POST", `${path}/suspensions`, { suspend: true }))).toBe("404 not-found");
    await running.portal.signIn(zoe.mail, "Zoe");
    expect(await people()).toContainEqual({ ...zoe, personId, state: "active", tokens: [] });
    expect(codeOf(await as("POST", "/bidder/people", zoe))).toBe("422 has-place-already");
    asDescribed("suspendMember", await as("POST", `${path}/suspensions`, { suspend: true }));
    expect(await people()).toContainEqual({ ...zoe, personId, state: "suspended", tokens: [] });
    asDescribed("suspendMember", await as("POST", `${path}/suspensions`, { suspend: false }));
    asDescribed("changeRole", await as("PUT", `${path}/role`, { role: "submitter" }));
    await programOf(zoe.mail);
    const ofZoe = z.array(z.object({ mail: z.string(), tokens: z.array(Token) })).parse(await people());
    const tokenId = ofZoe.find(({ mail }) => mail === zoe.mail)?.tokens[0]?.tokenId ?? "";
    asDescribed("revokeColleaguesToken", await as("DELETE", `${path}/tokens/${tokenId}`));
    expect(codeOf(await as("DELETE", `${path}/tokens/${tokenId}`))).toBe("404 not-found");
    asDescribed("removeMember", await as("DELETE", path));
    expect(await people()).toHaveLength(2);
    expect(codeOf(await as("DELETE", path))).toBe("404 not-found");
    expect(codeOf(await as("DELETE", "/bidder/people/nobody"))).toBe("404 not-found");

    const byMember = await programOf("member@alpha.example");
    expect(codeOf(await byMember("POST", "/bidder/people", zoe))).toBe("403 not-for-your-role");
    expect(codeOf(await as("POST", "/bidder/people", { ...zoe, mail: "submit@alpha.example" }))).toBe(
      "403 own-place",
    );
    await running.bidder("rival");
    const rival = await programOf("submit@rival.example");
    expect(codeOf(await rival("DELETE", `/bidder/people/${member.personId}`))).toBe("404 not-found");
  });

  it("asks for a change of members, withdraws it, and lets a national lead decide", async () => {
    const { submitter } = await running.bidder("alpha", ["Alpha Lead", "Beta"]);
    const early = await programOf("submit@alpha.example");
    const ask = { change: { what: "remove", formerly: "Beta" }, reason: "They left" };
    expect(codeOf(await early("POST", "/bidder/membership-changes", ask))).toBe("422 members-not-fixed");
    await running.answerAll(submitter);
    must(await running.submit(submitter));
    running.portal.at(SEALABLE);
    await running.portal.seal();
    const as = await programOf("submit@alpha.example");
    const lead = await programOf("lead@authority.example");
    const asked = () => as("POST", "/bidder/membership-changes", ask);
    const edit = { members: [{ name: "Alpha Lead", kind: "company" }] };
    expect(codeOf(await as("PUT", "/bidder/organisation", edit, { "if-match": '"1"' }))).toBe(
      "422 members-fixed",
    );

    const first = asDescribed("requestMembershipChange", await asked());
    const withdrawal = `/bidder/membership-changes/${String(first["changeId"])}/withdrawals`;
    asDescribed("withdrawMembershipChange", await as("POST", withdrawal, {}));
    expect(codeOf(await as("POST", withdrawal))).toBe("422 change-closed");
    expect(codeOf(await as("POST", "/bidder/membership-changes/nothing/withdrawals"))).toBe("404 not-found");

    const { changeId } = asDescribed("requestMembershipChange", await asked());
    const listed = asDescribed("listMembershipChanges", await lead("GET", "/authority/membership-changes"));
    expect(listed["items"]).toHaveLength(2);
    const decision = `/authority/membership-changes/${String(changeId)}/decisions`;
    const approve = { approve: true, reason: "As strong as before" };
    expect(codeOf(await lead("POST", decision, { approve: true }))).toBe("422 invalid");
    asDescribed("decideMembershipChange", await lead("POST", decision, approve));
    expect(codeOf(await lead("POST", decision, approve))).toBe("422 change-closed");
    const read = asDescribed("getOrganisation", await as("GET", "/bidder/organisation"));
    expect(read).toMatchObject({ version: 2, members: [{ name: "Alpha Lead" }] });
    expect(read["membershipChanges"]).toHaveLength(2);
  });
});
