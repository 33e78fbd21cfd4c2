import type { Competition } from "../../../shared/competition/schema.ts";
import type { Frame } from "../../govuk/page.tsx";
import { coveragePath } from "../paths.ts";
import { CompetitionFrame } from "../../competition/competition-frame.tsx";
import { RoundsList, type RoundsListProps } from "./rounds-list.tsx";

type UnsealedProps = Pick<RoundsListProps, "hrefOf" | "sealableAt" | "now"> & {
  frame: Frame;
  competition: Competition;
  /** The lot asked for, if one was. */
  about?: string | undefined;
};

/** While no round is sealed: that nobody can see anything, and when that will be. It knows nothing of any bidder. */
export function UnsealedPage(props: UnsealedProps) {
  const { competition, about } = props;
  return (
    <CompetitionFrame
      {...props}
      width="wide"
      caption={competition.title}
      title={about ?? "Lot preferences"}
      above={
        about === undefined
          ? []
          : [{ href: coveragePath(competition.competitionId), text: "Lot preferences" }]
      }
    >
      <p class="govuk-body-l">No round is sealed yet.</p>
      <RoundsList {...props} shown={undefined} />
    </CompetitionFrame>
  );
}
