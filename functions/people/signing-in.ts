import type { Actor } from "../../shared/kernel/actor.ts";
import type { RequestKey } from "../../shared/kernel/id.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { Mail, PersonName, personIdOf } from "../../shared/people/schema.ts";
import { commit } from "../platform/commit.ts";
import type { Deps } from "../platform/deps.ts";
import type { SignedIn } from "../platform/identity.ts";
import { type LiveSession, openSession } from "../platform/session.ts";
import { portalStream } from "../platform/stream.ts";
import { whoOf } from "../platform/who.ts";
import { loadCapacities } from "./capacities.ts";
import { loadStaffMember, saveStaffMember } from "./store.ts";

/**
 * One attempt at opening a session, on the capacities that stand now. Refuses as changed meanwhile when the person's
 * places or sessions moved while it was decided.
 */
export async function signInAsItStands(
  deps: Deps,
  signedIn: SignedIn,
  kind: "cookie" | "bearer",
  requestKey: RequestKey,
  current: LiveSession | undefined,
) {
  const parsed = Mail.safeParse(signedIn.mail);
  if (!parsed.success) return refuse({ code: "failed" });
  const mail = parsed.data;
  const personId = await personIdOf(mail);
  const name = PersonName.safeParse(signedIn.name).data ?? mail;
  if (mail === deps.settings.firstNationalLead) await appointFirstLead(deps, mail, name, requestKey);

  const { actors, suspended, guards } = await loadCapacities(deps.table, personId, name);
  if (suspended) return refuse({ code: "suspended" });
  const [only] = actors;
  const actor: Actor =
    only !== undefined && (actors.length === 1 || kind === "bearer")
      ? only
      : { audience: "newcomer", personId, name };
  const session = await openSession(deps, { kind, actor, mail, capacities: actors.length }, current);
  const committed = await commit(
    deps,
    [...session.writes, ...guards],
    {
      stream: portalStream("AUDSIGNIN", personId),
      what: kind === "cookie" ? "person.signed-in" : "token.issued",
      who: whoOf(actor),
      at: deps.now(),
      subject: personId,
      detail: {},
      answer: {},
      command: { personId },
    },
    requestKey,
  );
  if (!committed.ok) return committed;
  if (committed.value.repeated) return refuse({ code: "failed" });
  return accept({ secret: session.secret, actor, capacities: actors.length });
}

/** The person a setting names leads the empty portal from the first sign-in on; later ones are appointed by a lead. */
async function appointFirstLead(deps: Deps, mail: Mail, name: string, requestKey: RequestKey) {
  const personId = await personIdOf(mail);
  if ((await loadStaffMember(deps.table, personId)) !== undefined) return;
  const lead = { personId, mail, name, role: "competition-lead", lots: "all", version: 1 } as const;
  const actor = { audience: "authority", personId, name, role: "competition-lead", lots: "all" } as const;
  await commit(
    deps,
    [saveStaffMember(lead)],
    {
      stream: portalStream("AUDSIGNIN", personId),
      what: "staff.first-lead-appointed",
      who: whoOf(actor),
      at: deps.now(),
      subject: personId,
      detail: { name },
      answer: {},
      command: { personId },
    },
    requestKey,
  );
}
