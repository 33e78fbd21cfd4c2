import type { ParticipantsView, ShownAmendment } from "../../shared/competition/views.ts";
import {
  OUTSIDE,
  instantName,
  stageName,
  stageNote,
  stageStateNames,
} from "../../shared/competition/words.ts";
import type { ProposalId } from "../../shared/kernel/id.ts";
import { type Instant, inWords, toTheMinute } from "../../shared/kernel/instant.ts";
import { TileMap } from "../charts/tile-map.tsx";
import { Cancelled, StageTime } from "./how-it-stands.tsx";
import { CompetitionFrame, type InCompetition } from "./competition-frame.tsx";
import { AwardRules, Lots } from "./lots.tsx";
import { TeamLink } from "../govuk/team-link.tsx";
import { amendmentsOf, precisionOf } from "../../shared/competition/amendments-shown.ts";
import { inOrder, stageOf, stateOf } from "../../shared/competition/stages.ts";
import type { Stage } from "../../shared/competition/schema.ts";
import { sentenceStart } from "../../shared/kernel/words.ts";
import { Timetable as Picture } from "../charts/timetable.tsx";
import { Scroll } from "../govuk/scroll.tsx";
import { SummaryList } from "../govuk/summary-list.tsx";
import { Table } from "../govuk/table.tsx";
import { When } from "../govuk/when.tsx";

type TimetablePageProps = InCompetition & {
  now: Instant;
  /** Whether a second person stands by what one held, by its proposal: for the authority. */
  ratifications?: ReadonlyMap<ProposalId, string> | undefined;
};

/** When everything in a competition happens, what of it is open, and what was moved. */
export function TimetablePage({ now, ratifications, ...page }: TimetablePageProps) {
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
      <Amendments competition={competition} ratifications={ratifications} />
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

const moment = (instant: Instant) => ({ instant, words: inWords(instant) });

type TimetableProps = { competition: ParticipantsView; now: Instant };

/** All stages as a picture; a cancelled competition has no "now", so it gets the table of how things stood. */
function Timetable({ competition, now }: TimetableProps) {
  const stages = inOrder(competition.stages);
  return competition.cancelled === undefined ? (
    <Picture
      id="timetable-picture"
      title="All stages"
      now={moment(toTheMinute(now))}
      stages={stages.map((stage) => ({
        name: stageName(stage),
        start: moment(stage.opensAt),
        end: stage.closesAt && moment(stage.closesAt),
        note: noteOf(competition, stage),
      }))}
    />
  ) : (
    <StageTable competition={competition} now={now} />
  );
}

/** What must be seen beside a date: what it was before, and what it is worth. */
function noteOf(competition: ParticipantsView, stage: Stage): string | undefined {
  const moved = amendmentsOf(competition, stage.stageId).map(
    ({ moves, from }) =>
      `${stage.closesAt === undefined ? "Date" : moves === "opensAt" ? "Opening" : "Closing"} moved from ${inWords(from)}`,
  );
  const exact = (["opensAt", "closesAt"] as const).every(
    (of) => stage[of] === undefined || precisionOf(competition, stage, of) === "instant",
  );
  const besides = stageNote(stage, exact ? "instant" : stage.precision);
  const notes = [...moved, ...(besides === "" ? [] : [sentenceStart(besides)])];
  return notes.length === 0 ? undefined : notes.join(". ");
}

function StageTable({ competition, now }: TimetableProps) {
  return (
    <Scroll label="All stages, as a table">
      <Table
        caption="All stages as they stood when the competition was cancelled"
        captionClasses="govuk-table__caption--s"
        head={["Stage", "Opens or happens", "Closes", "State"]}
        firstCellIsHeader
        rows={inOrder(competition.stages).map((stage) => [
          stageName(stage),
          <StageTime competition={competition} stage={stage} of="opensAt" />,
          <StageTime competition={competition} stage={stage} of="closesAt" />,
          stageStateNames[stateOf(stage, competition, now)],
        ])}
      />
    </Scroll>
  );
}

/** What was moved, from when, to when, and why. The old date stays for good. */
function Amendments({
  competition,
  ratifications,
}: Pick<TimetablePageProps, "competition" | "ratifications">) {
  const { amendments } = competition;
  return (
    <>
      <h2 class="govuk-heading-m" id="amendments">
        Amendments of the timetable
      </h2>
      {amendments.length === 0 && <p>The timetable has not been amended.</p>}
      {amendments.map((amendment) => {
        const stage = stageOf(competition, amendment.stageId);
        return (
          stage && (
            <AmendmentCard {...{ stage, amendment }} ratified={ratifications?.get(amendment.proposalId)} />
          )
        );
      })}
    </>
  );
}

type AmendmentProps = {
  stage: Stage;
  amendment: ShownAmendment;
  /** Whether a second person stands by what one held: for the authority. */
  ratified: string | undefined;
};

function AmendmentCard({ stage, amendment, ratified }: AmendmentProps) {
  const { moves, from, to, reason, proposedBy, confirmedBy, confirmedAt, held } = amendment;
  const name = instantName(stage, moves);
  return (
    <SummaryList
      card={{
        title: { text: held ? `${name}: held until ${inWords(to)}` : name, headingLevel: 3 },
      }}
      rows={[
        [
          "Moved from",
          <s>
            <When instant={from} />
          </s>,
        ],
        ["To", <When instant={to} />],
        [held ? "Held at once on" : "By amendment of", <When instant={confirmedAt} />],
        ["Reason", { text: reason, classes: "app-typed" }],
        proposedBy && [held ? "Held by" : "Proposed by", proposedBy.name],
        confirmedBy && !held && ["Confirmed by", confirmedBy.name],
        ratified && ["A second person", { text: ratified, classes: "app-typed" }],
      ]}
    />
  );
}
