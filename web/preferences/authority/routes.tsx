import { loadCompetition } from "../../../functions/competition/facts.ts";
import * as z from "zod";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext } from "../../../functions/platform/request.ts";
import { proposingDisclosure } from "../../../functions/preferences/acts.ts";
import { loadLotDisclosures } from "../../../functions/preferences/disclosure-facts.ts";
import { readCoverage } from "../../../functions/preferences/operations.ts";
import { sealableAt } from "../../../shared/competition/due.ts";
import { CompetitionId, LotId, OrganisationId, StageId } from "../../../shared/kernel/id.ts";
import { addressed } from "../../../functions/platform/addressed.ts";
import { decideReading, seenCoverage } from "../../../shared/preferences/reading-coverage.ts";
import { decideDisclosing, decideDisclosure } from "../../../shared/preferences/rules.ts";
import { preferencesRefusalInWords } from "../../../shared/preferences/words.ts";
import { readForm } from "../../doors/form.ts";
import { formOf } from "../../doors/form-of.tsx";
import { pageOf, together } from "../../doors/page-of.tsx";
import { frameOf } from "../../doors/frame.tsx";
import { waitsHere } from "../../doors/waits-here.tsx";
import { CannotSeePage } from "../../competition/competition-frame.tsx";
import { CoveragePage } from "./coverage-page.tsx";
import { DisclosePage } from "./disclose-page.tsx";
import { LotCoveragePage } from "./lot-coverage-page.tsx";
import { coveragePath, lotCoveragePath } from "../paths.ts";
import { UnsealedPage } from "./unsealed-page.tsx";

const COVERAGE = "/competitions/:competition/coverage";

/** Coverage, as far as it is sealed and the reader's. Mounted at `/authority`. */
export const preferencesAuthorityRoutes = together(
  pageOf(COVERAGE, namedWithdrawal, ({ competition, lots, opened, withdrawn }, c) => {
    const hrefOf = (round: StageId) => coveragePath(competition.competitionId, round);
    const shown = { frame: frameOf(c), competition, sealableAt, hrefOf, now: c.get("deps").now() };
    if (opened === undefined) return <UnsealedPage {...shown} />;
    const { organisation = "", member = "" } = withdrawn;
    return (
      <CoveragePage
        {...shown}
        opened={opened}
        coverage={seenCoverage(competition, lots, opened, withdrawn)}
        allLots={lots.length === competition.lots.length}
        chosen={{ organisation, member }}
      />
    );
  }),
  pageOf(
    `${COVERAGE}/lots/:lot`,
    (c) => namedCoverage(c),
    async ({ competition, lots, opened }, c) => {
      const { competitionId } = competition;
      const [lot] = lots;
      if (lot === undefined) return c.notFound();
      const { lotId } = lot;
      const mayRead = decideReading({ actor: actorOf(c, "authority"), competition });
      const own = mayRead.ok ? mayRead.value : lots;
      const hrefOf = (round: StageId) => lotCoveragePath(competitionId, lotId, round);
      const discloses = decideDisclosing(actorOf(c, "authority"), { lotId }).ok;
      const frame = frameOf(c, discloses ? await waitsHere(c, ["lot-disclosure"]) : undefined);
      const shown = { frame, competition, sealableAt, hrefOf, now: c.get("deps").now() };
      if (opened === undefined) return <UnsealedPage {...shown} lot={lot} own={own} />;
      const seen = seenCoverage(competition, lots, opened);
      const [coverage] = seen.lots;
      if (coverage === undefined) return c.notFound();
      const { table, now } = c.get("deps");
      const { round } = opened;
      const command = { competitionId, round: round.stageId, lotId, reason: "" };
      const facts = { actor: actorOf(c, "authority"), competition, opened: [] };
      return (
        <LotCoveragePage
          {...shown}
          round={round}
          coverage={coverage}
          movements={seen.movements}
          earlier={opened.earlier?.round}
          own={own}
          disclosures={await loadLotDisclosures(table, competitionId, lotId)}
          mayDisclose={
            decideDisclosing(facts.actor, command).ok && decideDisclosure(facts, command, now()).ok
          }
        />
      );
    },
  ),
  formOf(proposingDisclosure, {
    path: `${COVERAGE}/lots/:lot/disclose`,
    facts: namedLotCoverage,
    page: (named, filled) => <DisclosePage {...named} {...filled} />,
    flash: "proposal-made",
    to: ({ competition, coverage, round }) =>
      lotCoveragePath(competition.competitionId, coverage.lot.lotId, round.stageId),
  }),
);

/** The same with who is supposed to withdraw, as the address says. */
async function namedWithdrawal(c: PortalContext) {
  const organisation = z
    .optional(OrganisationId)
    .safeParse(c.req.query("withdrawnOrganisation") || undefined);
  const named = organisation.success ? await namedCoverage(c) : await c.notFound();
  if (named instanceof Response) return named;
  return {
    ...named,
    withdrawn: { organisation: organisation.data, member: c.req.query("withdrawnMember") || undefined },
  };
}

/**
 * The coverage that the address names: of one lot or of all that are the reader's, in a round or in the latest. An empty
 * round means that none is named. A look that is refused is answered, and written down by whom it was asked.
 */
async function namedCoverage(c: PortalContext, round = c.req.query("round")) {
  const competitionId = addressed(c, "competition", CompetitionId);
  const asked = z
    .object({ round: z.optional(StageId), lot: z.optional(LotId) })
    .safeParse({ round: round || undefined, lot: c.req.param("lot") });
  if (competitionId === undefined || !asked.success) return c.notFound();
  const coverage = await readCoverage(c.get("deps"), actorOf(c, "authority"), competitionId, asked.data);
  if (coverage.ok) return coverage.value;
  const competition = await loadCompetition(c.get("deps").table, competitionId);
  if (coverage.error.code === "not-found" || competition === undefined) return c.notFound();
  const words = preferencesRefusalInWords(coverage.error);
  const page = <CannotSeePage frame={frameOf(c)} competition={competition} words={words} />;
  return c.html(page, coverage.error.code === "too-many-attempts" ? 429 : 403);
}

/** The coverage of one lot in a sealed round: the one that the form carries, once it is sent. */
async function namedLotCoverage(c: PortalContext) {
  const round = c.req.method === "POST" ? (await readForm(c)).text("round") : c.req.query("round");
  const named = await namedCoverage(c, round);
  if (named instanceof Response) return named;
  const { competition, lots, opened } = named;
  const coverage = opened && seenCoverage(competition, lots, opened).lots[0];
  return opened && coverage ? { competition, round: opened.round, coverage } : c.notFound();
}
