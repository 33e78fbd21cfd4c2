import * as z from "zod";
import { beforeEach, expect, it } from "vitest";
import { must } from "../../builders/competition.ts";
import { aPqq, type RunningPqq, SEALABLE } from "../../builders/pqq.ts";
import { programAt } from "../../builders/visitor.ts";

let running: RunningPqq;
beforeEach(async () => void (running = await aPqq()));
const programOf = (mail: string) => programAt(running.portal, "bidder", mail);

const ALPHA = {
  name: "Alpha",
  kind: "charity",
  members: [
    { name: "Alpha", kind: "charity" },
    { name: "Beta", kind: "company", sharePercent: 40 },
  ],
  numbers: [{ scheme: "GB-CHC", number: "1090095" }],
};

it("a program registers an organisation, once for a key, and not with a number that is registered", async () => {
  const as = await programOf("anna@alpha.example");
  const once = { "idempotency-key": "one-and-the-same" };
  const first = await as.done("POST", "/organisations", ALPHA, once);
  expect(await as.done("POST", "/organisations", ALPHA, once)).toEqual(first);
  expect(await as.refused("POST", "/organisations", ALPHA)).toBe("422 number-registered-already");
  const wrong = as.done("POST", "/organisations", { ...ALPHA, kind: "club" });
  await expect(wrong).rejects.toThrow('"/kind"');
  expect(await as.refused("GET", "/organisation")).toBe("403 not-for-your-role");
});

it("a program reads and edits its own organisation on the version that was read", async () => {
  await (await programOf("anna@alpha.example")).done("POST", "/organisations", ALPHA);
  const as = await programOf("anna@alpha.example");
  const read = await as.done("GET", "/organisation");
  expect(read).toMatchObject({ etag: '"1"', name: "Alpha", contactConfirmed: false });
  const edit = ["PUT", "/organisation", { aliases: ["The Alphas"] }] as const;
  const unnamed = as.done("PUT", "/organisation", { aliases: [""] }, { "if-match": read.etag });
  await expect(unnamed).rejects.toThrow(/"\/aliases\/0".*"Enter a name"/);
  expect(await as.refused(...edit, { "if-match": '"2"' })).toBe("412 changed-meanwhile");
  expect(await as.done(...edit, { "if-match": read.etag })).toEqual({ version: 2, etag: '"2"' });
});

it("a program invites, suspends, lets back and removes people", async () => {
  await running.bidder("alpha");
  const as = await programOf("submit@alpha.example");
  const zoe = { name: "Zoe", mail: "zoe@alpha.example", role: "member" };
  const { personId } = await as.done("POST", "/people", zoe);
  const people = async () => (await as.done("GET", "/people")).items;
  const path = `/people/${personId}`;
  expect(await people()).toContainEqual({ ...zoe, personId, state: "invited", tokens: [] });
  expect(await as.refused("POST", `${path}/suspensions`, { suspend: true })).toBe("404 not-found");
  await running.portal.signIn(zoe.mail, "Zoe");
  expect(await people()).toContainEqual({ ...zoe, personId, state: "active", tokens: [] });
  expect(await as.refused("POST", "/people", zoe)).toBe("422 has-place-already");
  await as.done("POST", `${path}/suspensions`, { suspend: true });
  expect(await people()).toContainEqual({ ...zoe, personId, state: "suspended", tokens: [] });
  await as.done("POST", `${path}/suspensions`, { suspend: false });
  await as.done("PUT", `${path}/role`, { role: "submitter" });
  await programOf(zoe.mail);
  const { tokens } = (await people()).find(({ mail }: typeof zoe) => mail === zoe.mail);
  const token = `${path}/tokens/${tokens[0].tokenId}`;
  await as.done("DELETE", token);
  expect(await as.refused("DELETE", token)).toBe("404 not-found");
  await as.done("DELETE", path);
  expect(await people()).toHaveLength(2);
  expect(await as.refused("DELETE", path)).toBe("404 not-found");
  expect(await as.refused("POST", "/people", { ...zoe, mail: "submit@alpha.example" })).toBe("403 own-place");
});

it("a program asks for a change of members and withdraws it, and a national lead's decides", async () => {
  const { submitter } = await running.bidder("alpha", ["Alpha Lead", "Beta"]);
  const ask = { change: { what: "remove", formerly: "Beta" }, reason: "They left" };
  const early = await programOf("submit@alpha.example");
  expect(await early.refused("POST", "/membership-changes", ask)).toBe("422 members-not-fixed");
  await running.answerAll(submitter);
  must(await running.submit(submitter));
  running.portal.at(SEALABLE);
  await running.portal.seal();
  const as = await programOf("submit@alpha.example");
  const lead = await programAt(running.portal, "authority", "lead@authority.example");
  const edit = { members: [{ name: "Alpha Lead", kind: "company" }] };
  expect(await as.refused("PUT", "/organisation", edit, { "if-match": '"1"' })).toBe("422 members-fixed");

  const first = await as.done("POST", "/membership-changes", ask);
  const withdrawal = `/membership-changes/${first.changeId}/withdrawals`;
  await as.done("POST", withdrawal, {});
  expect(await as.refused("POST", withdrawal)).toBe("422 change-closed");

  const { changeId } = await as.done("POST", "/membership-changes", ask);
  expect((await lead.done("GET", "/membership-changes")).items).toHaveLength(2);
  const decision = `/membership-changes/${changeId}/decisions`;
  const approve = { approve: true, reason: "As strong as before" };
  await lead.done("POST", decision, approve);
  expect(await lead.refused("POST", decision, approve)).toBe("422 already-proposed");
  expect(await as.done("GET", "/organisation")).toMatchObject({ version: 1 });
  const second = await programAt(running.portal, "authority", "second.lead@authority.example");
  const { items } = await second.done("GET", "/proposals");
  const [{ proposalId, hash }] = z
    .tuple([z.looseObject({ proposalId: z.string(), hash: z.string() })])
    .parse(items);
  await second.done("POST", `/proposals/portal/${proposalId}/confirm`, {}, { "if-match": `"${hash}"` });
  expect(await lead.refused("POST", decision, approve)).toBe("422 change-closed");
  const read = await as.done("GET", "/organisation");
  expect(read).toMatchObject({ version: 2, members: [{ name: "Alpha Lead" }] });
  expect(read.membershipChanges).toHaveLength(2);
});
