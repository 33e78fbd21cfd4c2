import type { ParticipantsView } from "../../shared/competition/dashboard.ts";
import { lotName } from "../../shared/competition/words.ts";
import { coversLot, type LotScope } from "../../shared/kernel/actor.ts";
import { competitionPath } from "./page.tsx";

/** The partner's own lots, each with the way to what the authority has told its partners. */
export function PartnerPart({ competition, lots }: { competition: ParticipantsView; lots: LotScope }) {
  const own = competition.lots.filter(({ lotId }) => coversLot(lots, lotId));
  if (own.length === 0) return <p class="govuk-body">None of the lots of this competition is yours.</p>;
  return (
    <nav aria-labelledby="own-lots">
      <h2 class="govuk-heading-s govuk-!-margin-bottom-2" id="own-lots">
        Your lots
      </h2>
      <ul class="govuk-list">
        {own.map((lot) => (
          <li>
            <a class="govuk-link" href={`${competitionPath("/partner", competition)}/lots/${lot.lotId}`}>
              {lotName(lot)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
