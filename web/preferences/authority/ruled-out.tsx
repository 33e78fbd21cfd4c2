import type { Competition } from "../../../shared/competition/schema.ts";
import { inWords } from "../../../shared/kernel/instant.ts";
import { notPrequalifiedSince } from "../../../shared/preferences/coverage.ts";
import type { SeenCoverage } from "../../../shared/preferences/reading-coverage.ts";
import { WarningText } from "../../govuk/warning-text.tsx";

type RuledOutProps = {
  readonly competition: Competition;
  /** Those of the lots that the reader may see, and no other. */
  readonly bidders: SeenCoverage["organisations"];
};

/** Who chose in a sealed round and has been ruled out since, by a correction of the outcome: the round still counts them. */
export function RuledOut({ competition, bidders }: RuledOutProps) {
  return (
    <>
      {bidders.map(({ organisationId, name }) => {
        const since = notPrequalifiedSince(competition, organisationId);
        return (
          since !== undefined && (
            <WarningText
              text={`${name} is no longer pre-qualified since ${inWords(since)}. This is the round as it was sealed, which counts it; partners are no longer told of it.`}
            />
          )
        );
      })}
    </>
  );
}
