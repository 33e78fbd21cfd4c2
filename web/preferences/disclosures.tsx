import type { Competition } from "../../shared/competition/schema.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { alphabetically } from "../../shared/kernel/text.ts";
import { roundsOf } from "../../shared/preferences/rules.ts";
import type { Disclosure } from "../../shared/preferences/schema.ts";
import { bidderName, roundInWords } from "../../shared/preferences/words.ts";
import { When } from "../govuk/when.tsx";
import { Bullets } from "../govuk/part.tsx";

type DisclosuresProps = {
  competition: Competition;
  disclosures: readonly Disclosure[];
  /** What stands there when nothing was disclosed. */
  none: string;
};

/** What partners of a lot were told, newest first. */
export function Disclosures({ competition, disclosures, none }: DisclosuresProps) {
  if (disclosures.length === 0) return <p>{none}</p>;
  return (
    <>
      {[...disclosures].toReversed().map(({ round, bidders, disclosedAt }) => (
        <>
          <p>
            Told at <When instant={disclosedAt} />, as it stood after{" "}
            {roundsOf(competition)
              .filter(({ stageId }) => stageId === round)
              .map(roundInWords)}
            :
          </p>
          <BidderNames bidders={bidders} />
          {correctedSince(competition, disclosedAt).map(({ at }) => (
            <p>
              The outcome of the PQQ was corrected at <When instant={at} />. What was told before that stays
              as it was told; a bidder named in it may no longer be pre-qualified.
            </p>
          ))}
        </>
      ))}
    </>
  );
}

/** The corrections by which somebody was ruled out after partners were told. */
const correctedSince = ({ outcome }: Competition, disclosedAt: Instant) =>
  (outcome?.corrections ?? []).filter(({ at, passes }) => !passes && at > disclosedAt).slice(-1);

type NamedBidder = Parameters<typeof bidderName>[0];

/** Bidders in order of name, with the members of consortia. */
export function BidderNames({ bidders }: { bidders: readonly NamedBidder[] }) {
  if (bidders.length === 0) return <p>No bidder prefers this lot.</p>;
  return <Bullets items={bidders.map(bidderName).toSorted(alphabetically)} />;
}
