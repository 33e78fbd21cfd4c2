import { Hono } from "hono";
import { loadCompetition } from "../../../functions/competition/facts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import { loadLotDisclosures } from "../../../functions/preferences/facts.ts";
import { coversLot } from "../../../shared/kernel/actor.ts";
import { CompetitionId, LotId } from "../../../shared/kernel/id.ts";
import { frameOf } from "../../doors/frame.tsx";
import { DisclosedPage } from "./disclosed-page.tsx";

/** What partners were told of their lots. Mounted at `/partner`. A lot that is not theirs is not there for them. */
export const preferencesPartnerRoutes = new Hono<PortalEnv>().get(
  "/competitions/:competition/lots/:lot",
  async (c) => {
    const id = CompetitionId.safeParse(c.req.param("competition"));
    const lotId = LotId.safeParse(c.req.param("lot"));
    if (!id.success || !lotId.success) return c.notFound();
    const { table } = c.get("deps");
    const competition = await loadCompetition(table, id.data);
    const lot = competition?.lots.find((one) => one.lotId === lotId.data);
    if (competition === undefined || lot === undefined) return c.notFound();
    if (!coversLot(actorOf(c, "partner").lots, lot.lotId)) return c.notFound();
    const disclosures = await loadLotDisclosures(table, id.data, lot.lotId);
    return c.html(
      <DisclosedPage frame={frameOf(c)} competition={competition} lot={lot} disclosures={disclosures} />,
    );
  },
);
