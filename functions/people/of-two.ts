import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import type { EntryKind } from "../../shared/kernel/act-names.ts";
import { type Instant, inWords as instantInWords } from "../../shared/kernel/instant.ts";
import { accept } from "../../shared/kernel/result.ts";
import { deputyFacts } from "../../shared/people/deputies.ts";
import { knownVersion } from "../../shared/people/deciding.ts";
import { decideLasting, decidePower } from "../../shared/people/rules.ts";
import { GivePower, LastingSuspension, personIdOf, type StaffMember } from "../../shared/people/schema.ts";
import {
  beforeInWords,
  deputyInWords,
  powerInWords,
  rolesInWords,
  staffRefusalInWords,
} from "../../shared/people/words.ts";
import type { Deps } from "../platform/deps.ts";
import { ofTwo } from "../platform/of-two.ts";
import { offerPlace, regrantPlace, savePlace } from "../platform/place-rows.ts";
import { loadStaffMember } from "./store.ts";

/** How the entry of it is called, as when one person gives another role. Whoever gets their first one is invited. */
const GIVEN = {
  "first-role": "staff.appointed",
  "other-role": "staff.role-changed",
  "role-back": "staff.restored",
  deputy: "staff.deputy-agreed",
} as const satisfies Record<GivePower["gives"], string>;

/**
 * Gives somebody the power to lead or to confirm, changes or takes it, or lets somebody back who had it. Their sessions and
 * tokens at the authority are then worth nothing; a role of who has none yet counts when they accept it.
 */
export const givingPower = ofTwo({
  act: "staff-power",
  command: GivePower,
  words: staffRefusalInWords,
  async load({ table, now }: Deps, by: AuthorityActor, { mail, deputy }: GivePower) {
    const personId = await personIdOf(mail);
    const [subject, principal] = await Promise.all([
      loadStaffMember(table, personId, now()),
      deputy && loadStaffMember(table, deputy.principalId, now()),
    ]);
    return accept({ by, personId, subject, principal });
  },
  version: ({ subject }) => knownVersion(subject),
  decide: decidePower,
  describe: ({ personId, subject }, after, { gives }) => ({
    subject: personId,
    title: powerInWords(gives, subject, after),
    concerns: personId,
    shown: [
      {
        lines: [
          ["Person", `${after.name}, ${after.mail}`],
          ["Before", gives === "role-back" ? `Suspended; ${inWords(subject)}` : inWords(subject)],
          gives === "deputy" && after.deputises
            ? ["Deputy", deputyInWords(after.deputises)]
            : ["When it is confirmed", inWords(after)],
          ...ending(subject, after),
        ],
      },
    ],
  }),
  what: { among: GIVEN, by: ({ gives }) => GIVEN[gives] },
  async effect(_deps, { facts: { subject }, effect: after, command }, { proposal }) {
    const { role, reason, gives } = command;
    const isNew = after.acceptedAt === undefined;
    return accept({
      writes:
        gives === "deputy"
          ? [savePlace("authority", after)]
          : isNew
            ? offerPlace("authority", after)
            : regrantPlace("authority", after),
      subject: after.personId,
      detail: {
        name: after.name,
        ...(isNew ? { invitation: true } : {}),
        ...(gives === "other-role" && beforeInWords(subject)),
        role,
        ...(gives === "deputy" && after.deputises && deputyFacts(after.deputises)),
        reason,
        proposedBy: proposal.proposedBy.name,
      },
    });
  },
});

/** A place as both people read it: by its role of the portal, or the roles in competitions. */
function inWords(place: Pick<StaffMember, "role" | "roles" | "removedAt"> | undefined): string {
  if (place === undefined || place.removedAt !== undefined) return "No role";
  if (place.role === "national-lead") return "National lead: proposes and confirms, in every competition";
  return rolesInWords(place).join("; ");
}

/** Of who comes to lead every competition, what they were in some ends. */
const ending = (before: StaffMember | undefined, { roles }: StaffMember): [string, string][] =>
  before === undefined || roles.length > 0 || before.roles.length === 0
    ? []
    : [["Ends", rolesInWords(before).join("; ")]];

/** Proposes it. Nothing changes for the person before somebody else confirms it. */
export const proposePower = givingPower.proposing();

/** How the entry of it is called: a suspension that one made is confirmed, or two make another. */
const CONFIRMED = "staff.suspension-confirmed";
const LASTING = { confirmed: CONFIRMED, again: "staff.suspended" } as const satisfies Record<
  string,
  EntryKind
>;

const lapsedLine = (at: Instant): [string, string] => [
  "Before",
  `Suspended by one lead alone; that lapsed at ${instantInWords(at)}, and is done by one only once`,
];

/** Makes a suspension by one lead lasting, as another person: else it lapses by itself. */
export const lastingSuspension = ofTwo({
  act: "suspension-lasting",
  command: LastingSuspension,
  words: staffRefusalInWords,
  load: async ({ table, now }: Deps, _actor: AuthorityActor, { personId }: LastingSuspension) =>
    accept({ subject: await loadStaffMember(table, personId, now()) }),
  // It stands on that suspension, or the last one, whatever else becomes of the place.
  version: ({ subject }) => subject?.suspendedAt ?? subject?.suspensionLapsedAt ?? "none",
  decide: decideLasting,
  describe: ({ subject }, lasting, { again }) => ({
    subject: lasting.personId,
    title: lasting.name,
    concerns: lasting.personId,
    shown: [
      {
        lines: [
          [again ? "To be suspended" : "Suspended", `${lasting.name}, ${inWords(lasting)}`],
          ...(again && subject?.suspensionLapsedAt !== undefined
            ? [lapsedLine(subject.suspensionLapsedAt)]
            : []),
          ["When it is confirmed", "The suspension lasts until two people let them back"],
        ],
      },
    ],
  }),
  what: { among: LASTING, by: ({ again }) => LASTING[again ? "again" : "confirmed"] },
  effect: async (_deps, { effect: lasting, command: { again, reason } }, { proposal }) =>
    accept({
      writes: again ? regrantPlace("authority", lasting) : [savePlace("authority", lasting)],
      subject: lasting.personId,
      detail: {
        name: lasting.name,
        ...(again
          ? { reason, proposedBy: proposal.proposedBy.name }
          : { suspendedBy: proposal.proposedBy.name }),
      },
    }),
});

/** Proposes the suspension of somebody whose last one lapsed. Nothing changes for them before another person confirms it. */
export const proposeSuspension = lastingSuspension.proposing();
