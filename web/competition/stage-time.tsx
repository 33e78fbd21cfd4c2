import { precisionOf } from "../../shared/competition/amendments-shown.ts";
import type { ParticipantsView } from "../../shared/competition/views.ts";
import type { Amendment, Stage } from "../../shared/competition/schema.ts";
import { stageNote } from "../../shared/competition/words.ts";
import { When } from "../govuk/when.tsx";

type StageTimeProps = { competition: ParticipantsView; stage: Stage; of: Amendment["moves"] };

/** When a stage opens or closes, and what must be known beside that date. */
export function StageTime({ competition, stage, of }: StageTimeProps) {
  const instant = stage[of];
  if (instant === undefined) return <></>;
  const note = stageNote(stage, precisionOf(competition, stage, of));
  return (
    <>
      <When instant={instant} />
      {note && ` – ${note}`}
    </>
  );
}
