import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import type { RequestKey } from "../../shared/kernel/id.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { decideEndOfDeputy, deputyFacts } from "../../shared/people/deputies.ts";
import type { EndDeputy, ProposeDeputy } from "../../shared/people/schema.ts";
import type { Deps } from "../platform/deps.ts";
import { acting } from "../platform/enact.ts";
import { savePlace } from "../platform/place-rows.ts";
import { proposePower } from "./of-two.ts";
import { loadStaffMember } from "./store.ts";

/** Proposes that somebody acts in another's stead for some days: another person confirms it, as any other power. */
export async function proposeDeputy(
  deps: Deps,
  actor: AuthorityActor,
  { personId, reason, ...deputy }: ProposeDeputy,
  requestKey: RequestKey,
) {
  const load = (person: ProposeDeputy["personId"]) => loadStaffMember(deps.table, person, deps.now());
  const [subject, principal] = await Promise.all([load(personId), load(deputy.principalId)]);
  if (subject === undefined) return refuse({ code: "not-found" } as const);
  const { mail, name } = subject;
  const power = { mail, name, role: principal?.role ?? "none", gives: "deputy", deputy, reason } as const;
  return proposePower(deps, actor, power, requestKey);
}

/** Ends at once, before its time, that somebody acts in another's stead. */
export const endDeputy = acting(
  "staff.deputy-ended",
  async ({ table }, actor: AuthorityActor, command: EndDeputy, at) => {
    const [own, subject] = await Promise.all([
      loadStaffMember(table, actor.personId, at),
      loadStaffMember(table, command.personId, at),
    ]);
    const decision = decideEndOfDeputy({ actor, own, subject }, command, at);
    if (!decision.ok) return decision;
    const { after, deputises } = decision.value;
    const { name, personId } = after;
    return accept({
      writes: [savePlace("authority", after)],
      subject: personId,
      detail: { name, role: deputises.role, ...deputyFacts(deputises), reason: command.reason },
      answer: { personId },
    });
  },
);
