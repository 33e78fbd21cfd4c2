import { type CompetitionDraft, DraftLine } from "../../shared/competition/draft-schema.ts";
import type { CompetitionTerms, Timetable } from "../../shared/competition/schema.ts";
import type { Write } from "../platform/table.ts";
import { draftKey, lineKey } from "./draft-facts.ts";
import { createdCompetition } from "./store.ts";

/** A draft as decided, if it is still the one that was decided on; its first version where there is none. */
export const saveDraft = (draft: CompetitionDraft): readonly Write[] => {
  const condition = draft.version === 1 ? "absent" : { matching: { version: draft.version - 1 } };
  return [
    { put: { ...draftKey(draft.draftId), ...draft }, if: condition },
    { put: { ...lineKey(draft.draftId), ...DraftLine.parse(draft) }, if: condition },
  ];
};

/** A draft taken away, if it is still the one that was decided on: of what it said nothing stays but that it was there. */
export const removeDraft = ({
  draftId,
  version,
}: Pick<CompetitionDraft, "draftId" | "version">): readonly Write[] =>
  [draftKey(draftId), lineKey(draftId)].map((key) => ({
    put: { ...key, draftId, gone: true, version: version + 1 },
    if: { matching: { version } },
  }));

/** A competition in the place of its draft. */
export const publication = (
  draft: Pick<CompetitionDraft, "draftId" | "version">,
  { terms, timetable }: { readonly terms: CompetitionTerms; readonly timetable: Timetable },
): readonly Write[] => [...createdCompetition(terms, timetable), ...removeDraft(draft)];
