import {
  CompetitionId,
  DraftId,
  LotId,
  type OrganisationId,
  ProposalId,
  spellId,
  type StageId,
} from "../../shared/kernel/id.ts";
import { fromLondon, type Instant } from "../../shared/kernel/instant.ts";
import type { AuthorityActor, BidderActor } from "../../shared/kernel/actor.ts";
import { CloneDraft } from "../../shared/competition/draft-schema.ts";
import { cloneDraft } from "../../functions/competition/draft-operations.ts";
import { loadCompetition } from "../../functions/competition/facts.ts";
import { proposeCancellation, proposeTimetableAmendment } from "../../functions/competition/of-two.ts";
import { proposePublication } from "../../functions/competition/publishing.ts";
import { personIdOf } from "../../shared/people/schema.ts";
import { addPartner, registerOrganisation } from "../../functions/organisations/operations.ts";
import { invitePerson } from "../../functions/organisations/people-operations.ts";
import { loadOrganisation } from "../../functions/organisations/facts.ts";
import { prepareStanding, publishFrom, savePublicList } from "../../functions/outcomes/store.ts";
import { takePart } from "../../functions/platform/taking-part.ts";
import type { Deps } from "../../functions/platform/deps.ts";
import { anyKey } from "./key.ts";
import { byTwo, confirmAs, proposalIn } from "./of-two.ts";
import { remembered } from "./played.ts";
import { aPortal, type GivenParts, type TestPortal } from "./portal.ts";

/** An instant from a London time. Throws on one that does not exist: a test that needs that says so itself. */
export function london(local: string): Instant {
  const instant = fromLondon(local);
  if (!instant.ok) throw new Error(`${local} is no London time`);
  return instant.value;
}

export { anyKey };

/** What went right, or an error that names what was refused. */
export function must<T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}

export type RunningCompetition = {
  readonly portal: TestPortal;
  readonly lead: AuthorityActor;
  readonly secondLead: AuthorityActor;
  readonly competitionId: CompetitionId;
  /** Registers a bidder with a submitter (`submit@<name>.example`) and a member (`member@<name>.example`). */
  readonly bidder: (
    name: string,
    members?: readonly string[],
  ) => Promise<{ submitter: BidderActor; member: BidderActor }>;
  readonly prequalify: (...bidders: readonly BidderActor[]) => Promise<void>;
  /** Adds a local public body for lot 20, with one person of this address. */
  readonly partner: (mail: string) => Promise<void>;
  /** Moves the closing time of a window to a London time: one lead proposes it, the other confirms it. */
  readonly moveClosing: (stageId: StageId, to: string, reason?: string) => Promise<void>;
  readonly cancel: (reason?: string) => Promise<void>;
};

const FOUNDED = remembered<Pick<RunningCompetition, "lead" | "secondLead" | "competitionId">>("found");
const REGISTERED = remembered<Awaited<ReturnType<RunningCompetition["bidder"]>>>("register");
const PREQUALIFIED = remembered<void>("prequalify");

/**
 * The competition of 2013 in a portal in memory, seen at a London time; round 1 of the preferences runs from 3 to 28
 * February 2014 at 12:00, round 2 (ranked) from 6 to 16 May 2014 at 12:00.
 */
export async function aCompetition(
  at = "2014-02-10T09:00",
  parts: GivenParts = {},
): Promise<RunningCompetition> {
  const portal = await aPortal({ at: london("2013-09-16T09:00"), ...parts });
  const { deps } = portal;
  const { lead, secondLead, competitionId } = await portal.again(FOUNDED, "", () => found(portal));
  portal.at(london(at));
  const seen = async () => (await loadCompetition(deps.table, competitionId))?.version ?? 0;
  return {
    portal,
    lead,
    secondLead,
    competitionId,
    bidder: (name, members = []) =>
      portal.again(REGISTERED, JSON.stringify([name, members]), () => register(portal, name, members)),
    prequalify: (...bidders) =>
      portal.again(PREQUALIFIED, String(bidders.map(({ organisationId }) => organisationId)), async () => {
        for (const { organisationId } of bidders) {
          await letPass(portal, lead, competitionId, organisationId);
        }
      }),
    async partner(mail) {
      const command = { name: "Haringey", lots: [LotId.parse("lot-20")], mail, personName: "A Partner" };
      must(await addPartner(deps, lead, command, anyKey()));
    },
    async moveClosing(stageId, to, reason = "Snow") {
      const seenVersion = await seen();
      const proposal = { competitionId, stageId, moves: "closesAt", to, reason, seenVersion } as const;
      const proposed = await proposeTimetableAmendment(deps, lead, proposal, anyKey());
      await byTwo({ portal, lead, secondLead }, competitionId, proposed);
    },
    async cancel(reason = "No money") {
      const command = { competitionId, reason, seenVersion: await seen() };
      const proposed = await proposeCancellation(deps, lead, command, anyKey());
      await byTwo({ portal, lead, secondLead }, competitionId, proposed);
    },
  };
}

async function found(portal: TestPortal) {
  const { deps } = portal;
  const lead = await portal.actor("authority", "lead@authority.example", "National Lead");
  const secondLead = await portal.actor("authority", "second.lead@authority.example", "Second Lead");
  return { lead, secondLead, competitionId: await published(deps, lead) };
}

/** A competition like that of 2013, prepared and published; `startsOn` is the day of its launch. */
export async function published(
  deps: Deps,
  lead: AuthorityActor,
  given: { readonly title?: string; readonly startsOn?: string } = {},
): Promise<CompetitionId> {
  const command = CloneDraft.parse({ from: "transforming-rehabilitation-2013", ...given });
  const { answer } = must(await cloneDraft(deps, lead, command, anyKey()));
  return publishedDraft(deps, lead, DraftId.parse(answer["draftId"]));
}

/** A draft that nobody has changed, published: this lead proposes it, the second lead confirms it. */
export async function publishedDraft(
  deps: Deps,
  lead: AuthorityActor,
  draftId: DraftId,
): Promise<CompetitionId> {
  const command = { draftId, seenVersion: 1, reason: "As announced" };
  const { answer } = must(await proposePublication(deps, lead, command, anyKey()));
  const second: AuthorityActor = {
    audience: "authority",
    personId: await personIdOf("second.lead@authority.example"),
    name: "Second Lead",
    role: "national-lead",
    lots: "all",
  };
  const waiting = { scope: "portal", proposalId: proposalIn(answer) } as const;
  return CompetitionId.parse(must(await confirmAs(deps, second, waiting)).answer["competitionId"]);
}

/** What the outcome of the PQQ leaves for an organisation that passed it, without the PQQ: the rest is a matter of tests of it. */
async function letPass(
  { deps }: TestPortal,
  { personId, name }: AuthorityActor,
  competitionId: CompetitionId,
  organisationId: OrganisationId,
): Promise<void> {
  const proposalId = ProposalId.parse(spellId("proposal", new Uint8Array(17)));
  const visibleAt = deps.now();
  const competition = await loadCompetition(deps.table, competitionId);
  const organisation = await loadOrganisation(deps.table, organisationId);
  const outcome = {
    proposalId,
    proposedAt: visibleAt,
    visibleAt,
    submitted: 1,
    passed: 1,
    announcedAt: visibleAt,
  };
  const standing = {
    competitionId,
    organisationId,
    organisationName: organisation?.name ?? "",
    prequalified: true,
    proposalId,
    reason: "Passed the PQQ",
    recordedBy: { personId, name },
  } as const;
  const isFirst = competition?.outcome === undefined;
  await deps.table.writeAll([
    ...(isFirst
      ? [publishFrom(competitionId, outcome), savePublicList(competitionId, { proposalId, listed: [] })]
      : []),
    prepareStanding(standing),
    takePart(competitionId, organisationId),
  ]);
}

async function register(portal: TestPortal, name: string, members: readonly string[]) {
  const { deps } = portal;
  const mail = `submit@${name}.example`;
  const actor = await portal.actor("newcomer", mail, `Submitter of ${name}`);
  const consortium = members.map((member) => ({ name: member, kind: "company" }) as const);
  const command = { name, kind: "company", members: consortium } as const;
  must(await registerOrganisation(deps, actor, mail, command, anyKey()));
  const submitter = await portal.actor("bidder", mail, `Submitter of ${name}`);
  const colleague = { mail: `member@${name}.example`, name: `Member of ${name}`, role: "member" } as const;
  must(await invitePerson(deps, submitter, colleague, anyKey()));
  const member = await portal.actor("bidder", colleague.mail, colleague.name);
  return { submitter, member };
}
