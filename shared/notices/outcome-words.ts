import { type Instant, inWords } from "../kernel/instant.ts";

/** Title and paragraphs of a notice. */
type Said = readonly [title: string, ...paragraphs: string[]];
type About = { readonly competition: string };

/** What people read when an outcome is published. */
export const outcomePublished = ({ competition }: About): Said => [
  `Outcome of the PQQ published: ${competition}`,
  `The outcome of the pre-qualification questionnaire of “${competition}” is published.`,
  "An organisation that submitted a response reads its own outcome there, with scores and reasons. The public list names those who passed and agreed to be named.",
];

/** What people read when what was published of one organisation is corrected. */
export const outcomeCorrected = ({ competition }: About): Said => [
  `Outcome of the PQQ corrected: ${competition}`,
  `The published outcome of the pre-qualification questionnaire of “${competition}” was corrected.`,
  "The organisation concerned reads its own outcome there, with the reason of the correction. The public counts and names say what is so now.",
];

type Stopped = About & { readonly by: string; readonly visibleAt: Instant; readonly ratifyBy: Instant };

/** What those who confirm, and the auditors, read when one person has stopped the publication of an outcome. */
export const outcomeStopped = ({ competition, by, visibleAt, ratifyBy }: Stopped): Said => [
  `Publication of the outcome stopped: ${competition}`,
  `${by} has stopped the publication of the outcome of the pre-qualification questionnaire of “${competition}”, which was to come at ${inWords(visibleAt)}. Nobody outside the authority learns of it.`,
  `Another person says until ${inWords(ratifyBy)} whether they stand by it; it stands whatever they say.`,
];
