import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { checkFile } from "../../functions/files/checking.ts";
import { proposeTimetableAmendment } from "../../functions/competition/of-two.ts";
import { countUnits, type Units } from "../builders/units.ts";
import { type CompetitionId, type OrganisationId, type ProposalId, StageId } from "../../shared/kernel/id.ts";
import { anyKey, london, must, type RunningCompetition } from "../builders/competition.ts";
import { asItIs, proposalIn } from "../builders/of-two.ts";
import { anAssessedPqq } from "../builders/outcome.ts";
import { allItems, ORIGIN, TABLE, type TestPortal } from "../builders/portal.ts";
import { aPqq } from "../builders/pqq.ts";
import { Questionnaire, QuestionId } from "../../shared/questionnaire/schema.ts";
import { answered, SIXTY } from "../builders/questionnaire.ts";
import { front } from "../builders/doors.ts";
import { type Visitor, visitorAt } from "../builders/visitor.ts";

/** How many others there are: bidders that did the same, and competitions that are open at the same time. */
type Crowd = { readonly bidders: number; readonly competitions: number };

/** What each operation asked of the table, by its name in functions/README.md. */
type Measured = Map<string, Units>;

/** What a bidder's row may begin with to be one of many: what a page of another could stumble over. */
const OF_A_BIDDER = /^(ORG|REGISTER|CONTACT|TAKERS|DRAFT|BID|STAND|OPEN)#/;
const OF_A_COMPETITION = /^CMP#/;

/** Puts rows of `one` once more for each of `many` others, with another id in its place wherever it stands. */
async function copied({ client, deps }: TestPortal, one: string, many: number, rows: RegExp): Promise<void> {
  const kind = one.startsWith("org") ? "organisation" : "competition";
  const items = (await allItems(client)).filter(
    (item) => rows.test(item["pk"]?.S ?? "") && JSON.stringify(item).includes(one),
  );
  for (let copy = 0; copy < many; copy += 1) {
    const id = deps.newId(kind);
    await Promise.all(
      items.map(async (item) => {
        const Item: typeof item = JSON.parse(JSON.stringify(item).replaceAll(one, id));
        await client.send(new PutItemCommand({ TableName: TABLE, Item }));
      }),
    );
  }
}

async function crowded(
  portal: TestPortal,
  { bidders, competitions }: Crowd,
  competition: CompetitionId,
  bidder: OrganisationId,
): Promise<void> {
  await copied(portal, competition, competitions - 1, OF_A_COMPETITION);
  await copied(portal, bidder, bidders - 1, OF_A_BIDDER);
}

/** Counts what one request asks of the table, and sees that it went as it should. */
function counting(portal: TestPortal, into: Measured) {
  const units = countUnits(portal.client);
  return async (name: string, act: () => ReturnType<Visitor["get"]>, status = 200) => {
    units.reset();
    const answer = await act();
    if (answer.status !== status) throw new Error(`${name}: ${answer.status} ${answer.text.slice(0, 3_000)}`);
    into.set(name, { ...units.spent });
    return answer;
  };
}

type Round = { readonly home: string; readonly as: Visitor };
const [section] = SIXTY.sections;
const ACCOUNTS = { kind: "file", questionId: "accounts", title: "Accounts", required: false, mostFiles: 2 };
const ALL_LOTS = Array.from({ length: 21 }, (_, index) => `lot-${index + 1}`);

/** The same sixty questions, the first of which asks for files too. */
const WITH_FILES = Questionnaire.parse({
  ...SIXTY,
  sections: SIXTY.sections.map((one) => ({
    ...one,
    questions: one === section ? [...one.questions.slice(1), ACCOUNTS] : one.questions,
  })),
});

/** Saves the first section of the PQQ as a person would, over the version that they saw. */
async function saves({ home, as }: Round, seenVersion: string) {
  if (section === undefined) throw new Error("no section");
  const answers = Object.entries(answered(section)).map(([name, text]) => [`answer.${name}`, String(text)]);
  const path = `${home}/pqq/sections/${section.sectionId}`;
  return as.post(path, { ...Object.fromEntries(answers), action: "save", requestKey: anyKey(), seenVersion });
}

/** While the PQQ is open: a bidder with a draft that is not submitted. */
async function inPqq(crowd: Crowd, measured: Measured) {
  const running = await aPqq("2013-10-10T09:00", SIXTY);
  const { portal, competitionId } = running;
  const { submitter } = await running.bidder("alpha");
  const { submitter: other } = await running.bidder("other");
  await running.bidder("fresh");
  for (const one of [submitter, other]) await running.answerAll(one);
  must(await running.submit(other));
  await crowded(portal, crowd, competitionId, other.organisationId);
  const home = `/bidder/competitions/${competitionId}`;
  const doors = front(portal.deps);
  const [as, another, fresh] = await Promise.all(
    ["alpha", "other", "fresh"].map((name) => visitorAt(portal, `submit@${name}.example`, { doors })),
  );
  if (as === undefined || another === undefined || fresh === undefined) throw new Error("nobody is there");
  // The function has been asked before, by others.
  await another.get(`${home}/pqq`);
  await saves({ home, as: another }, "1");

  const count = counting(portal, measured);
  await count("competition page, PQQ open", () => as.get(home));
  await count("task list of the PQQ", () => as.get(`${home}/pqq`));
  await count("section of the PQQ", () => as.get(`${home}/pqq/sections/section-1`));
  await count("save a section, the very first", () => saves({ home, as: fresh }, "0"), 303);
  await count("save a section", () => saves({ home, as }, "1"), 303);
  const page = await count("check the PQQ", () => as.get(`${home}/pqq/check-answers`));
  const seen = { ...page.seen, requestKey: anyKey() };
  await count("submit the PQQ", () => as.post(`${home}/pqq/submit`, seen), 303);
  await count("people of an organisation", () => as.get("/bidder/people"));
  const signIn = await visitorAt(portal, "submit@alpha.example");
  await count("choose for whom to act", () => signIn.get("/session/choose"));
}

/** The same where a question asks for files, of which one is attached. */
async function withFiles(measured: Measured) {
  const { portal, competitionId, attach, answerAll, bidder } = await aPqq("2013-10-10T09:00", WITH_FILES);
  const [{ submitter }] = [await bidder("alpha"), await bidder("fresh")];
  const home = `/bidder/competitions/${competitionId}`;
  const doors = front(portal.deps);
  const as = await visitorAt(portal, "submit@alpha.example", { doors });
  const fresh = await visitorAt(portal, "submit@fresh.example", { doors });
  await saves({ home, as }, "0");
  const attached = await attach(submitter, QuestionId.parse(ACCOUNTS.questionId));
  const count = counting(portal, measured);
  await count(
    "save a section that asks for files, the very first",
    () => saves({ home, as: fresh }, "0"),
    303,
  );
  await count("save a section with files", () => saves({ home, as }, "1"), 303);
  await count("task list of the PQQ, with files", () => as.get(`${home}/pqq`));

  const page = `${home}/pqq/files/accounts`;
  await count("files of a question", () => as.get(page));
  const asked = (method: string, path: string, body?: object) => () =>
    as.send(`${page}/uploads${path}`, {
      method,
      headers: { origin: ORIGIN, "content-type": "application/json", "idempotency-key": anyKey() },
      ...(body && { body: JSON.stringify(body) }),
    });
  const begun = await count("announce a file", asked("POST", "", { name: "a.txt", size: 4 }), 201);
  const { fileId } = z.object({ fileId: z.string() }).parse(begun.json());
  const linked = await count("links for its parts", asked("POST", `/${fileId}/parts`, { parts: [1] }));
  const { links } = z.object({ links: z.array(z.object({ url: z.string() })) }).parse(linked.json());
  for (const { url } of links) portal.files.send(url, Buffer.from("text"));
  await count("complete a file", asked("POST", `/${fileId}/completion`));
  await count("take a file off", asked("DELETE", `/${fileId}`));

  await answerAll(submitter);
  const checked = await count("check the PQQ, with files", () => as.get(`${home}/pqq/check-answers`));
  const seen = { ...checked.seen, requestKey: anyKey() };
  const sent = await count("submit the PQQ, with files", () => as.post(`${home}/pqq/submit`, seen), 303);
  const { organisationId } = submitter;
  await checkFile(portal.deps, { organisationId, competitionId, fileId: attached });
  const receipt = sent.leadsTo ?? "";
  await as.get(receipt);
  await count("receipt of the PQQ, with files", () => as.get(receipt));
  await count("one document of it", () => as.get(`${receipt}/submitted/section-2.json`));
  await count("all of it, to be printed", () => as.get(`${receipt}/answers`));
  await count("all that is saved, to be printed", () => as.get(`${home}/pqq/answers`));
}

/** While a round of preferences is open, after the outcome of the PQQ: a bidder with a choice that is not submitted. */
async function inRound(crowd: Crowd, measured: Measured) {
  const pqq = await anAssessedPqq();
  const { portal, competitionId, idOf } = pqq;
  must(await pqq.confirm(await pqq.proposed()));
  portal.at(london("2014-02-10T09:00"));
  await portal.seal();
  await crowded(portal, crowd, competitionId, idOf("beta"));
  const home = `/bidder/competitions/${competitionId}`;
  const round = `${home}/preferences/preferences-1`;
  const doors = front(portal.deps);
  const as = await visitorAt(portal, "submit@alpha.example", { doors });
  const chooses = (seenVersion: string, to = "choose-lots") =>
    as.post(`${round}/${to}`, { requestKey: anyKey(), seenVersion, action: "save", lots: ALL_LOTS });
  await as.get(home);
  await chooses("0.0", "submit");
  await chooses("0.1");

  const count = counting(portal, measured);
  await count("competition page, round open", () => as.get(home));
  await count("choose lots", () => as.get(`${round}/choose-lots`));
  await count("save a choice of lots", () => chooses("1.1"), 303);
  await count("check a choice of lots", () => as.get(`${round}/check-answers`));
  await count("submit preferences", () => chooses("2.1", "submit"), 303);
  await count("what a program asks for in vain", () => as.api("GET", "/bidder/nothing"), 404);

  const lead = await visitorAt(portal, "second.lead@authority.example");
  const proposal = await proposedAmendment(pqq, "preferences-1", 1, "2014-03-07T12:00");
  const path = `/authority/competitions/${competitionId}/proposals/${proposal}`;
  await count("look at a later closing time", () => lead.get(path));
  const shown = await lead.hiddenIn(path, `${path}/confirm`);
  await count("confirm a later closing time", () => lead.post(`${path}/confirm`, shown), 303);
  const second = await asItIs(
    portal.deps,
    competitionId,
    await proposedAmendment(pqq, "preferences-1", 2, "2014-03-14T12:00"),
  );
  const again = `/authority/proposals/${competitionId}/${second.proposalId}/confirm`;
  const headers = { "idempotency-key": anyKey(), "if-match": `"${second.seenHash}"` };
  await count("confirm a second one after it, by a program", () => lead.api("POST", again, {}, headers));
}

/** A closing time of a round that one lead proposes to move. */
async function proposedAmendment(
  { portal, lead, competitionId }: RunningCompetition,
  round: string,
  seenVersion: number,
  to: string,
): Promise<ProposalId> {
  const move = { stageId: StageId.parse(round), moves: "closesAt", to } as const;
  const proposal = { competitionId, ...move, reason: "More time", seenVersion };
  return proposalIn(must(await proposeTimetableAmendment(portal.deps, lead, proposal, anyKey())).answer);
}

/** What leads read of everybody, beside two bidders: it grows with them. */
async function ofEverybody(measured: Measured) {
  const pqq = await anAssessedPqq({ alpha: 4, beta: 4 });
  const { portal, competitionId } = pqq;
  must(await pqq.confirm(await pqq.proposed()));
  portal.at(london("2014-02-10T09:00"));
  for (const name of ["alpha", "beta"]) {
    const as = await visitorAt(portal, `submit@${name}.example`);
    const path = `/bidder/competitions/${competitionId}/preferences/preferences-1/submit`;
    await as.post(path, { requestKey: anyKey(), seenVersion: "0.0", lots: ALL_LOTS });
  }
  portal.at(london("2014-02-28T12:02"));
  await portal.seal();
  const lead = await visitorAt(portal, "lead@authority.example");
  const count = counting(portal, measured);
  const competition = `/authority/competitions/${competitionId}`;
  await count("competition page of the authority", () => lead.get(competition));
  await count("coverage of a sealed round, 2 bidders", () => lead.get(`${competition}/coverage`));
  await count("audit log, 1 competition", () => lead.get("/authority/audit"));
  const second = await visitorAt(portal, "second.lead@authority.example");
  await second.get("/authority");
  await count("competitions, 1 competition", () => second.get("/authority"));
  await proposedAmendment(pqq, "preferences-2", 1, "2014-05-20T12:00");
  await count("competitions, 1 competition with a proposal that waits", () => second.get("/authority"));
}

/** What each operation asks of the table at the door, its session included, beside so many others. */
export async function atTheDoor(crowd: Crowd): Promise<Measured> {
  const measured: Measured = new Map();
  await inPqq(crowd, measured);
  await withFiles(measured);
  await inRound(crowd, measured);
  await ofEverybody(measured);
  return measured;
}
