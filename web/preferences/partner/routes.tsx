import { actorOf } from "../../../functions/platform/actor-of.ts";
import { pageOf } from "../../doors/page-of.tsx";
import { loadLotDisclosures } from "../../../functions/preferences/disclosure-facts.ts";
import { coversLot } from "../../../shared/kernel/actor.ts";
import { namedCompetition } from "../../competition/competition-for-routes.ts";
import { frameOf } from "../../doors/frame.tsx";
import { lotName } from "../../../shared/competition/words.ts";
import { CompetitionFrame } from "../../competition/competition-frame.tsx";
import { Disclosures } from "../disclosures.tsx";

/** What partners were told of their lots. Mounted at `/partner`. A lot that is not theirs is not there for them. */
export const preferencesPartnerRoutes = pageOf(
  "/competitions/:competition/lots/:lot",
  namedCompetition,
  async (competition, c) => {
    const lot = competition.lots.find(({ lotId }) => lotId === c.req.param("lot"));
    if (lot === undefined || !coversLot(actorOf(c, "partner").lots, lot.lotId)) return c.notFound();
    const disclosures = await loadLotDisclosures(c.get("deps").table, competition.competitionId, lot.lotId);
    return (
      <CompetitionFrame frame={frameOf(c)} competition={competition} title={lotName(lot)}>
        <h2 class="govuk-heading-m">Bidders that prefer this lot</h2>
        <p>
          The competition lead decides whether and when partners are told. What stands here was true at the
          time beside it; bidders may change their choice in a later round.
        </p>
        <Disclosures
          competition={competition}
          disclosures={disclosures}
          none="You have not been told of any bidders for this lot."
        />
      </CompetitionFrame>
    );
  },
);
