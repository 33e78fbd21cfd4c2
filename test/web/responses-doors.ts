import type { Questionnaire } from "../../shared/questionnaire/schema.ts";
import { between, type Instant } from "../../shared/kernel/instant.ts";
import { aPqq } from "../builders/pqq.ts";
import { SMALL } from "../builders/questionnaire.ts";
import { type Answer, type Fields, personAt, type Reader, reader } from "../builders/person.ts";
import { hidden } from "../builders/page.ts";

/** The competition with a questionnaire, at a London time while the PQQ is open unless another is given. */
export async function responsesPortal(at?: string, questionnaire: Questionnaire = SMALL) {
  const pqq = await aPqq(at, questionnaire);
  const { portal, competitionId } = pqq;
  const signedIn = async (mail: string, name: string) => reader(await personAt(portal, mail, name));
  return {
    ...pqq,
    path: `/bidder/competitions/${competitionId}/pqq`,
    sectionPath: (section: string) => `/bidder/competitions/${competitionId}/pqq/sections/${section}`,
    /** Moves the portal clock alone, so that nobody is signed out by the test's own haste. */
    moveTo(instant: Instant) {
      portal.waste(between(instant, portal.deps.now()));
      portal.at(instant);
    },
    /** A bidder with clients for both of its people. */
    async takesPart(name: string) {
      const people = await pqq.bidder(name);
      return {
        ...people,
        asSubmitter: await signedIn(`submit@${name}.example`, people.submitter.name),
        asMember: await signedIn(`member@${name}.example`, people.member.name),
      };
    },
  };
}
export type ResponsesPortal = Awaited<ReturnType<typeof responsesPortal>>;

/** Sends a section's form as a person would, with the version that its page shows. */
export async function sendSection(
  as: Reader,
  path: string,
  answers: Readonly<Record<string, string | readonly string[]>>,
  more: Fields = { action: "continue" },
): Promise<Answer> {
  const { text } = await as.get(path);
  return as.post(path, { seenVersion: hidden(text, "seenVersion"), ...answerFields(answers), ...more });
}

/** Answers by question, as the fields of a form. */
export const answerFields = (answers: Fields): Fields =>
  Object.fromEntries(Object.entries(answers).map(([name, value]) => [`answer.${name}`, value]));

/** Sends the form of another page, with what stands hidden in it. */
export async function sendForm(as: Reader, from: string, to = from): Promise<Answer> {
  const { text } = await as.get(from);
  return as.post(to, { requestKey: hidden(text, "requestKey"), seenVersion: hidden(text, "seenVersion") });
}

/** Answers in order that leave nothing of the first section open. */
export const WHO_BIDS = { "bidder-name": "Acme", form: "single", staff: "120", listing: "yes" };

/** The text of a field of several lines, or the value of one of one line. */
export const field = ({ text }: Answer, name: string) =>
  new RegExp(`<textarea[^>]*name="${name}"[^>]*>([^<]*)<`).exec(text)?.[1] ??
  new RegExp(`<input[^>]*name="${name}"[^>]*value="([^"]*)"`).exec(text)?.[1];
