import { loadInbox } from "../../../functions/notices/store.ts";
import type { NoticeId } from "../../../shared/notices/schema.ts";
import { personIdOf } from "../../../shared/people/schema.ts";
import { audienceOf, BIDDER_NAMES, bidderOf, type Principal } from "./principals.ts";
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
  amendment: `amd_${nothing}`,
  lot: "lot-99",
};
export const MISSING_NOTICE = `${"0".repeat(15)}-${"0".repeat(32)}`;

/** What is there and somebody's own, or everybody's. Who has nothing of their own gets what is Alpha's. */
export async function ownOf(world: World, who: Principal): Promise<Params> {
  const name = bidderOf(who) ?? "alpha";
  const { submitter, member } = world.bidders[name];
  const colleague = who.endsWith("Member") ? submitter : member;
  const staff = world.mails[who === "auditor" ? "evaluator" : "auditor"] ?? "";
  return {
    competition: world.competitionId,
    round: "preferences-1",
    submission: world.receipts[name]?.submissionId ?? String(MISSING["submission"]),
    person: audienceOf(who) === "authority" ? await personIdOf(staff) : colleague.personId,
    organisation: submitter.organisationId,
    amendment: world.amendmentId,
    lot: ["teamLead", "supportManager", "partnerOf9"].includes(who) ? "lot-9" : "lot-20",
    change: "suspend",
  };
}

/** What is there and not theirs; without a parameter where nothing is foreign to them. */
export function foreignTo(world: World, who: Principal): Params {
  const other = bidderOf(who) === "alpha" ? "beta" : "alpha";
  const person = { person: world.bidders[other].submitter.personId };
  const limited = ["teamLead", "supportManager", "partnerOf9"].includes(who);
  switch (audienceOf(who)) {
    case "bidder":
      return { ...person, submission: world.receipts[other]?.submissionId ?? String(MISSING["submission"]) };
    case "partner":
      return { lot: limited ? "lot-20" : "lot-9" };
    case "authority":
      return { ...person, ...(limited ? { lot: "lot-20" } : {}) };
    default:
      return {};
  }
}

/** A notice in somebody's inbox: the newest. */
export async function noticeOf({ deps, bidders, mails }: World, who: Principal): Promise<NoticeId | undefined> {
  const mail = mails[who];
  const name = bidderOf(who);
  if (mail === undefined || audienceOf(who) === "newcomer") return undefined;
  const person = await personIdOf(mail);
  const capacities =
    audienceOf(who) === "authority"
      ? (["authority"] as const)
      : name === undefined
        ? (await partners(deps)).map(({ organisationId }) => organisationId)
        : [bidders[name].submitter.organisationId];
  for (const capacity of capacities) {
    const { notices } = await loadInbox(deps.table, person, capacity, undefined, 1);
    if (notices[0] !== undefined) return notices[0].noticeId;
  }
  return undefined;
}
