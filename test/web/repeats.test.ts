import { beforeEach, describe, expect, it } from "vitest";
import { personIdOf } from "../../shared/people/schema.ts";
import { aCompetition, anyKey, type RunningCompetition } from "../builders/competition.ts";
import { countEntries } from "../builders/effects.ts";
import { aPqq, CLOSES } from "../builders/pqq.ts";
import { answered, BIDDER, sectionOf } from "../builders/questionnaire.ts";
import { front } from "../builders/doors.ts";
import { type Fields, Visitor } from "../builders/visitor.ts";

let running: RunningCompetition;
const signedIn = (mail: string, name = mail) => Visitor.signedIn(front(running.portal.deps), mail, name);
/** Sends a form: its status, where it leads, and how many entries it left. */
async function sends(who: Visitor, path: string, fields: Fields) {
  const before = await countEntries(running.portal);
  const answer = await who.post(path, fields);
  return [answer.status, answer.leadsTo, (await countEntries(running.portal)) - before];
}

describe("a form that is sent again after its page has gone with it", () => {
  const ZOE = "zoe@elsewhere.example";
  beforeEach(async () => void (running = await aCompetition("2013-10-01T09:00")));

  it("leads where it led, once an invitation to the authority was taken back; and nothing else that is sent there does", async () => {
    const lead = await signedIn("lead@authority.example", "Lead");
    await running.portal.signIn("second.lead@authority.example", "Second lead");
    const staff = { name: "Zoe", mail: ZOE, role: "auditor", scope: "all", seenVersion: "0" };
    expect((await lead.post("/authority/people/appoint", staff)).status).toBe(303);
    const path = `/authority/people/${await personIdOf(ZOE)}/suspend`;
    const back = { reason: "Asked by mistake", requestKey: anyKey() };
    expect(await sends(lead, path, back)).toEqual([303, "/authority/people", 1]);
    expect(await sends(lead, path, back)).toEqual([303, "/authority/people", 0]);
    expect(await sends(lead, path, { ...back, requestKey: anyKey() })).toEqual([404, null, 0]);
    expect(await sends(lead, path, { ...back, reason: "Another" })).toEqual([404, null, 0]);
    expect(await sends(lead, path.replace("suspend", "restore"), back)).toEqual([404, null, 0]);
  });

  it("leads where it led, once a colleague was removed, and a colleague’s form does not", async () => {
    const { member } = await running.bidder("alpha");
    const submitter = await signedIn("submit@alpha.example");
    await submitter.post("/bidder/people/invite", { mail: ZOE, name: "Zoe", role: "submitter" });
    const zoe = await signedIn(ZOE, "Zoe");
    const invitation = `/session/invitations/${member.organisationId}`;
    await zoe.post(`${invitation}/accept`, { seenVersion: "1" });
    await zoe.post("/session/choose", { capacity: member.organisationId });
    const [path, form] = [`/bidder/people/${member.personId}/remove`, { requestKey: anyKey() }];
    expect(await sends(submitter, path, form)).toEqual([303, "/bidder/people", 1]);
    expect(await sends(submitter, path, form)).toEqual([303, "/bidder/people", 0]);
    expect(await sends(zoe, path, form)).toEqual([404, null, 0]);
  });
});

describe("a form about the members of a consortium that is sent again", () => {
  const OWN = "/bidder/organisation/members";
  const member = (name: string, seenVersion: string) => ({
    name,
    kind: "company",
    seenVersion,
    requestKey: anyKey(),
  });

  it("leads where it led, also after others came, and adds nobody twice", async () => {
    running = await aCompetition("2013-10-01T09:00");
    await running.bidder("alpha", ["Alpha"]);
    const submitter = await signedIn("submit@alpha.example");
    const [beta, gamma] = [member("Beta", "1"), member("Gamma", "2")];
    const renamed = { ...member("Beta Works", "3"), formerly: "Beta" };
    const sent = [
      [`${OWN}/add`, beta],
      [`${OWN}/add`, gamma],
      [`${OWN}/2`, renamed],
    ] as const;
    for (const [path, form] of sent) expect(await sends(submitter, path, form)).toEqual([303, OWN, 1]);
    for (const [path, form] of sent) expect(await sends(submitter, path, form)).toEqual([303, OWN, 0]);
    const [status] = await sends(submitter, `${OWN}/add`, { ...beta, name: "Delta" });
    expect(status).toBe(422);

    const [path, remove] = [
      `${OWN}/2/remove`,
      { formerly: "Beta Works", seenVersion: "4", requestKey: anyKey() },
    ];
    expect(await sends(submitter, path, remove)).toEqual([303, OWN, 1]);
    // Whoever is gone is led to the list, under whatever key: that form asks for nothing.
    for (const formerly of ["Beta Works", "Nobody"])
      expect(await sends(submitter, path, { ...remove, formerly })).toEqual([303, OWN, 0]);
    expect(await sends(submitter, path, { ...remove, formerly: "Gamma" })).toEqual([422, null, 0]);
  });
});

describe("a draft that was kept in time and is sent again after closing", () => {
  it("leads on as it did, and another one does not", async () => {
    const pqq = await aPqq();
    running = pqq;
    await pqq.bidder("capita", ["Capita"]);
    const member = await signedIn("member@capita.example");
    const path = `/bidder/competitions/${pqq.competitionId}/pqq`;
    const answers = Object.entries(answered(sectionOf(BIDDER))).map(([id, text]) => [`answer.${id}`, text]);
    const form = { ...Object.fromEntries(answers), seenVersion: "0", action: "save", requestKey: anyKey() };
    expect(await sends(member, `${path}/sections/${BIDDER}`, form)).toEqual([303, path, 0]);
    pqq.portal.at(CLOSES);
    await member.signIn("member@capita.example");
    expect(await sends(member, `${path}/sections/${BIDDER}`, form)).toEqual([303, path, 0]);
    const [status] = await sends(member, `${path}/sections/${BIDDER}`, { ...form, requestKey: anyKey() });
    expect(status).toBe(422);
  });
});
