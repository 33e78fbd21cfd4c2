import { CompetitionFrame, type CompetitionFrameProps } from "./competition-frame.tsx";

type ActProps = Omit<CompetitionFrameProps, "width"> & {
  /** For a table that takes the whole width. */
  wide?: boolean;
};

/** The page of one act in a competition, for somebody of the authority. */
export const ActPage = ({ wide, ...page }: ActProps) => (
  <CompetitionFrame {...page} width={wide ? "wide" : "reading"} />
);
