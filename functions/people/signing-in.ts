import type { PersonId, RequestKey } from "../../shared/kernel/id.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { mayBeNamed } from "../../shared/people/rules.ts";
import { decideAcceptance } from "../../shared/people/places.ts";
import { Mail, PersonName, personIdOf, type StaffMember } from "../../shared/people/schema.ts";
import type { OwnPlace } from "../../shared/people/own-place.ts";
import type { Deps } from "../platform/deps.ts";
import { enact } from "../platform/enact.ts";
import type { SignedIn } from "../platform/identity.ts";
import { offerPlace, savePlace } from "../platform/place-rows.ts";
import { afresh } from "../platform/read-once.ts";
import { type LiveSession, openSession } from "../platform/session.ts";
import { aboutThemselves, byPerson } from "./by-person.ts";
import { isLeadMissing } from "./facts.ts";
import { activePlaces, loadOwnPlaces } from "./place-facts.ts";
import {
  beginWorth,
  loadNaming,
  loadStaffMember,
  loadInvitedTo,
  nameOneMore,
  savePersonPlaces,
  unchangedWorth,
} from "./store.ts";
import { openToken } from "./token-operations.ts";

/**
 * One attempt at opening a session, on the places that stand now. Refuses as changed meanwhile when the place
 * that it is opened on moved while it was decided.
 */
export async function signInAsItStands(
  deps: Deps,
  signedIn: SignedIn,
  kind: "cookie" | "bearer",
  requestKey: RequestKey,
  current: LiveSession | undefined,
) {
  const parsed = Mail.safeParse(signedIn.mail);
  if (!parsed.success) return refuse({ code: "failed" } as const);
  const mail = parsed.data;
  const personId = await personIdOf(mail);
  const name = PersonName.safeParse(signedIn.name).data ?? mail;
  if (deps.settings.nationalLeads.includes(mail)) {
    const named = await appointNamedLead(deps, mail, name, requestKey);
    if (named?.ok === false) return named;
  }

  const { places } = await loadOwnPlaces(deps, personId, name);
  const active = activePlaces(places);
  const [only] = active;
  const place = active.length === 1 || kind === "bearer" ? only : undefined;
  const opened = await opening(deps, { kind, mail, place, name, personId }, current);
  if (!opened.ok) return opened;
  const { secret, writes, actor } = opened.value;
  const what = kind === "cookie" ? "person.signed-in" : "token.issued";
  const done = await enact(deps, byPerson(actor, what, { personId }, requestKey), async () =>
    accept({ ...aboutThemselves(personId), writes, once: secret }),
  );
  if (!done.ok) return done;
  if (done.value.repeated) return refuse({ code: "failed" });
  // Read after the sign-in stands: whatever waits for somebody, it cannot hold them up.
  const { capacities: waiting } = await loadInvitedTo(deps.table, personId, 1);
  return accept({ secret, actor, capacities: active.length, invited: waiting.length > 0 });
}

type Opening = {
  readonly kind: "cookie" | "bearer";
  readonly mail: Mail;
  readonly place: OwnPlace | undefined;
  readonly personId: PersonId;
  readonly name: string;
};

/** What opens the session: one guard, that of the place chosen, whatever other places there are. */
async function opening(
  deps: Deps,
  { kind, mail, place, personId, name }: Opening,
  current: LiveSession | undefined,
) {
  if (place === undefined) {
    const actor = { audience: "newcomer", personId, name } as const;
    return accept({ ...(await openSession(deps, { kind, actor, mail }, current)), actor });
  }
  if (kind === "bearer") return openToken(deps, place, mail);
  const { actor, capacity, row } = place;
  const opened = await openSession(deps, { kind, actor, mail, grant: row.grant }, current);
  return accept({
    ...opened,
    actor,
    writes: [...opened.writes, unchangedWorth(personId, capacity, row.grant)],
  });
}

/**
 * Somebody whom the deployment names leads the portal from their sign-in on, as long as fewer than two others lead it: at
 * the beginning, and when leads were lost. Everybody else is appointed by two people. They accept by signing in, but for
 * somebody who holds places elsewhere: they are invited, like anybody else. It is recorded, and everybody of the authority
 * is told. Several at one instant are named one after the other, each on those who lead by then: as many as are missing.
 */
async function appointNamedLead(deps: Deps, mail: Mail, name: string, requestKey: RequestKey) {
  const personId = await personIdOf(mail);
  const naming = await loadNaming(afresh(deps.table));
  const staff = await loadStaffMember(deps.table, personId, deps.now());
  if (!mayBeNamed(staff) || !(await isLeadMissing(deps, personId))) return undefined;
  const who = { personId, name };
  const role = "national-lead" as const;
  const actor = { audience: "authority", ...who, role, lots: "all" } as const;
  return enact(deps, byPerson(actor, "staff.lead-named", { personId }, requestKey), async (at) => {
    const lead: StaffMember = {
      ...who,
      mail,
      role,
      roles: [],
      invitedAt: at,
      timesInvited: 1,
      invitedBy: who,
      grant: (staff?.grant ?? 0) + 1,
      version: (staff?.version ?? 0) + 1,
    };
    const offered = { capacity: "authority", audience: "authority" } as const;
    const { list } = await loadOwnPlaces(deps, personId, name);
    const places = decideAcceptance({ offered, held: list.places }, at);
    return accept({
      ...aboutThemselves(personId),
      writes: [
        nameOneMore(naming),
        ...(places.ok
          ? [
              savePlace("authority", { ...lead, acceptedAt: at }),
              beginWorth(personId, "authority", lead.grant),
              savePersonPlaces(personId, list, [...places.value]),
            ]
          : offerPlace("authority", lead)),
      ],
      detail: { name },
    });
  });
}
