import { Hono } from "hono";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import { loadLotDisclosures } from "../../../functions/preferences/disclosure-facts.ts";
import { coversLot } from "../../../shared/kernel/actor.ts";
import { namedCompetition } from "../../competition/competition-for-routes.ts";
import { frameOf } from "../../doors/frame.tsx";
import { DisclosedPage } from "./disclosed-page.tsx";

/** What partners were told of their lots. Mounted at `/partner`. A lot that is not theirs is not there for them. */
export const preferencesPartnerRoutes = new Hono<PortalEnv>().get(
  "/competitions/:competition/lots/:lot",
  async (c) => {
    const competition = await namedCompetition(c);
    if (competition instanceof Response) return competition;
    const lot = competition.lots.find(({ lotId }) => lotId === c.req.param("lot"));
    if (lot === undefined || !coversLot(actorOf(c, "partner").lots, lot.lotId)) return c.notFound();
    const { table } = c.get("deps");
    const disclosures = await loadLotDisclosures(table, competition.competitionId, lot.lotId);
    return c.html(
      <DisclosedPage frame={frameOf(c)} competition={competition} lot={lot} disclosures={disclosures} />,
    );
  },
);
