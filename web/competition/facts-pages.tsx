import type { ParticipantsView } from "../../shared/competition/views.ts";
import { OUTSIDE } from "../../shared/competition/words.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { TileMap } from "../charts/tile-map.tsx";
import { Cancelled } from "./cancelled.tsx";
import { CompetitionFrame, type InCompetition } from "./competition-frame.tsx";
import { AwardRules, Lots } from "./lots.tsx";
import { Amendments, Timetable } from "./timetable.tsx";
import { TeamLink } from "../govuk/team-link.tsx";

/** When everything in a competition happens, what of it is open, and what was moved. */
export function TimetablePage({ now, ...page }: InCompetition & { now: Instant }) {
  const { competition } = page;
  const { cancelled } = competition;
  return (
    <CompetitionFrame {...page} title="Timetable" width="full">
      {cancelled && <Cancelled {...cancelled} />}
      <p>
        What is marked “{OUTSIDE}” is announced here and takes place elsewhere: the competition team, at{" "}
        <TeamLink />, says how.
      </p>
      <Timetable competition={competition} now={now} />
      <Amendments competition={competition} />
    </CompetitionFrame>
  );
}

/** Which areas a competition is about, and by what rules they are awarded. */
export function LotsPage(page: InCompetition) {
  const { competition } = page;
  const { lotsAre } = competition;
  return (
    <CompetitionFrame {...page} title="Lots" width="full">
      <p>
        {lotsAre === undefined
          ? "A lot is one area: the one"
          : `A lot is one ${lotsAre.name} (${lotsAre.short}): the area`}{" "}
        in which one provider will run the services.
      </p>
      <LotsMap lots={competition.lots} />
      <Lots {...competition} />
      <AwardRules terms={competition} />
    </CompetitionFrame>
  );
}

/** Where the lots lie, one square each. */
export function LotsMap({ lots }: Pick<ParticipantsView, "lots">) {
  return (
    <TileMap
      id="lots-map"
      title="Where the lots lie"
      valueHeading="Also called"
      legend={[]}
      areas={lots.map(({ cpaNumber, name, tile, aliases }) => ({
        number: cpaNumber,
        name,
        tile,
        value: "",
        meaning: aliases.join("; "),
        tone: 1,
      }))}
    />
  );
}
