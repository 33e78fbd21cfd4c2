import type { CompetitionDraft } from "../../shared/competition/draft-schema.ts";
import { HeadedPage, type HeadedPageProps } from "../govuk/headed-page.tsx";

export const DRAFTS_PATH = "/authority/competition-drafts";
export const draftPath = ({ draftId }: Pick<CompetitionDraft, "draftId">): string =>
  `${DRAFTS_PATH}/${draftId}`;

type DraftFrameProps = Pick<HeadedPageProps, "frame" | "title" | "errors" | "children"> & {
  /** The draft that the page is about, below its own page. */
  draft?: Pick<CompetitionDraft, "draftId" | "title"> | undefined;
  /** Whether the page is the list itself, or the draft's own. */
  top?: boolean;
};

/** A page about competitions that are not published. */
export function DraftFrame({ draft, top = false, ...page }: DraftFrameProps) {
  const own = draft !== undefined && !(top && page.title === draft.title);
  return (
    <HeadedPage
      {...page}
      width="full"
      caption={draft === undefined || !own ? undefined : draft.title}
      trail={[
        { href: "/authority", text: "Competitions" },
        ...(top && draft === undefined ? [] : [{ href: DRAFTS_PATH, text: "Drafts" }]),
        ...(draft === undefined || top ? [] : [{ href: draftPath(draft), text: draft.title }]),
      ]}
    />
  );
}
