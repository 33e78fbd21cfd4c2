import { referenceOf } from "../../../shared/kernel/words.ts";
import { audienceOf, BIDDER_NAMES, bidderOf, type BidderName, type Principal } from "./principals.ts";
import type { Exchange } from "./exchange.ts";
import { isUnsealed, type World } from "./world.ts";

/** What is nobody's but a bidder's: its submission, by any name that a page or an answer could give it. */
const submissionOf = ({ receipts, pqq }: World, name: BidderName): readonly string[] => {
  const [receipt, responded] = [receipts[name], pqq.responded[name]];
  if (responded !== undefined) {
    const { names, unmarked, scored, unsent } = responded;
    return [...names, ...unmarked, scored, unsent];
  }
  if (receipt === undefined) return [];
  const { submissionId, entryHash, manifestHash } = receipt;
  return [submissionId, referenceOf(submissionId), entryHash, manifestHash];
};

/** What of all submissions somebody of the authority may not see: everything until the window is sealed, then what is no part of theirs. */
function unreadableBy(world: World, who: Principal): readonly string[] {
  const { about, pqq } = world;
  if (isUnsealed(world.state())) return BIDDER_NAMES.flatMap((name) => submissionOf(world, name));
  if (about === "preferences") return [];
  const oversees = ["lead", "secondLead", "auditor"].includes(who);
  return Object.values(pqq.responded).flatMap(({ names, unmarked, scored, unsent }) => {
    if (oversees) return [unsent];
    return who === "supportManager" ? [...names, ...unmarked, scored, unsent] : [...unmarked, unsent];
  });
}

/** Everything that tells of a bidder: names, addresses, ids, submission. */
function everythingOf(world: World, name: BidderName): readonly string[] {
  const { canary, submitter, member } = world.bidders[name];
  return [
    canary,
    submitter.organisationId,
    submitter.personId,
    member.personId,
    ...submissionOf(world, name),
  ];
}

/** The organisations and people of the bidders that somebody does not act for. */
export const rivalsOf = ({ bidders }: World, who: Principal): readonly string[] =>
  BIDDER_NAMES.filter((name) => name !== bidderOf(who)).flatMap((name) => {
    const { submitter, member } = bidders[name];
    return [submitter.organisationId, submitter.personId, member.personId];
  });

/** Texts that no answer to somebody may contain. */
function hiddenFrom(world: World, who: Principal): readonly string[] {
  const { canaries } = world;
  const own = bidderOf(who);
  const listed = world.state() === "published" ? world.bidders.alpha.canary : undefined;
  const rivals = BIDDER_NAMES.filter((name) => name !== own)
    .flatMap((name) => everythingOf(world, name))
    .filter((text) => text !== listed);
  switch (audienceOf(who)) {
    case "authority":
      return unreadableBy(world, who);
    case "partner":
      return [...rivals, canaries.staff];
    default:
      return [...rivals, canaries.staff, canaries.partners];
  }
}

/** Names and addresses of people, which no line of the log may contain. */
const personalIn = ({ bidders, canaries }: World): readonly string[] => [
  ...BIDDER_NAMES.map((name) => bidders[name].canary),
  ...Object.values(canaries),
  "@",
];

/** What of our making no answer may show: errors by name, where they were thrown, what the table is called. */
const INNER = [
  /ZodError/,
  /\n\s+at /,
  /\.tsx?:\d/,
  /node_modules/,
  /portal-test/,
  /arn:aws/,
  /\b\w+Exception\b/,
  /TransactionCanceled|ConditionalCheck/,
  /#(TERMS|TIMETABLE|PROFILE|HEAD|ENTRY)\b/,
];

/** What an answer shows that it must not, but for what was in the request itself. */
export function leaksIn(
  world: World,
  who: Principal,
  { headers, text, log }: Exchange,
  sent: readonly string[],
) {
  const whole = [...headers].map(([name, value]) => `${name}: ${value}`).join("\n") + text;
  const shown = sent.filter((one) => one.length > 3).reduce((rest, one) => rest.replaceAll(one, ""), whole);
  return [
    ...hiddenFrom(world, who)
      .filter((secret) => shown.includes(secret))
      .map((secret) => `shows ${secret}`),
    ...INNER.flatMap((inner) => (inner.test(shown) ? [`shows ${String(inner.exec(shown)?.[0])}`] : [])),
    ...personalIn(world)
      .filter((one) => log.some((line) => line.includes(one)))
      .map((one) => `logs ${one}`),
  ];
}
