import { describe, expect, it } from "vitest";
import { asDescribed } from "../builders/described.ts";
import { digestOf } from "../../shared/kernel/digest.ts";
import { Organisation } from "../../shared/organisations/schema.ts";
import { Answers } from "../../shared/responses/schema.ts";
import { CLOSES } from "../builders/pqq.ts";
import { responsesPortal } from "./responses-doors.ts";

const KEY = { "idempotency-key": "a-key-of-mine" };
const seen = (version: string) => ({ "if-match": `"${version}"` });

const apiOf = (competition: string) => `/bidder/competitions/${competition}/pqq`;
const WHO_BIDS = { "bidder-name": "Acme", form: "single", staff: "120", listing: "yes" };

describe("an answer that a program sends in another form than its question asks", () => {
  const AS_ASKED =
    "Send an answer as its question asks: a text, a list, day, month and year, or agreed, name and position";
  it.each([
    ["a number", { staff: 120 }, "/answers/staff", AS_ASKED],
    ["half a date", { staff: { day: "1" } }, "/answers/staff", AS_ASKED],
    ["a list of numbers", { form: [1] }, "/answers/form", AS_ASKED],
    [
      "an option’s name of 101 characters",
      { form: ["a".repeat(101)] },
      "/answers/form/0",
      "Send the name of an option or file",
    ],
    [
      "61 options",
      { form: Array.from({ length: 61 }, String) },
      "/answers/form",
      "Send up to 60 options or files",
    ],
    [
      "a text of 60,001 characters",
      { staff: "9".repeat(60_001) },
      "/answers/staff",
      "Shorten this answer to 60,000 characters or fewer",
    ],
  ])("is refused in words that say which was meant: %s", async (_, answers, pointer, detail) => {
    const portal = await responsesPortal();
    const { asSubmitter: as } = await portal.takesPart("capita");
    const path = `${apiOf(portal.competitionId)}/sections/bidder`;
    const refused = await as.api("PUT", path, { answers }, { ...seen("0"), ...KEY });
    expect(refused.status).toBe(422);
    expect(refused.json().errors).toEqual([{ pointer, detail }]);
  });
});

describe("a bidder's API", () => {
  it("reads, saves, submits, lists, reads the receipt and withdraws", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as, submitter } = await portal.takesPart("capita");
    const path = apiOf(portal.competitionId);
    const section = `${path}/sections/bidder`;

    const empty = await as.api("GET", path);
    expect(empty.etag).toBe('"0.0.1"');
    expect(asDescribed("getMyResponse", empty)).toMatchObject({ open: true, draftIsUnsent: false });
    const unsaved = await as.api("GET", section);
    expect(unsaved.etag).toBe('"0"');
    expect(asDescribed("getMySection", unsaved)).toMatchObject({
      version: 0,
      answers: {},
      problems: [{ questionId: "bidder-name", code: "missing", detail: "Answer this question" }, {}, {}, {}],
    });

    const saved = await as.api(
      "PUT",
      section,
      { answers: { ...WHO_BIDS, staff: "many" } },
      { ...seen("0"), ...KEY },
    );
    expect(asDescribed("saveAnswers", saved)).toEqual({ version: 1, problems: 1, latest: 1 });
    expect(saved.etag).toBe('"1"');
    asDescribed("saveAnswers", await as.api("PUT", section, { answers: WHO_BIDS }, seen("1")));
    await portal.answerAll(submitter);

    const complete = await as.api("GET", path);
    expect(asDescribed("getMyResponse", complete)).toMatchObject({ draftIsUnsent: true });
    const headers = { ...KEY, "if-match": complete.etag };
    const submitted = await as.api("POST", `${path}/submissions`, {}, headers);
    const received = asDescribed("submitPqq", submitted);
    expect((await as.api("POST", `${path}/submissions`, {}, headers)).text).toBe(submitted.text);

    const list = asDescribed("listMySubmissions", await as.api("GET", `${path}/submissions`));
    expect(list).toMatchObject({ items: [{ submissionId: received["submissionId"], withdrawn: false }] });
    const receiptPath = `${path}/receipts/${String(received["submissionId"])}`;
    const receipt = asDescribed("getPqqReceipt", await as.api("GET", receiptPath));
    expect(receipt).toMatchObject({ filesBeingChecked: 0, receipt: { keyId: "test-key" } });
    const answers = asDescribed("getSubmittedAnswers", await as.api("GET", `${receiptPath}/answers/bidder`));
    const profile = asDescribed("getSubmittedProfile", await as.api("GET", `${receiptPath}/profile`));
    expect(receipt).toMatchObject({
      statement: {
        items: [
          { name: "profile.json", sha256: await digestOf(Organisation.parse(profile["profile"])) },
          { name: "bidder.json", sha256: await digestOf(Answers.parse(answers["answers"])) },
          {},
          {},
          {},
        ],
      },
    });

    const standing = await as.api("GET", path);
    expect(asDescribed("getMyResponse", standing)).toMatchObject({
      draftIsUnsent: false,
      submitted: { reference: received["reference"], withdrawn: false },
    });
    const withdrawal = { "if-match": standing.etag, "idempotency-key": "another-key" };
    asDescribed("withdrawPqq", await as.api("POST", `${path}/withdrawals`, {}, withdrawal));
  });

  it("knows a repeated save by its key alone, and says which version stands", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as, asMember } = await portal.takesPart("capita");
    const section = `${apiOf(portal.competitionId)}/sections/bidder`;
    const body = { answers: WHO_BIDS };
    const keyed = { ...seen("0"), ...KEY };
    const saved = await as.api("PUT", section, body, keyed);
    expect(asDescribed("saveAnswers", saved)).toEqual({ version: 1, problems: 0, latest: 1 });
    const repeated = await as.api("PUT", section, body, keyed);
    expect([repeated.status, repeated.text, repeated.etag]).toEqual([200, saved.text, '"1"']);
    expect((await as.api("PUT", section, body, seen("0"))).refusal).toBe("412 changed-meanwhile");
    expect((await asMember.api("PUT", section, body, keyed)).refusal).toBe("412 changed-meanwhile");
    expect((await as.api("PUT", section, { answers: {} }, keyed)).refusal).toBe("422 request-key-reused");
    asDescribed("saveAnswers", await asMember.api("PUT", section, { answers: {} }, seen("1")));
    const after = await as.api("PUT", section, body, keyed);
    expect(asDescribed("saveAnswers", after)).toEqual({ version: 1, problems: 0, latest: 2 });
    expect((await as.api("PUT", section, body, seen("0"))).refusal).toBe("412 changed-meanwhile");
    // One key is one request, whatever version and section another one names.
    const capability = `${apiOf(portal.competitionId)}/sections/capability`;
    const before = await portal.portal.digest();
    for (const [path, version] of [
      [section, "2"],
      [section, "1"],
      [capability, "0"],
    ] as const)
      expect((await as.api("PUT", path, { answers: {} }, { ...keyed, ...seen(version) })).refusal).toBe(
        "422 request-key-reused",
      );
    expect(await portal.portal.digest()).toBe(before);
    const short = { ...seen("2"), "idempotency-key": "short" };
    expect((await as.api("PUT", section, body, short)).refusal).toBe("400 idempotency-key-missing");
  });

  it("asks for version and key, and refuses a version that is stale or made up", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as, asMember, submitter } = await portal.takesPart("crr");
    const path = apiOf(portal.competitionId);
    const section = `${path}/sections/bidder`;
    await portal.answerAll(submitter);
    const body = { answers: WHO_BIDS };
    const before = await portal.portal.digest();
    expect((await as.api("PUT", section, body)).refusal).toBe("428 version-missing");
    for (const version of ["0", "7", "12.1", "made up"])
      expect((await as.api("PUT", section, body, seen(version))).refusal).toBe("412 changed-meanwhile");
    for (const act of ["submissions", "withdrawals"]) {
      expect((await as.api("POST", `${path}/${act}`, {}, KEY)).refusal).toBe("428 version-missing");
      const unkeyed = await as.api("POST", `${path}/${act}`, {}, seen("4.0"));
      expect(unkeyed.refusal).toBe("400 idempotency-key-missing");
      for (const version of ["3.1", "made up"]) {
        const stale = await as.api("POST", `${path}/${act}`, {}, { ...KEY, ...seen(version) });
        expect(stale.refusal).toBe("412 changed-meanwhile");
      }
      const member = await asMember.api("POST", `${path}/${act}`, {}, { ...KEY, ...seen("4.0") });
      expect(member.refusal).toBe("403 not-for-your-role");
    }
    expect((await as.api("POST", `${path}/withdrawals`, {}, { ...KEY, ...seen("4.0") })).refusal).toBe(
      "422 nothing-submitted",
    );
    expect(await portal.portal.digest()).toBe(before);
  });

  it("refuses what does not fit, in problem documents, and changes nothing", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as } = await portal.takesPart("eos");
    const path = apiOf(portal.competitionId);
    const section = `${path}/sections/capability`;
    const before = await portal.portal.digest();
    const put = async (body: unknown, to = section) => (await as.api("PUT", to, body, seen("0"))).refusal;
    expect(await put({ answers: { nonsense: "x" } })).toBe("422 no-such-question");
    const unasked = (await as.api("PUT", section, { answers: { nonsense: "x" } }, seen("0"))).json();
    expect(unasked).toMatchObject({
      detail: expect.stringContaining("that this section does not have: nonsense."),
      errors: [{ pointer: "/answers/nonsense", detail: unasked.detail }],
    });
    expect(await put({ answers: { experience: 5 } })).toBe("422 invalid");
    expect(await put({ answers: { experience: "x".repeat(60_001) } })).toBe("422 invalid");
    expect(await put({ answers: {}, seenVersion: "0" })).toBe("422 invalid");
    expect(await put({ answers: {}, more: 1 })).toBe("422 invalid");
    expect(await put({ answers: JSON.parse('{"__proto__":"lost without a word"}') })).toBe("422 invalid");
    expect(await put({})).toBe("422 invalid");
    expect(await put({ answers: {} }, `${path}/sections/nothing`)).toBe("404 not-found");
    const incomplete = await as.api("POST", `${path}/submissions`, {}, { ...KEY, ...seen("0.0.1") });
    expect(incomplete.refusal).toBe("422 sections-incomplete");
    expect((await as.api("GET", `${path}?draft=1`)).refusal).toBe("422 invalid");
    expect((await as.api("POST", `${path}/reuse`, { from: "elsewhere" })).refusal).toBe("422 invalid");
    const other = { from: "cmp_00000000000000000000000000" };
    expect((await as.api("POST", `${path}/reuse`, other)).refusal).toBe("422 nothing-to-reuse");
    portal.moveTo(CLOSES);
    expect((await as.api("PUT", section, { answers: {} }, seen("0"))).refusal).toBe("422 pqq-closed");
    expect(await portal.portal.digest()).toBe(before);
  });

  it("refuses more than can be stored of a section, counted in bytes, and names the longest answer", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as } = await portal.takesPart("eos");
    const before = await portal.portal.digest();
    const dashes = (count: number) => "\u2013".repeat(count);
    const answers = { "bidder-name": dashes(59_000), form: dashes(60_000), staff: dashes(59_000) };
    const section = `${apiOf(portal.competitionId)}/sections/bidder`;
    const refused = await as.api("PUT", section, { answers }, seen("0"));
    expect(refused.refusal).toBe("422 answers-too-long");
    expect(refused.json().detail).toContain("the longest is to “Form”");
    expect(await portal.portal.digest()).toBe(before);
  });

  it("finds neither a rival's receipt nor a competition that is not there", async () => {
    const portal = await responsesPortal();
    const { submitter } = await portal.takesPart("mtcnovo");
    const { asSubmitter: rival } = await portal.takesPart("rival");
    await portal.answerAll(submitter);
    const submitted = await portal.submit(submitter);
    const id = submitted.ok ? String(submitted.value.answer["submissionId"]) : "";
    const path = apiOf(portal.competitionId);
    const missing = `${path}/receipts/sub_00000000000000000000000000`;
    for (const receipt of [`${path}/receipts/${id}`, missing, `${path}/receipts/${id}/answers/bidder`])
      expect((await rival.api("GET", receipt)).refusal).toBe("404 not-found");
    const nowhere = apiOf("cmp_00000000000000000000000000");
    expect((await rival.api("GET", nowhere)).refusal).toBe("404 not-found");
  });
});
