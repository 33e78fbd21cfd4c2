import { randomBytes } from "node:crypto";
import { addPartner } from "../../../functions/organisations/operations.ts";
import { invitePerson, suspendMember } from "../../../functions/organisations/people-operations.ts";
import { suspendStaff } from "../../../functions/people/staff-operations.ts";
import { loadWorth } from "../../../functions/people/store.ts";
import { type Actor, type BidderActor, capacityOf } from "../../../shared/kernel/actor.ts";
import { LotId } from "../../../shared/kernel/id.ts";
import { HOUR } from "../../../shared/kernel/instant.ts";
import { personIdOf, ProposeDeputy } from "../../../shared/people/schema.ts";
import { anyKey, must, type RunningCompetition } from "../../builders/competition.ts";
import { appoint, byTwo } from "../../builders/of-two.ts";
import { proposeDeputy } from "../../../functions/people/deputy-operations.ts";
import { type BidderName, SIGNED_IN, type Principal } from "./principals.ts";

/** A bidder with its two people; `canary` is in its name and theirs, and in nobody else's. */
type Bidder = {
  readonly name: string;
  readonly canary: string;
  readonly submitter: BidderActor;
  readonly member: BidderActor;
};
export type Cast = {
  readonly bidders: Readonly<Record<BidderName, Bidder>>;
  /** In the names of the authority's people, and of the partners and their people. */
  readonly canaries: { readonly staff: string; readonly partners: string };
  readonly mails: Readonly<Partial<Record<Principal, string>>>;
};

/** A text that stands nowhere else. */
export const canary = () => `zq${randomBytes(6).toString("hex")}`;
const lots = (...numbers: readonly number[]) => numbers.map((number) => LotId.parse(`lot-${number}`));

const ROLES = {
  teamLead: { role: "competition-lead", lots: lots(9, 10, 12) },
  supportManager: { role: "support-manager", lots: lots(9) },
  evaluator: { role: "evaluator", lots: "all" },
  auditor: { role: "auditor", lots: "all" },
  approver: { role: "approver", lots: "all" },
  suspendedStaff: { role: "support-manager", lots: lots(9) },
} as const;

/** Everybody: three bidders, of whom two may have pre-qualified, partners, and the authority's people. */
export async function aCast(
  running: RunningCompetition,
  { newCanary = canary, prequalified }: { newCanary: (() => string) | undefined; prequalified: boolean },
): Promise<Cast> {
  const { lead } = running;
  const { deps } = running.portal;
  const canaries = { staff: newCanary(), partners: newCanary() };
  const mails: Partial<Record<Principal, string>> = {
    newcomer: "newcomer@nowhere.example",
    lead: "lead@authority.example",
    secondLead: "second.lead@authority.example",
    partnerOf20: "partner.20@partner.example",
    partnerOf9: "partner.9@partner.example",
  };

  async function aBidder(word: BidderName): Promise<Bidder> {
    const own = newCanary();
    const name = `${word}-${own}`;
    const people = await running.bidder(name, [`First member of ${name}`, `Second member of ${name}`]);
    mails[`${word}Submitter`] = `submit@${name}.example`;
    if (word !== "gamma") mails[`${word}Member`] = `member@${name}.example`;
    return { name, canary: own, ...people };
  }
  const bidders = {
    alpha: await aBidder("alpha"),
    beta: await aBidder("beta"),
    gamma: await aBidder("gamma"),
  };
  if (prequalified) await running.prequalify(bidders.alpha.submitter, bidders.beta.submitter);
  const { submitter } = bidders.alpha;
  mails.suspendedBidder = `suspended@${bidders.alpha.name}.example`;
  const place = {
    mail: mails.suspendedBidder,
    name: `Third of ${bidders.alpha.name}`,
    role: "submitter",
  } as const;
  must(await invitePerson(deps, submitter, place, anyKey()));

  for (const name of Object.keys(ROLES).filter(isRole)) {
    const mail = `${name.toLowerCase()}@authority.example`;
    mails[name] = mail;
    const { role, lots: scope } = ROLES[name];
    const given = { role, lots: scope === "all" ? scope : [...scope] };
    await appoint(running, { mail, name: `${name} ${canaries.staff}`, ...given });
  }
  // The evaluator stands in for the second lead later on: a deputy that can be ended.
  const later = {
    personId: await personIdOf(mails.evaluator ?? ""),
    principalId: running.secondLead.personId,
    firstDay: "2015-01-05",
    lastDay: "2015-01-09",
    reason: "Leave",
  };
  await running.portal.signIn(mails.evaluator ?? "", `evaluator ${canaries.staff}`);
  await byTwo(running, "portal", await proposeDeputy(deps, lead, ProposeDeputy.parse(later), anyKey()));
  for (const lot of [20, 9]) {
    const who = { mail: `partner.${lot}@partner.example`, personName: `Partner ${canaries.partners}` };
    const command = { name: `Borough of ${lot} ${canaries.partners}`, lots: lots(lot), ...who };
    must(await addPartner(deps, lead, command, anyKey()));
  }
  return { bidders, canaries, mails };
}
const isRole = (name: string): name is keyof typeof ROLES => name in ROLES;

/** What somebody's browser and program hold, and as whom they were signed in. */
type Signed = {
  readonly cookie: string;
  readonly bearer: string;
  readonly actor: Actor;
  /** The token that the bearer is; none of who acts for nobody. */
  readonly tokenId: string | undefined;
};
export type SignedIn = Readonly<Partial<Record<Principal, Signed>>>;

/** Signs everybody in; then one session has run out, two people are suspended, and the newcomer is invited by the authority. */
export async function signAllIn(running: RunningCompetition, { mails, bidders }: Cast): Promise<SignedIn> {
  const { portal, lead } = running;
  const signed: Partial<Record<Principal, Signed>> = {};
  const signIn = async (who: Principal, mail = mails[who] ?? "") => {
    const name = mail.replace("@", " of ");
    const { secret: cookie, actor } = await portal.signIn(mail, name);
    const bearer = (await portal.signIn(mail, name, "bearer")).secret;
    const worth =
      actor.audience === "newcomer"
        ? undefined
        : await loadWorth(portal.deps.table, actor.personId, capacityOf(actor));
    signed[who] = { cookie, bearer, actor, tokenId: worth?.tokens.at(-1)?.tokenId };
  };
  portal.waste(-13 * HOUR);
  await signIn("expired", mails.alphaSubmitter);
  portal.waste(13 * HOUR);
  for (const who of [...SIGNED_IN, "suspendedBidder", "suspendedStaff"] as const) await signIn(who);

  const personOf = async (who: Principal) => personIdOf(mails[who] ?? "");
  const gone = { personId: await personOf("suspendedBidder"), suspend: true };
  must(await suspendMember(portal.deps, bidders.alpha.submitter, gone, anyKey()));
  const left = { personId: await personOf("suspendedStaff"), suspend: true, reason: "Has left" };
  must(await suspendStaff(portal.deps, lead, left, anyKey()));
  await appoint(running, { mail: mails.newcomer ?? "", name: "Somebody invited", role: "evaluator" });
  return signed;
}
