import type { Hub } from "../../shared/competition/hub.ts";
import { isUnderWay } from "../../shared/competition/stages.ts";
import type { ParticipantsView } from "../../shared/competition/views.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { publishedOutcome } from "../../shared/kernel/standing.ts";
import { InsetText } from "../govuk/inset-text.tsx";
import { TeamLink } from "../govuk/team-link.tsx";

type ShutOutProps = Pick<Hub, "shutOut"> & { competition: ParticipantsView; now: Instant; path: string };

/** That an organisation can take part no more, and what it can do: while there is something left to take part in. */
export function ShutOut({ shutOut, competition, now, path }: ShutOutProps) {
  if (shutOut === undefined || !isUnderWay(competition, now)) return <></>;
  return (
    <InsetText>
      <p>{shutOut}.</p>
      <p>
        It may still work for a bidder that does, and a bidder can ask the authority to take it in as a
        member.{" "}
        {publishedOutcome(competition, now) === undefined ? (
          "Who has pre-qualified will be published with the outcome of the PQQ."
        ) : (
          <a href={`${path}/pre-qualified`}>See which bidders have pre-qualified</a>
        )}
      </p>
      <p>
        If you think that this is wrong, ask the competition team at <TeamLink />.
      </p>
    </InsetText>
  );
}
