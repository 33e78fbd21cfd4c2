import { capacityOf } from "../../../shared/kernel/actor.ts";
import { listNotices } from "../../../functions/notices/operations.ts";
import { ListNotices } from "../../../shared/notices/schema.ts";
import { personIdOf } from "../../../shared/people/schema.ts";
import { audienceOf, bidderOf, type BidderName, type Principal } from "./principals.ts";
import type { Given } from "./row.ts";
import type { World } from "./world.ts";

/** Values of the parameters of an address. */
export type Params = Readonly<Record<string, string>>;

const nothing = "0".repeat(26);
/** Well-formed names of what does not exist. */
export const MISSING: Params = {
  competition: `cmp_${nothing}`,
  round: "preferences-9",
  submission: `sub_${nothing}`,
  person: `per_${nothing}`,
  organisation: `org_${nothing}`,
  scope: `cmp_${nothing}`,
  draft: `dft_${nothing}`,
  lot: "lot-99",
  section: "elsewhere",
  question: "nowhere",
  file: `fil_${nothing}`,
  query: `qry_${nothing}`,
  proposal: `prp_${nothing}`,
  document: "elsewhere.json",
  version: "99",
  member: "99",
  change: `chg_${nothing}`,
  code: "0".repeat(43),
  capacity: `org_${nothing}`,
  token: `tok_${nothing}`,
};
const MISSING_NOTICE = `${"0".repeat(15)}-${"0".repeat(32)}`;

/** What is there and somebody's own, or everybody's. Who has nothing of their own gets what is Alpha's. */
export async function ownOf(world: World, who: Principal): Promise<Params> {
  const name = bidderOf(who) ?? "alpha";
  const { submitter, member } = world.bidders[name];
  const colleague = who.endsWith("Member") ? submitter : member;
  const staff = world.mails[who === "auditor" ? "evaluator" : "auditor"] ?? "";
  return {
    competition: world.competitionId,
    round: "preferences-1",
    submission: submissionOf(world, name),
    ...inPqq(world, name),
    person: audienceOf(who) === "authority" ? await personIdOf(staff) : colleague.personId,
    organisation: submitter.organisationId,
    scope: world.competitionId,
    proposal: world.proposed.amendment,
    draft: world.draftId,
    lot: ["teamLead", "supportManager", "partnerOf9"].includes(who) ? "lot-9" : "lot-20",
    change: "suspend",
    ...placeOf(world, who),
  };
}

/** For whom somebody acts, and the token that they have for it; who acts for nobody is invited by the authority. */
function placeOf({ signedIn }: World, who: Principal): Params {
  const { actor, tokenId } = signedIn[who] ?? {};
  const acting = actor === undefined || actor.audience === "newcomer" ? undefined : capacityOf(actor);
  return { capacity: acting ?? "authority", token: tokenId ?? String(MISSING["token"]) };
}

const submissionOf = ({ about, receipts, pqq }: World, name: BidderName): string =>
  (about === "pqq" ? pqq.responded[name] : receipts[name])?.submissionId ?? String(MISSING["submission"]);

/** What a bidder has in the PQQ; nothing that is there before it begins. */
const inPqq = ({ pqq }: World, name: BidderName): Params => ({
  section: "bidder",
  question: "accounts",
  document: "bidder.json",
  version: "1",
  file: pqq.responded[name]?.fileId ?? String(MISSING["file"]),
  query: pqq.queries[name] ?? String(MISSING["query"]),
});

/** What is there and not theirs; without a parameter where nothing is foreign to them. */
export function foreignTo(world: World, who: Principal): Params {
  const other = bidderOf(who) === "alpha" ? "beta" : "alpha";
  const { personId, organisationId } = world.bidders[other].submitter;
  const token = String(world.signedIn[`${other}Submitter`]?.tokenId);
  const person = { person: personId, capacity: organisationId, token };
  const limited = ["teamLead", "supportManager", "partnerOf9"].includes(who);
  switch (audienceOf(who)) {
    case "bidder":
      return {
        ...person,
        submission: submissionOf(world, other),
        file: String(inPqq(world, other)["file"]),
        query: String(inPqq(world, other)["query"]),
        change: world.pqq.changes[other] ?? String(MISSING["change"]),
      };
    case "partner":
      return { lot: limited ? "lot-20" : "lot-9", capacity: organisationId, token };
    case "authority":
      return { ...person, ...(limited ? { lot: "lot-20" } : {}) };
    default:
      return {};
  }
}

/** A notice of a person's own inbox, or else one that is only in a rival's (or a bidder's). */
export async function noticeFor({ world, who, whose }: Given): Promise<string> {
  const own = await noticesOf(world, who);
  if (whose === "own") return own[0] ?? MISSING_NOTICE;
  const theirs = await noticesOf(world, who.startsWith("alpha") ? "betaSubmitter" : "alphaSubmitter");
  return theirs.find((notice) => !own.includes(notice)) ?? MISSING_NOTICE;
}

async function noticesOf({ deps, signedIn }: World, who: Principal): Promise<readonly string[]> {
  const actor = signedIn[who]?.actor;
  if (actor === undefined || actor.audience === "newcomer") return [];
  const { items } = await listNotices(deps, actor, ListNotices.parse({}));
  return items.map(({ noticeId }) => noticeId);
}
