import type { Proposal } from "../../shared/kernel/proposal.ts";
import { proposalName } from "../../shared/proposals/words.ts";
import { Bullets } from "../govuk/part.tsx";
import { When } from "../govuk/when.tsx";
import { proposalPath } from "./paths.ts";

/** What waits for this person to confirm it, before everything else on their home; nothing where nothing does. */
export function WaitingForYou({ waiting }: { waiting: readonly Proposal[] }) {
  if (waiting.length === 0) return <></>;
  return (
    <section class="app-due" aria-labelledby="waiting">
      <h2 class="govuk-heading-m" id="waiting">
        {waiting.length === 1 ? "1 proposal waits" : `${waiting.length} proposals wait`} for a second person
      </h2>
      <Bullets
        items={waiting.map((proposal) => (
          <>
            <a href={proposalPath(proposal)}>{proposalName(proposal)}</a>, proposed by{" "}
            {proposal.proposedBy.name}
            {proposal.confirmable && (
              <>
                ; to be confirmed {proposal.confirmable.itselfCounts ? "by" : "before"}{" "}
                <When instant={proposal.confirmable.until} />
              </>
            )}
          </>
        ))}
      />
    </section>
  );
}
