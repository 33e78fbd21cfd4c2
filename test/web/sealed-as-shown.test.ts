import fc from "fast-check";
import { expect, it } from "vitest";
import { editOrganisation } from "../../functions/organisations/profile-operations.ts";
import { loadOpenedAnswers, loadOpenedResponses } from "../../functions/responses/opened-facts.ts";
import { loadReceipt } from "../../functions/responses/receipt-facts.ts";
import { digestOf } from "../../shared/kernel/digest.ts";
import { SubmissionId } from "../../shared/kernel/id.ts";
import { kindNames } from "../../shared/organisations/words.ts";
import type { QuestionId, Questionnaire, Section } from "../../shared/questionnaire/schema.ts";
import { answerInWords, titleInWords } from "../../shared/questionnaire/words.ts";
import { type Answer, Answers, type OpenedResponse } from "../../shared/responses/schema.ts";
import { words } from "../builders/answer.ts";
import { anyKey, must } from "../builders/competition.ts";
import { PQQ, SEALABLE } from "../builders/pqq.ts";
import { someAnswer, someQuestionnaire } from "../builders/random-questionnaire.ts";
import { EVERYTHING } from "../builders/slice.ts";
import { type ResponsesPortal, responsesPortal } from "./responses-doors.ts";

/** In all a thousand responses: twenty to each of fifty questionnaires. */
const [QUESTIONNAIRES, RESPONSES] = EVERYTHING ? [50, 20] : [4, 5];

type Gen = fc.GeneratorValue;
type Bidder = Awaited<ReturnType<ResponsesPortal["takesPart"]>>;

/** Answers everything, asked or not, one to three times over: conditions come and go. */
async function answers(g: Gen, portal: ResponsesPortal, { submitter }: Bidder, mark: string) {
  for (const section of portal.questionnaire.sections) {
    const saves = g(fc.integer, { min: 1, max: 3 });
    for (let save = 1; save <= saves; save += 1) {
      const given: Record<QuestionId, Answer> = {};
      for (const question of section.questions) {
        const answer = someAnswer(g, question, `${mark}-${save}`);
        if (answer !== undefined) given[question.questionId] = answer;
      }
      must(await portal.save(submitter, section.sectionId, Answers.parse(given)));
    }
    for (const { kind, required, questionId } of section.questions)
      if (kind === "file" && (required || g(fc.boolean)))
        await portal.attach(submitter, questionId, `${mark} ${questionId}`);
  }
}

/** The rows of each card of a page, by the card's name and the row's. */
function shownOn(page: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const cards = page.split(/<div id="section-/).slice(1);
  return new Map(
    cards.map((card) => [
      /^[a-z0-9-]+/.exec(card)?.[0] ?? "",
      new Map(
        [...card.matchAll(/<dt[^>]*>([^]*?)<\/dt><dd[^>]*>([^]*?)<\/dd>/g)].map(
          ([, name = "", value = ""]) => [words(name).trim(), words(value).trim()],
        ),
      ),
    ]),
  );
}

const inALine = (lines: readonly string[]) => lines.join(" ").replace(/\s+/g, " ").trim();

/** What is wrong with a card beside what was sealed of its section: every answer stands there, and no other does. */
function differing(
  section: Section,
  card: ReadonlyMap<string, string> | undefined,
  sealed: Answers,
  files: OpenedResponse["files"],
) {
  return section.questions.flatMap((question) => {
    const shown = card?.get(titleInWords(question));
    const names = files.filter(({ subject }) => subject === question.questionId).map(({ name }) => name);
    const answer = sealed[question.questionId];
    const wanted = question.kind === "file" ? inALine(names) : inALine(answerInWords(question, answer));
    const same =
      wanted === ""
        ? shown === undefined || shown === "Not answered"
        : question.kind === "file"
          ? shown?.startsWith(wanted)
          : shown === wanted;
    return same ? [] : [{ question: question.questionId, shown, sealed: wanted }];
  });
}

/** One response: prepared, checked, submitted as its check page says, and gone on with after that. */
async function submits(g: Gen, portal: ResponsesPortal, bidder: Bidder, mark: string) {
  const { asSubmitter: as, submitter } = bidder;
  const { deps } = portal.portal;
  const edit = async (seenVersion: number) => {
    const command = {
      seenVersion,
      name: `${mark} by version ${seenVersion + 1}`,
      aliases: [`${mark} alias`],
    };
    must(await editOrganisation(deps, submitter, command, anyKey()));
  };
  await answers(g, portal, bidder, mark);
  const before = g(fc.integer, { min: 0, max: 2 });
  for (let version = 1; version <= before; version += 1) await edit(version);
  const check = `${portal.path}/check-answers`;
  const shown = shownOn((await as.get(check)).text);
  const sent = await as.fill(check, {}, `${portal.path}/submit`);
  expect(sent.status).toBe(303);
  if (g(fc.boolean)) await answers(g, portal, bidder, `${mark}-later`);
  if (g(fc.boolean)) await edit(before + 1);
  return { submitter, shown, submissionId: SubmissionId.parse(sent.leadsTo?.split("/").at(-1)) };
}

async function expectSealedAsShown(
  portal: ResponsesPortal,
  questionnaire: Questionnaire,
  { submitter, shown, submissionId }: Awaited<ReturnType<typeof submits>>,
  opened: OpenedResponse | undefined,
) {
  const { competitionId } = portal;
  const { deps } = portal.portal;
  const { organisationId } = submitter;
  if (opened?.submissionId !== submissionId) throw new Error("another submission was opened");
  const receipt = await loadReceipt(deps, { organisationId, competitionId }, submissionId);
  const items = receipt?.signed?.statement.items ?? [];
  const hashes = new Map(items.map(({ name, sha256 }) => [name, sha256]));
  for (const section of questionnaire.sections) {
    const { sectionId } = section;
    const sealed = await loadOpenedAnswers(
      deps.table,
      { competitionId, window: PQQ, organisationId },
      sectionId,
    );
    if (sealed === undefined) throw new Error("a section was not opened");
    expect(differing(section, shown.get(sectionId), sealed, opened.files)).toEqual([]);
    expect(hashes.get(`${sectionId}.json`)).toBe(await digestOf(sealed));
  }
  const { organisation } = opened;
  expect(Object.fromEntries(shown.get("profile") ?? [])).toMatchObject({
    Name: organisation.name,
    "Other names": organisation.aliases.join(", ") || "None",
    Kind: kindNames[organisation.kind],
    Members: expect.stringContaining(organisation.members[0]?.name ?? ""),
  });
  expect(hashes.get("profile.json")).toBe(await digestOf(organisation));
  const hashed = (sha256: string | undefined) =>
    items.some((item) => item.size !== undefined && item.sha256 === sha256);
  expect(opened.files.filter(({ sha256 }) => !hashed(sha256))).toEqual([]);
  expect(items.filter(({ size }) => size !== undefined)).toHaveLength(opened.files.length);
}

it(`the sealed copy of ${QUESTIONNAIRES * RESPONSES} random responses is what their check pages showed and their receipts hash`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (g) => {
      const questionnaire = someQuestionnaire(g);
      const portal = await responsesPortal(undefined, questionnaire);
      const sent: Awaited<ReturnType<typeof submits>>[] = [];
      for (let index = 1; index <= RESPONSES; index += 1)
        sent.push(await submits(g, portal, await portal.takesPart(`bidder-${index}`), `Bidder${index}`));
      portal.portal.at(SEALABLE);
      const opened = must(await loadOpenedResponses(portal.portal.deps, portal.competitionId));
      expect(opened).toHaveLength(RESPONSES);
      for (const one of sent)
        await expectSealedAsShown(
          portal,
          questionnaire,
          one,
          opened.find(({ organisation }) => organisation.organisationId === one.submitter.organisationId),
        );
    }),
    { numRuns: QUESTIONNAIRES, seed: 10, endOnFailure: true },
  );
}, 1_200_000);
