import type { Child } from "hono/jsx";
import type { PortalContext } from "../../functions/platform/request.ts";
import { loadAllNamed } from "../../functions/platform/proposals.ts";
import { type ActOfTwo, isInTime } from "../../shared/kernel/proposal.ts";
import { proposalName, spokenOf } from "../../shared/proposals/words.ts";
import { InsetText } from "../govuk/inset-text.tsx";
import { proposalPath } from "../proposals/paths.ts";

/**
 * What waits already of such acts, about what the address of a page names: in its competition or on the portal. A page from
 * which something is proposed says so before anybody proposes it again.
 */
export async function waitsHere(c: PortalContext, acts: readonly ActOfTwo[]): Promise<Child> {
  if (acts.length === 0) return undefined;
  const { table, now } = c.get("deps");
  const { competition: scope = "portal", ...named } = c.req.param();
  const subjects = Object.values(named);
  const waiting = (await loadAllNamed(table)).filter(
    (one) =>
      acts.includes(one.act) &&
      one.scope === scope &&
      isInTime(one, now()) &&
      (subjects.length === 0 ||
        subjects.some((id) => one.subject === id || one.subject.startsWith(`${id}-`))),
  );
  return (
    <>
      {waiting.map((proposal) => (
        <InsetText>
          Waits for a second person: <a href={proposalPath(proposal)}>{proposalName(proposal)}</a>,{" "}
          {spokenOf(proposal).made.toLowerCase()} {proposal.proposedBy.name}
        </InsetText>
      ))}
    </>
  );
}
