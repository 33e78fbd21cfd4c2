import type { Proposal } from "../../shared/kernel/proposal.ts";
import { proposalName, spokenOf } from "../../shared/proposals/words.ts";
import { Bullets } from "../govuk/part.tsx";
import { When } from "../govuk/when.tsx";
import { proposalPath } from "./paths.ts";

type WaitingProps = {
  waiting: readonly Proposal[];
  /** What one person did and nobody ratified in time: for auditors. */
  unratified: readonly Proposal[];
};

/** What stands though nobody ratified it. */
function Unratified({ unratified }: Pick<WaitingProps, "unratified">) {
  return (
    <section class="app-due" aria-labelledby="unratified">
      <h2 class="govuk-heading-m" id="unratified">
        Not ratified by a second person
      </h2>
      <Bullets
        items={unratified.map((proposal) => (
          <>
            <a href={proposalPath(proposal)}>{proposalName(proposal)}</a>, by {proposal.proposedBy.name}
          </>
        ))}
      />
    </section>
  );
}

/** What waits for this person to confirm it, before everything else on their home; nothing where nothing does. */
export function WaitingForYou({ waiting, unratified }: WaitingProps) {
  if (unratified.length > 0) return <Unratified unratified={unratified} />;
  if (waiting.length === 0) return <></>;
  return (
    <section class="app-due" aria-labelledby="waiting">
      <h2 class="govuk-heading-m" id="waiting">
        {waiting.length === 1 ? "1 proposal waits" : `${waiting.length} proposals wait`} for a second person
      </h2>
      <Bullets
        items={waiting.map((proposal) => (
          <>
            <a href={proposalPath(proposal)}>{proposalName(proposal)}</a>,{" "}
            {spokenOf(proposal).made.toLowerCase()} {proposal.proposedBy.name}
            {proposal.confirmable && (
              <>
                ; to be {spokenOf(proposal).confirmed} {proposal.confirmable.itselfCounts ? "by" : "before"}{" "}
                <When instant={proposal.confirmable.until} />
              </>
            )}
          </>
        ))}
      />
    </section>
  );
}
