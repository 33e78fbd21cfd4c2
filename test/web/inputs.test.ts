import { readFileSync } from "node:fs";
import * as z from "zod";
import { beforeAll, describe, expect, it } from "vitest";
import { STANDARD_2013 } from "../../shared/questionnaire/standard-2013.ts";
import { anyKey } from "../builders/competition.ts";
import { words } from "../builders/answer.ts";
import { leads, MOVE } from "./competition-leads.ts";
import { field, type ResponsesPortal, responsesPortal, sendSection } from "./responses-doors.ts";

/** What people type or paste, and a part of what is said of it: nothing where it is taken. */
const Inputs = z.record(z.string(), z.string());
const OfField = z.strictObject({ inputs: Inputs, shown: Inputs.default({}) });
const { answers, together, profile, times } = z
  .strictObject({
    answers: z.array(OfField.extend({ section: z.string(), question: z.string() })),
    together: Inputs,
    profile: z.array(OfField.extend({ part: z.string(), field: z.string() })),
    times: Inputs,
  })
  .parse(JSON.parse(readFileSync(new URL("inputs.json", import.meta.url), "utf8")));

let portal: ResponsesPortal;
let as: Awaited<ReturnType<ResponsesPortal["takesPart"]>>["asSubmitter"];
beforeAll(async () => {
  portal = await responsesPortal(undefined, STANDARD_2013);
  ({ asSubmitter: as } = await portal.takesPart("eos"));
});

const questionCalled = (id: string) =>
  STANDARD_2013.sections.flatMap(({ questions }) => questions).find(({ questionId }) => questionId === id);

/** An answer as its question's controls send it: a date in three boxes, a choice of several as a list. */
function asSent(question: string, typed: string): Readonly<Record<string, string | readonly string[]>> {
  const { kind } = questionCalled(question) ?? {};
  if (kind === "choice") return { [question]: typed.split(",") };
  if (kind !== "date") return { [question]: typed };
  const [day = "", month = "", year = ""] = typed.split("|");
  return { [`${question}.day`]: day, [`${question}.month`]: month, [`${question}.year`]: year };
}

describe("what people type", () => {
  it.each(
    answers.flatMap(({ section, question, inputs, shown }) =>
      Object.entries(inputs).map(([typed, says]) => ({
        section,
        question,
        typed,
        says,
        shown: shown[typed] ?? "",
      })),
    ),
  )("$typed as an answer to $question ends as it must", async ({ section, question, typed, says, shown }) => {
    const { errorTexts } = await sendSection(as, portal.sectionPath(section), asSent(question, typed));
    const title = questionCalled(question)?.title.replace(/[.?:]$/, "") ?? "";
    const about = errorTexts.filter((text) => text.startsWith(title.slice(0, 60)));
    expect(about.map((text) => text.includes(says))).toEqual(says === "" ? [] : [true]);
    expect(words((await as.get(`${portal.path}/check-answers`)).text)).toContain(shown);
  });

  it("costs no other answer of its section anything", async () => {
    const path = portal.sectionPath("capability");
    await sendSection(as, path, together);
    const page = await as.get(path);
    const kept = Object.keys(together).map((question) => field(page, `answer.${question}`));
    expect(kept).toEqual(Object.values(together).map((typed) => typed.replace(/[\u00ad\u200b]/, "")));
  });

  it.each(
    profile.flatMap(({ part, field: name, inputs, shown }) =>
      Object.entries(inputs).map(([typed, says]) => ({ part, name, typed, says, shown: shown[typed] ?? "" })),
    ),
  )("$typed as $name of a profile ends as it must", async ({ part, name, typed, says, shown }) => {
    const contact = { "contact-1-name": "Carla", "contact-1-mail": "carla@eos.example" };
    const sent = { ...(part === "contacts" ? contact : {}), [name]: typed };
    const { status, errorTexts } = await as.fill(`/bidder/organisation/edit/${part}`, sent);
    expect([status, errorTexts.join()]).toEqual([says === "" ? 303 : 422, expect.stringContaining(says)]);
    expect((await as.get("/bidder/organisation")).words).toContain(shown);
  });

  it.each(Object.entries(times))("%s as the time of an amendment is read as %s", async (time, read) => {
    const { first, path } = await leads();
    expect((await first.fill(`${path}/propose-amendment`, { ...MOVE, time })).status).toBe(303);
    expect((await first.get(`${path}/proposals`)).words).toContain(`To ${read}, Monday 19 May 2014`);
  });

  it.each(["\n", "\r\n"])(
    "a reason of 2,000 characters with line ends %j is no longer than that",
    async (end) => {
      const { first, path } = await leads();
      const reason = `${"a".repeat(199)}\n`.repeat(9) + "a".repeat(200);
      const typed = { ...MOVE, reason: reason.replaceAll("\n", end) };
      expect((await first.fill(`${path}/propose-amendment`, typed)).status).toBe(303);
      const longer = await first.fill(`${path}/propose-amendment`, { ...typed, reason: `${typed.reason}a` });
      expect(longer.errorTexts.join()).toContain("A reason can have up to 2,000 characters");
    },
  );

  it("as name of whoever declares, longer than 200 characters, is refused in words", async () => {
    const declaration = STANDARD_2013.sections
      .flatMap(({ questions }) => questions)
      .find(({ kind }) => kind === "declaration");
    const name = { [`${declaration?.questionId}.name`]: "a".repeat(201) };
    const { errorTexts } = await sendSection(as, portal.sectionPath("declarations"), name);
    expect(errorTexts.join()).toContain(
      "The name of the person who makes this declaration can have up to 200",
    );
  });

  it("as answers that are together longer than can be kept is refused, and is no fault", async () => {
    const path = portal.sectionPath("capability");
    const { questions } = STANDARD_2013.sections.find(({ sectionId }) => sectionId === "capability") ?? {
      questions: [],
    };
    const texts = questions.filter(({ kind }) => kind === "text").slice(0, 8);
    const long = Object.fromEntries(texts.map(({ questionId }) => [questionId, "\u2013".repeat(18_000)]));
    const { etag } = await as.api("GET", path);
    const refused = await as.api(
      "PUT",
      path,
      { answers: long },
      { "if-match": etag ?? "", "idempotency-key": anyKey() },
    );
    expect(refused.refusal).toBe("422 answers-too-long");
  });

  it("an upload that was started by program and never sent leaves the file chooser on its question’s page", async () => {
    const at = `${portal.path}/files/structure-chart`;
    const begun = { name: "chart.pdf", size: 5_000_000, sha256: "ab".repeat(32) };
    const started = await as.api("POST", `${at}/uploads`, begun, { "idempotency-key": anyKey() });
    expect(started.status).toBe(201);
    expect((await as.get(at)).text).toMatch(/<input[^>]*type="file"/);
    const again = await as.api("POST", `${at}/uploads`, begun, { "idempotency-key": anyKey() });
    expect(again.json().fileId).toBe(started.json().fileId);
  });
});
