import type { Proposal } from "../../shared/kernel/proposal.ts";
import { proposalName, spokenOf, unratifiedInWords } from "../../shared/proposals/words.ts";
import { Bullets } from "../govuk/part.tsx";
import { When } from "../govuk/when.tsx";
import { proposalPath } from "./paths.ts";

type WaitingProps = {
  waiting: readonly Proposal[];
  /** What one person did and nobody ratified: for leads and auditors. */
  unratified: readonly Proposal[];
};

/** What one person did at once and nobody ratified: for good, with who declined to and why. */
function Unratified({ unratified }: Pick<WaitingProps, "unratified">) {
  if (unratified.length === 0) return <></>;
  return (
    <section class="app-due" aria-labelledby="unratified">
      <h2 class="govuk-heading-m" id="unratified">
        Not ratified by a second person
      </h2>
      <Bullets
        items={unratified.map((proposal) => (
          <>
            <a href={proposalPath(proposal)}>{proposalName(proposal)}</a>, by {proposal.proposedBy.name}:{" "}
            <span class="app-typed">{unratifiedInWords(proposal)}</span>
          </>
        ))}
      />
    </section>
  );
}

/** What needs a second person, before everything else on somebody's home; nothing where nothing does. */
export function WaitingForYou({ waiting, unratified }: WaitingProps) {
  return (
    <>
      <Waiting waiting={waiting} />
      <Unratified unratified={unratified} />
    </>
  );
}

/** What waits for this person to confirm it. */
function Waiting({ waiting }: Pick<WaitingProps, "waiting">) {
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
