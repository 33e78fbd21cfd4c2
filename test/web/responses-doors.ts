import type { Deps } from "../../functions/platform/deps.ts";
import { responsesBidderApi } from "../../functions/responses/api.ts";
import type { Questionnaire } from "../../shared/questionnaire/schema.ts";
import { between, type Instant } from "../../shared/kernel/instant.ts";
import { openDoor } from "../../web/doors/door.tsx";
import { only } from "../../web/doors/guard.tsx";
import { responsesBidderRoutes } from "../../web/responses/routes.tsx";
import { responsesSectionRoutes } from "../../web/responses/section-routes.tsx";
import { responsesSubmissionRoutes } from "../../web/responses/submission-routes.tsx";
import { warnOfUnsent } from "../../web/unsent/unsent-for-routes.tsx";
import { aPqq } from "../builders/pqq.ts";
import { SMALL } from "../builders/questionnaire.ts";
import { type Answer, client, type Client, hidden } from "./preferences-doors.ts";
import { fenced } from "../builders/fenced.ts";

/** The bidder's door with its response alone behind it, as the door app mounts it. */
function responsesDoor(deps: Deps) {
  const bidder = openDoor(fenced(deps, "bidder"), "bidder");
  bidder.use("/bidder/*", only("bidder"), warnOfUnsent);
  bidder.use("/api/v1/bidder/*", only("bidder"));
  bidder.route("/bidder", responsesBidderRoutes);
  bidder.route("/bidder", responsesSectionRoutes);
  bidder.route("/bidder", responsesSubmissionRoutes);
  bidder.route("/api/v1/bidder", responsesBidderApi);
  return bidder;
}

/** The competition with a questionnaire, at a London time while the PQQ is open unless another is given. */
export async function responsesPortal(at?: string, questionnaire: Questionnaire = SMALL) {
  const pqq = await aPqq(at, questionnaire);
  const { portal, competitionId } = pqq;
  const door = responsesDoor(portal.deps);
  const signedIn = async (mail: string, name: string) =>
    client(door, await portal.signIn(mail, name), (await portal.signIn(mail, name, "bearer")).secret);
  return {
    ...pqq,
    door,
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

type Fields = Parameters<Client["post"]>[1];

/** Sends a section's form as a person would, with the version that its page shows. */
export async function sendSection(
  as: Client,
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
export async function sendForm(as: Client, from: string, to = from): Promise<Answer> {
  const { text } = await as.get(from);
  return as.post(to, { requestKey: hidden(text, "requestKey"), seenVersion: hidden(text, "seenVersion") });
}

/** Answers in order that leave nothing of the first section open. */
export const WHO_BIDS = { "bidder-name": "Acme", form: "single", staff: "120", listing: "yes" };

/** The text of a field of several lines, or the value of one of one line. */
export const field = ({ text }: Answer, name: string) =>
  new RegExp(`<textarea[^>]*name="${name}"[^>]*>([^<]*)<`).exec(text)?.[1] ??
  new RegExp(`<input[^>]*name="${name}"[^>]*value="([^"]*)"`).exec(text)?.[1];
