import { loadStaffMember } from "../../functions/people/facts.ts";
import { appointStaff, suspendStaff } from "../../functions/people/staff-operations.ts";
import { loadProposal } from "../../functions/platform/proposals.ts";
import { loadAllWaiting } from "../../functions/proposals/facts.ts";
import { confirmProposal, withdrawProposal } from "../../functions/proposals/operations.ts";
import type { Deps } from "../../functions/platform/deps.ts";
import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import { type CompetitionId, ProposalId } from "../../shared/kernel/id.ts";
import type { ProposalHash, Scope } from "../../shared/kernel/proposal.ts";
import { type AppointStaff, Mail, personIdOf } from "../../shared/people/schema.ts";
import { anyKey } from "./key.ts";
import type { TestPortal } from "./portal.ts";
import type { Visitor } from "./visitor.ts";

/** A portal and the two people who lead it. */
export type TwoLeads = {
  readonly portal: Pick<TestPortal, "deps" | "actor">;
  readonly lead: AuthorityActor;
  readonly secondLead: AuthorityActor;
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

type Appointing = Pick<AppointStaff, "name" | "role"> & {
  readonly mail: string;
  readonly lots?: AppointStaff["lots"];
};

/** Somebody has a role from now on, another one if they had one: one of power by both leads. Whoever has none accepts it later. */
export async function appoint(world: TwoLeads, { mail, lots = "all", ...given }: Appointing): Promise<void> {
  const { deps } = world.portal;
  const had = await loadStaffMember(deps.table, await personIdOf(mail), deps.now());
  const seenVersion = had?.removedAt === undefined ? (had?.version ?? 0) : 0;
  const command = { ...given, mail: Mail.parse(mail), lots, seenVersion, reason: "Needed" };
  await byTwo(world, "portal", await appointStaff(deps, world.lead, command, anyKey()));
}

/** The same, and they have accepted it: as whom they act at the authority. */
export async function appointed(world: TwoLeads, given: Appointing): Promise<AuthorityActor> {
  await appoint(world, given);
  return world.portal.actor("authority", given.mail, given.name);
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
