import { RequestKey } from "../../shared/kernel/id.ts";
import { AmendmentId, CompetitionId, DraftId, LotId, type StageId } from "../../shared/kernel/id.ts";
import { fromLondon, type Instant } from "../../shared/kernel/instant.ts";
import type { AuthorityActor, BidderActor } from "../../shared/kernel/actor.ts";
import { CloneDraft } from "../../shared/competition/draft-schema.ts";
import { cloneDraft, publishCompetition } from "../../functions/competition/draft-operations.ts";
import { loadCompetition } from "../../functions/competition/facts.ts";
import {
  cancelCompetition,
  confirmTimetableAmendment,
  proposeTimetableAmendment,
  recordPrequalification,
} from "../../functions/competition/operations.ts";
import { addPartner, registerOrganisation } from "../../functions/organisations/operations.ts";
import { invitePerson } from "../../functions/organisations/people-operations.ts";
import { appointStaff } from "../../functions/people/staff-operations.ts";
import type { Deps } from "../../functions/platform/deps.ts";
import { remembered } from "./played.ts";
import { aPortal, type GivenParts, type TestPortal } from "./portal.ts";

/** An instant from a London time. Throws on one that does not exist: a test that needs that says so itself. */
export function london(local: string): Instant {
  const instant = fromLondon(local);
  if (!instant.ok) throw new Error(`${local} is no London time`);
  return instant.value;
}

let serial = 0;
/** A request key that nobody has used. */
export const anyKey = (): RequestKey => RequestKey.parse(`any-key-${(serial += 1)}`);

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
          const command = { competitionId, organisationId, reason: "Passed the PQQ" };
          must(await recordPrequalification(deps, lead, command, anyKey()));
        }
      }),
    async partner(mail) {
      const command = { name: "Haringey", lots: [LotId.parse("lot-20")], mail, personName: "A Partner" };
      must(await addPartner(deps, lead, command, anyKey()));
    },
    async moveClosing(stageId, to, reason = "Snow") {
      const seenVersion = await seen();
      const proposal = { competitionId, stageId, moves: "closesAt", to, reason, seenVersion } as const;
      const { answer: proposed } = must(await proposeTimetableAmendment(deps, lead, proposal, anyKey()));
      const amendmentId = AmendmentId.parse(proposed["amendmentId"]);
      const confirmation = { competitionId, amendmentId, seenVersion };
      must(await confirmTimetableAmendment(deps, secondLead, confirmation, anyKey()));
    },
    async cancel(reason = "No money") {
      const command = { competitionId, reason, seenVersion: await seen() };
      must(await cancelCompetition(deps, lead, command, anyKey()));
    },
  };
}

async function found(portal: TestPortal) {
  const { deps } = portal;
  const lead = await portal.actor("authority", "lead@authority.example", "National Lead");
  must(
    await appointStaff(
      deps,
      lead,
      { mail: "second.lead@authority.example", name: "Second Lead", role: "competition-lead", lots: "all" },
      anyKey(),
    ),
  );
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

/** A draft that nobody has changed, published. */
export async function publishedDraft(
  deps: Deps,
  lead: AuthorityActor,
  draftId: DraftId,
): Promise<CompetitionId> {
  const { answer } = must(await publishCompetition(deps, lead, { draftId, seenVersion: 1 }, anyKey()));
  return CompetitionId.parse(answer["competitionId"]);
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
