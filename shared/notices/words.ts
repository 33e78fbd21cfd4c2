import { roleChangeInWords } from "./role-words.ts";
import { outcomeCorrected, outcomePublished, outcomeStopped } from "./outcome-words.ts";
import { lotName, stageInSentence, stageName } from "../competition/words.ts";
import type { PlacedActor } from "../kernel/actor.ts";
import { inWords } from "../kernel/instant.ts";
import { fileProblemInWords } from "../files/words.ts";
import { OWNER } from "../kernel/names.ts";
import { referenceOf, sentenceStart } from "../kernel/words.ts";
import { memberRoleNames } from "../organisations/words.ts";
import { changeInWords } from "../memberships/words.ts";
import { roleNames } from "../people/words.ts";
import { lapsingInWords, notRatifiedInWords, proposalName } from "../proposals/words.ts";
import { competitionOf } from "./rules.ts";
import type { NoticeContent } from "./schema.ts";

/** What can be done about a notice: "read and answer it", on a page below that of its competition. */
type Way = { readonly to: string; readonly at: "" | "/queries" | "/my-evaluation" | "/pqq" | "/proposals" };
/** A notice as it is read: the subject of the mail and heading in the inbox, and its paragraphs. */
type NoticeWords = { readonly subject: string; readonly paragraphs: readonly string[]; readonly way?: Way };
const said = (subject: string, ...paragraphs: readonly string[]): NoticeWords => ({ subject, paragraphs });

const withWay = (way: Way, ...words: readonly [subject: string, ...paragraphs: string[]]): NoticeWords => ({
  ...said(...words),
  way,
});

const reasonGiven = ({ reason }: { readonly reason?: string | undefined }): readonly string[] =>
  reason === undefined ? [] : [`Reason: ${reason}`];

const momentNames = { opensAt: "opening", closesAt: "closing" } as const;

/** What people read, by mail and in the inbox alike, but for the way on: a mail has it as words, the inbox as a link. */
export function noticeInWords(content: NoticeContent): NoticeWords {
  switch (content.kind) {
    case "timetable-amended":
      return said(
        content.held
          ? `Closing time held until ${inWords(content.to)}: ${stageName(content.stage)}`
          : `Timetable amended: ${stageName(content.stage)}`,
        `In “${content.competition}” the ${momentNames[content.moves]} of ${stageInSentence(content.stage)} ${content.held ? "is held, for everybody alike, and has moved" : "has moved"} from ${inWords(content.from)} to ${inWords(content.to)}.`,
        `Reason: ${content.reason}`,
        ...(content.ratifyBy === undefined
          ? []
          : [
              `One person decided this alone. Another says by ${inWords(content.ratifyBy)} whether they stand by it; it stands whatever they say.`,
            ]),
      );
    case "proposal-made":
      return withWay(
        { to: "look at it and confirm it", at: "/proposals" },
        `To confirm: ${proposalName(content)}`,
        ...(content.act === "suspension-lasting" && content.until !== undefined
          ? lapsingInWords(content, reasonGiven(content), content.until)
          : [
              `${content.by} proposes: ${proposalName(content)}${inCompetition(content)}.`,
              ...reasonGiven(content),
              `Nothing happens before another person has confirmed it.${content.until === undefined ? "" : ` It can be confirmed until ${inWords(content.until)}.`}`,
            ]),
      );
    case "proposal-declined":
      return withWay(
        { to: "look at it", at: "/proposals" },
        `Declined: ${proposalName(content)}`,
        content.standsAnyway
          ? `${content.by} does not stand by it: ${proposalName(content)}${inCompetition(content)}. ${notRatifiedInWords(content)}`
          : `${content.by} has declined what you proposed: ${proposalName(content)}${inCompetition(content)}.`,
        ...reasonGiven(content),
      );
    case "competition-published":
      return withWay(
        { to: "read its timetable, lots and rules", at: "" },
        `Competition published: ${content.competition}`,
        `The competition “${content.competition}” is published.`,
        ...(content.pqq === undefined
          ? []
          : [
              `Its pre-qualification questionnaire can be answered from ${inWords(content.pqq.opensAt)} until ${inWords(content.pqq.closesAt)}.`,
            ]),
      );
    case "competition-cancelled":
      return said(
        `Competition cancelled: ${content.competition}`,
        `The competition “${content.competition}” is cancelled. Nothing more can be submitted.`,
        `Reason: ${content.reason}`,
      );
    case "prequalification-recorded":
      return said(
        `Your organisation has pre-qualified: ${content.competition}`,
        `Your organisation has pre-qualified in “${content.competition}”. It can now take part in its rounds of lot preferences.`,
      );
    case "part-given":
      return withWay(
        { to: "declare your interests and find your work", at: "/my-evaluation" },
        `You have a part in the evaluation: ${content.competition}`,
        `In the evaluation of “${content.competition}” you ${content.part === "evaluator" ? "evaluate" : "moderate"} the section “${content.section}”.`,
      );
    case "query-asked":
      return withWay(
        { to: "read and answer it", at: "/queries" },
        `A question about your response: ${content.competition}`,
        `The authority has a question about your organisation’s response to the pre-qualification questionnaire of “${content.competition}”.`,
        `Answer before ${inWords(content.dueAt)}. What we receive at that instant or later does not count.`,
      );
    case "query-answered":
      return withWay(
        { to: "read the answer", at: "/queries" },
        `A bidder has answered a question: ${content.competition}`,
        `A bidder has answered a question about its response in “${content.competition}”.`,
      );
    case "own-query-answered":
      return withWay(
        { to: "read the question and your answer", at: "/queries" },
        `Your answer is received: ${content.competition}`,
        `We received your organisation’s answer to a question of the authority about its response in “${content.competition}”, at ${inWords(content.answeredAt)}. ${content.by} gave it. It is final.`,
      );
    case "outcome-published":
      return withWay({ to: "read it", at: "" }, ...outcomePublished(content));
    case "outcome-corrected":
      return withWay({ to: "read it", at: "" }, ...outcomeCorrected(content));
    case "outcome-stopped":
      return withWay({ to: "read why, and ratify it or not", at: "/proposals" }, ...outcomeStopped(content));
    case "response-submitted":
      return said(
        `PQQ response received: ${referenceOf(content.submissionId)}`,
        `We received your organisation’s response for “${content.competition}”, ${stageName(content.stage)}, at ${inWords(content.receivedAt)}. ${content.by} submitted it.`,
        `The reference is ${referenceOf(content.submissionId)}. The receipt in the portal says what was submitted, and can be checked without the portal.`,
      );
    case "response-withdrawn":
      return said(
        `PQQ response withdrawn: ${referenceOf(content.submissionId)}`,
        `Your organisation’s response for “${content.competition}”, ${stageName(content.stage)}, was withdrawn at ${inWords(content.receivedAt)}. ${content.by} withdrew it. Nothing stands until somebody submits again.`,
        `The reference is ${referenceOf(content.submissionId)}.`,
      );
    case "file-refused":
      return withWay(
        { to: "see which file it is", at: "/pqq" },
        `A file was refused: ${content.competition}`,
        `We looked into a file that your organisation uploaded for “${content.competition}” and refused it: ${fileProblemInWords(content.problem)}.`,
        "It holds up nothing else: what is submitted stands without it, and until the closing time you can upload another and submit again.",
      );
    case "files-kept-apart":
      return said(
        `Files kept apart: ${stageName(content.stage)}`,
        `The window of ${stageInSentence(content.stage)} in “${content.competition}” is sealed. ${content.files === 1 ? "1 file was" : `${content.files} files were`} refused or could not be looked into and cannot be opened.`,
        "The responses stand without them. Each response names its files and says what is the matter with them.",
      );
    case "preferences-submitted":
      return said(
        `Lot preferences received: ${referenceOf(content.submissionId)}`,
        `We received your organisation’s preferences for “${content.competition}”, ${stageName(content.stage)}, at ${inWords(content.receivedAt)}. ${content.by} submitted them.`,
        `The reference is ${referenceOf(content.submissionId)}. The receipt in the portal says what was submitted, and can be checked without the portal.`,
      );
    case "preferences-withdrawn":
      return said(
        `Lot preferences withdrawn: ${referenceOf(content.submissionId)}`,
        `Your organisation’s preferences for “${content.competition}”, ${stageName(content.stage)}, were withdrawn at ${inWords(content.receivedAt)}. ${content.by} withdrew them.`,
        `The reference is ${referenceOf(content.submissionId)}.`,
      );
    case "lot-bidders-disclosed":
      return withWay(
        { to: "read who they are", at: "" },
        `Bidders disclosed: ${lotName(content.lot)}`,
        `The authority has disclosed to its partners which bidders prefer ${lotName(content.lot)} in “${content.competition}”.`,
      );
    case "draft-unsent":
      return said(
        `Not submitted yet: ${stageName(content.stage)}`,
        `Your organisation has a draft in “${content.competition}”, ${stageName(content.stage)}, that is not submitted.`,
        `The round closes at ${inWords(content.closesAt)}. What is received at that time or later does not count. A draft is not submitted unless you submit it.`,
      );
    case "contact-asked":
      return {
        // It goes to whatever address somebody typed: nothing in it is the sender's to write.
        subject: "Confirm your email address for the competition portal",
        paragraphs: [
          `An organisation gave this address as that of its main contact on the competition portal of the ${OWNER}. The page of the link says which.`,
          "Confirm it with the link that comes with this. You need no account for that, and nothing is held up until then.",
        ],
      };
    case "membership-change-requested":
      return said(
        `Change of members to decide: ${content.organisation}`,
        `${content.organisation} asks to change its members: ${changeInWords(content.change)}.`,
        `Reason: ${content.reason}`,
      );
    case "lead-named":
      return said(
        `National lead named by the deployment: ${content.name}`,
        `${content.name} leads the portal from now on. Fewer than two others did, so whoever runs the portal named a national lead; everybody else is appointed by two people.`,
      );
    case "place-offered":
      return said(
        "You are invited to act on the competition portal",
        `A place was prepared for you on the competition portal of the ${OWNER}. Sign in with this address to see for whom, and accept or refuse it.`,
        "Nothing happens unless you accept. If you did not expect this, you need not do anything.",
      );
    case "place-changed":
      return content.own
        ? {
            subject: `Your place has changed: ${content.organisation}`,
            paragraphs: [sentenceStart(`${content.organisation}: ${ownPlaceInWords(content)}.`)],
          }
        : {
            subject: `People of ${content.organisation}: ${content.name}`,
            paragraphs: [
              `${colleagueInWords(content)}.`,
              "If this is not right, change it on the page of your people, or ask whoever did it.",
            ],
          };
    case "membership-change-decided":
      return said(
        `Change of your members ${content.approved ? "approved" : "refused"}`,
        `The authority has ${content.approved ? "approved" : "refused"} the change of your members that you asked for: ${changeInWords(content.change)}.`,
        `Reason: ${content.reason}`,
      );
  }
}

const inCompetition = ({ competition }: { readonly competition?: string | undefined }): string =>
  competition === undefined ? "" : ` in “${competition}”`;

type PlaceChanged = Extract<NoticeContent, { kind: "place-changed" }>;

/** What became of a colleague's place, in a sentence without its end. */
function colleagueInWords(content: PlaceChanged): string {
  const { change, name, by, role } = content;
  switch (change) {
    case "invited":
      return `${by} has invited ${name}${inCompetition(content)}${roleInWords(role)}. The place counts when ${name} accepts it`;
    case "accepted":
      return `${name} has accepted the place${roleInWords(role)}`;
    case "role-changed":
      return `${by} has changed the role of ${name}${roleInWords(role)}`;
    case "role-given":
    case "role-ended":
      return roleChangeInWords(content, `${inCompetition(content)}${roleInWords(content.role)}`);
    case "suspended":
      return `${by} has suspended ${name}`;
    case "restored":
      return `${by} has let ${name} back`;
    case "removed":
      return `${by} has removed ${name}`;
    case "left":
      return `${name} has left`;
    case "token-revoked":
      return `${by} has revoked a token for the API that ${name} had`;
  }
}

/** The same for the person whose place it is. */
function ownPlaceInWords(content: PlaceChanged): string {
  const { change, by, role } = content;
  switch (change) {
    case "role-changed":
      return `${by} has changed your role${roleInWords(role)}. Sign in again to go on`;
    case "role-given":
    case "role-ended":
      return roleChangeInWords(content, `${inCompetition(content)}${roleInWords(content.role)}`);
    case "suspended":
      return `${by} has suspended you. You cannot act for it until you are let back`;
    case "restored":
      return `${by} has let you back. You can act for it again`;
    case "removed":
      return `${by} has taken your place away`;
    case "token-revoked":
      return `${by} has revoked a token for the API that you had`;
    default:
      return "Your place has changed";
  }
}

const roleInWords = (role: string | undefined): string =>
  role === undefined ? "" : `: ${roleNamesByCode.get(role) ?? role}`;
const roleNamesByCode = new Map<string, string>(Object.entries({ ...memberRoleNames, ...roleNames }));

/** The way on as a link of the portal, for whoever reads the notice there; none where it is about no competition. */
export function wayInPortal(content: NoticeContent, audience: PlacedActor["audience"]) {
  const { way } = noticeInWords(content);
  const id = competitionOf(content);
  if (way === undefined || (id === undefined && way.at !== "/proposals")) return undefined;
  const within = id === undefined ? "" : `/competitions/${id}`;
  return { text: sentenceStart(way.to), href: `/${audience}${within}${way.at}` };
}

/**
 * The text of a mail: the paragraphs, what to sign in for, and where to read more. Who gets a link that only the mail carries may be nobody of
 * the portal, and is told of nothing else.
 */
export const mailText = ({ paragraphs, way }: NoticeWords, inboxAddress: string, link?: string): string =>
  [
    ...paragraphs,
    ...(way === undefined ? [] : [`Sign in to ${way.to}.`]),
    link === undefined ? `This notice is also in the portal: ${inboxAddress}` : `Open this link: ${link}`,
    "Do not reply to this message: nobody reads what is sent to its address.",
  ].join("\n\n");
