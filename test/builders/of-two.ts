import { loadStaffMember } from "../../functions/people/store.ts";
import { loadAllPrepared } from "../../functions/competition/prepared-facts.ts";
import { cloneDraft } from "../../functions/competition/draft-operations.ts";
import { appointStaff, giveRole, suspendStaff } from "../../functions/people/staff-operations.ts";
import { loadProposal } from "../../functions/platform/proposals.ts";
import { loadAllWaiting } from "../../functions/proposals/facts.ts";
import { confirmProposal, withdrawProposal } from "../../functions/proposals/operations.ts";
import type { Deps } from "../../functions/platform/deps.ts";
import {
  actorIn,
  type AuthorityActor,
  type LotScope,
  PortalRole,
  type StaffRole,
} from "../../shared/kernel/actor.ts";
import { type CompetitionId, competitionOfDraft, DraftId, ProposalId } from "../../shared/kernel/id.ts";
import type { ProposalHash, Scope } from "../../shared/kernel/proposal.ts";
import { type AppointStaff, GiveRole, Mail, personIdOf } from "../../shared/people/schema.ts";
import { anyKey } from "./key.ts";
import type { TestPortal } from "./portal.ts";
import type { Visitor } from "./visitor.ts";

/** A portal and the two people who lead it. */
export type TwoLeads = {
  readonly portal: Pick<TestPortal, "deps" | "actor">;
  readonly lead: AuthorityActor;
  readonly secondLead: AuthorityActor;
  /** In which competition people are given roles. */
  readonly competitionId?: CompetitionId;
};

/** The id of the proposal that was made, from what its proposer was answered. */
export const proposalIn = (answer: Readonly<Record<string, unknown>>): ProposalId =>
  ProposalId.parse(answer["proposalId"]);

/** What somebody sends who confirms a proposal as it is. */
export async function asItIs(deps: Pick<Deps, "table">, scope: Scope, proposalId: ProposalId) {
  const proposal = await loadProposal(deps.table, scope, proposalId);
  if (proposal === undefined) throw new Error("no such proposal");
  return { scope, proposalId, seenHash: proposal.hash } as const;
}

/** Confirms a proposal as it is; `seenHash` where somebody saw something else. */
export async function confirmAs(
  deps: Deps,
  actor: AuthorityActor,
  { scope, proposalId }: { readonly scope: CompetitionId | "portal"; readonly proposalId: ProposalId },
  {
    key = anyKey(),
    seenHash,
  }: { readonly key?: ReturnType<typeof anyKey>; readonly seenHash?: ProposalHash } = {},
) {
  const command = await asItIs(deps, scope, proposalId);
  return confirmProposal(deps, actor, seenHash === undefined ? command : { ...command, seenHash }, key);
}

/** Takes a proposal back, as who made it. */
export const withdrawAs = (
  deps: Deps,
  actor: AuthorityActor,
  of: { readonly scope: Scope; readonly proposalId: ProposalId },
  key = anyKey(),
) => withdrawProposal(deps, actor, of, key);

/** What somebody is answered who asks for an act. */
export type Answered =
  | { readonly ok: true; readonly value: { readonly answer: Readonly<Record<string, unknown>> } }
  | { readonly ok: false; readonly error: { readonly code: string } };

/** Confirms as the second lead what the first lead proposed. What one person may do alone is done already. */
export async function byTwo(
  { portal: { deps }, secondLead }: TwoLeads,
  scope: Scope,
  proposed: Answered,
): Promise<void> {
  if (!proposed.ok) throw new Error(`refused: ${proposed.error.code}`);
  if (proposed.value.answer["proposalId"] === undefined) return;
  const done = await confirmAs(deps, secondLead, { scope, proposalId: proposalIn(proposed.value.answer) });
  if (!done.ok) throw new Error(`refused: ${done.error.code}`);
}

type Appointing = {
  readonly name: string;
  readonly mail: string;
  readonly role: StaffRole;
  readonly lots?: LotScope;
};

/** The competition in which people are given roles where a test says no other: the newest, or else a draft, which may be begun for it. */
async function whereRolesAre({ portal: { deps }, lead, competitionId }: TwoLeads): Promise<CompetitionId> {
  if (competitionId !== undefined) return competitionId;
  const [newest] = await loadAllPrepared(deps.table);
  if (newest !== undefined) return newest.competitionId;
  const begun = await cloneDraft(deps, lead, { from: "transforming-rehabilitation-2013" }, anyKey());
  if (!begun.ok) throw new Error(begun.error.code);
  return competitionOfDraft(DraftId.parse(begun.value.answer["draftId"]));
}

/**
 * Somebody has a role from now on, another one if they had one: one of power by both leads; one of a competition in that of
 * the world, else in the newest, or in `roleIn`. Whoever has no place accepts it later.
 */
export async function appoint(
  world: TwoLeads,
  { name, mail: typed, role, lots = "all" }: Appointing,
  roleIn?: CompetitionId,
): Promise<void> {
  const { deps } = world.portal;
  const mail = Mail.parse(typed);
  const known = async () => {
    const had = await loadStaffMember(deps.table, await personIdOf(mail), deps.now());
    return had?.removedAt === undefined ? had : undefined;
  };
  const ofPortal = async (to: AppointStaff["role"]) => {
    const command = { name, mail, role: to, seenVersion: (await known())?.version ?? 0, reason: "Needed" };
    await byTwo(world, "portal", await appointStaff(deps, world.lead, command, anyKey()));
  };
  const { success, data } = PortalRole.safeParse(role);
  if (success) return ofPortal(data);
  if ((await known())?.role !== undefined) await ofPortal("none");
  const command = GiveRole.parse({
    name,
    mail,
    role,
    lots,
    roleIn: roleIn ?? (await whereRolesAre(world)),
    seenVersion: (await known())?.version ?? 0,
  });
  const given = await giveRole(deps, world.lead, command, anyKey());
  if (!given.ok) throw new Error(`refused: ${given.error.code}`);
}

/** The same, and they have accepted it: as whom they act at the authority, in the competition in which the role is. */
export async function appointed(
  world: TwoLeads,
  given: Appointing,
  roleIn?: CompetitionId,
): Promise<AuthorityActor> {
  await appoint(world, given, roleIn);
  const actor = await world.portal.actor("authority", given.mail, given.name);
  return actorIn(actor, roleIn ?? (await whereRolesAre(world))) ?? actor;
}

/** Lets somebody back who was suspended: who leads or confirms, by both leads. */
export async function letBack(
  world: TwoLeads,
  { personId }: Pick<AuthorityActor, "personId">,
): Promise<void> {
  const command = { personId, suspend: false, reason: "Is back" };
  await byTwo(world, "portal", await suspendStaff(world.portal.deps, world.lead, command, anyKey()));
}

/** A draft is published from its page: by whose browser this is, and the second lead. Where the competition is. */
export async function publishedFrom(
  portal: Pick<TestPortal, "deps" | "actor">,
  browser: Pick<Visitor, "fill">,
  draft: string,
): Promise<string> {
  const second = await portal.actor("authority", "second.lead@authority.example", "Second Lead");
  await browser.fill(draft, { reason: "Announced" }, `${draft}/publish`);
  const [waiting] = await loadAllWaiting(portal.deps, second);
  if (waiting === undefined) throw new Error("nothing waits to be published");
  const done = await confirmAs(portal.deps, second, waiting);
  if (!done.ok) throw new Error(`refused: ${done.error.code}`);
  return `/authority/competitions/${String(done.value.answer["competitionId"])}`;
}
