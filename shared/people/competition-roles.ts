import type { LotScope, RoleInCompetition } from "../kernel/actor.ts";
import { isSameSeat } from "../kernel/actor.ts";
import type { CompetitionId, LotId } from "../kernel/id.ts";
import type { Instant } from "../kernel/instant.ts";
import { isHeld } from "../kernel/place.ts";
import { accept, refuse } from "../kernel/result.ts";
import { type Deciding, decideGiving, knownVersion, leadsNow, offered, type Whose } from "./deciding.ts";
import type { EndRole, GiveRole, StaffMember } from "./schema.ts";

/** A competition, or a draft of one, in which roles are given. */
type Given = Pick<RoleInCompetition, "competitionId" | "title"> & {
  readonly lots: readonly { readonly lotId: LotId }[];
};

/**
 * Decides what somebody is in one competition from now on, as one lead decides it alone: their sessions go on, and act so
 * from the next request on. Who is not known yet is asked to take a place. Nobody with a role of the portal has one in a
 * competition beside it. Whoever gives it by an address alone gives it beside those in other competitions, and changes no name.
 */
export function decideRole(
  facts: Deciding & Whose & { readonly competition: Given | undefined },
  { seenVersion = 0, name, mail, role, lots }: GiveRole,
  now: Instant,
) {
  const { subject, competition } = facts;
  const known = subject?.removedAt === undefined ? subject : undefined;
  const isBeside = seenVersion === 0 && hasRolesElsewhere(known, competition);
  const decided = decideGiving(facts, isBeside ? knownVersion(known) : seenVersion);
  if (!decided.ok) return decided;
  if (competition === undefined) return refuse({ code: "not-found" });
  if (known?.role !== undefined) return refuse({ code: "role-of-portal" });
  if (lots !== "all" && lots.length === 0) return refuse({ code: "lots-needed" });
  if (!areOf(competition, lots)) return refuse({ code: "not-lots-of-it" });
  const { competitionId, title } = competition;
  const roles = [...rolesBut(known, competitionId), { competitionId, title, role, lots }];
  const given = { name: isBeside ? known.name : name, mail, roles };
  return accept<StaffMember>(
    known !== undefined && isHeld(known)
      ? { ...known, ...given, version: known.version + 1 }
      : offered(facts, given, facts.actor, now),
  );
}

/** Whether somebody, known by their address alone to who gives the role, has roles in competitions, and none in this one. */
const hasRolesElsewhere = (
  known: StaffMember | undefined,
  competition: Given | undefined,
): known is StaffMember =>
  known !== undefined &&
  known.role === undefined &&
  known.roles.every(({ competitionId }) => competitionId !== competition?.competitionId);

const areOf = ({ lots: all }: Given, lots: LotScope): boolean =>
  lots === "all" || lots.every((one) => all.some(({ lotId }) => lotId === one));

const rolesBut = (subject: StaffMember | undefined, competitionId: CompetitionId) =>
  subject?.roles.filter((one) => one.competitionId !== competitionId) ?? [];

/** Decides whether one lead ends somebody's role in a competition: they keep their place and what they are in others. */
export function decideEnding(
  facts: Deciding & { readonly subject: StaffMember | undefined },
  { personId, roleIn }: EndRole,
) {
  const { actor, subject } = facts;
  if (!leadsNow(facts)) return refuse({ code: "needs-national-lead" });
  if (isSameSeat(actor, personId)) return refuse({ code: "own-role" });
  const ended = subject?.roles.find(({ competitionId }) => competitionId === roleIn);
  if (subject === undefined || subject.removedAt !== undefined || ended === undefined)
    return refuse({ code: "not-found" });
  const after: StaffMember = { ...subject, roles: rolesBut(subject, roleIn), version: subject.version + 1 };
  return accept({ after, ended });
}
