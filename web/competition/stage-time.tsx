import { precisionOf } from "../../shared/competition/amendments.ts";
import type { ParticipantsView } from "../../shared/competition/views.ts";
import type { Amendment, Stage } from "../../shared/competition/schema.ts";
import { precisionNotes } from "../../shared/competition/words.ts";
import { When } from "../govuk/when.tsx";

type StageTimeProps = { competition: ParticipantsView; stage: Stage; of: Amendment["moves"] };

/** When a stage opens or closes, and what that date is worth where it was not announced to the minute. */
export function StageTime({ competition, stage, of }: StageTimeProps) {
  const instant = stage[of];
  if (instant === undefined) return <></>;
  const note = precisionNotes[precisionOf(competition, stage, of)];
  return (
    <>
      <When instant={instant} />
      {note && ` – ${note}`}
    </>
  );
}
