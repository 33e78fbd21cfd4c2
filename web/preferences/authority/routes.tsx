import { Hono } from "hono";
import { loadCompetition } from "../../../functions/competition/facts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { loadLotDisclosures } from "../../../functions/preferences/facts.ts";
import { discloseLotBidders, readCoverage } from "../../../functions/preferences/operations.ts";
import { sealableAt } from "../../../shared/competition/due.ts";
import { lotName } from "../../../shared/competition/words.ts";
import { CompetitionId, LotId, OrganisationId, StageId } from "../../../shared/kernel/id.ts";
import type { RefusalOf } from "../../../shared/kernel/result.ts";
import { seenCoverage } from "../../../shared/preferences/reading.ts";
import { decideDisclosure } from "../../../shared/preferences/rules.ts";
import { DiscloseLotBidders } from "../../../shared/preferences/schema.ts";
import { preferencesRefusalInWords } from "../../../shared/preferences/words.ts";
import { fieldErrors, newRequestKey, readForm } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import { setFlash } from "../../doors/session-cookie.ts";
import type { FieldError } from "../../govuk/field-error.tsx";
import { ForbiddenPage } from "../../govuk/problem-pages.tsx";
import { CannotSeePage } from "../../competition/competition-frame.tsx";
import { CoveragePage } from "./coverage-page.tsx";
import { DisclosePage } from "./disclose-page.tsx";
import { LotCoveragePage } from "./lot-coverage-page.tsx";
import { coveragePath, lotCoveragePath } from "../paths.ts";
import { UnsealedPage } from "./unsealed-page.tsx";

const COVERAGE = "/competitions/:competition/coverage";

/** Coverage, as far as it is sealed and the reader's. Mounted at `/authority`. */
export const preferencesAuthorityRoutes = new Hono<PortalEnv>()
  .get(COVERAGE, async (c) => {
    const addressed = await addressedCoverage(c);
    const organisation = OrganisationId.optional().safeParse(
      c.req.query("withdrawnOrganisation") || undefined,
    );
    if (addressed === undefined || !organisation.success) return c.notFound();
    if (!addressed.coverage.ok) return cannotSee(c, addressed, addressed.coverage.error);
    const { competition, lots, opened } = addressed.coverage.value;
    const shown = { frame: frameOf(c), competition, sealableAt, hrefOf: hrefOf(addressed.competitionId) };
    if (opened === undefined) return c.html(<UnsealedPage {...shown} />);
    const member = c.req.query("withdrawnMember") || undefined;
    const withdrawn = { organisation: organisation.data, member };
    return c.html(
      <CoveragePage
        {...shown}
        opened={opened}
        coverage={seenCoverage(competition, lots, opened, withdrawn)}
        allLots={lots.length === competition.lots.length}
        chosen={{ organisation: organisation.data ?? "", member: member ?? "" }}
      />,
    );
  })
  .get(`${COVERAGE}/lots/:lot`, async (c) => {
    const addressed = await addressedCoverage(c);
    if (addressed?.lot === undefined) return c.notFound();
    if (!addressed.coverage.ok) return cannotSee(c, addressed, addressed.coverage.error);
    const { competitionId, lot, actor, deps } = addressed;
    const { competition, lots, opened } = addressed.coverage.value;
    const shown = {
      frame: frameOf(c),
      competition,
      sealableAt,
      hrefOf: (round: StageId) => lotCoveragePath(competitionId, lot, round),
    };
    if (opened === undefined) return c.html(<UnsealedPage {...shown} about={lots.map(lotName).join()} />);
    const [coverage] = seenCoverage(competition, lots, opened).lots;
    if (coverage === undefined) return c.notFound();
    const { round } = opened;
    const command = { competitionId, round: round.stageId, lotId: lot, reason: "" };
    const disclosure = decideDisclosure({ actor, competition, opened: [] }, command, deps.now());
    return c.html(
      <LotCoveragePage
        {...shown}
        round={round}
        coverage={coverage}
        disclosures={await loadLotDisclosures(deps.table, competitionId, lot)}
        mayDisclose={disclosure.ok}
      />,
    );
  })
  .get(`${COVERAGE}/lots/:lot/disclose`, async (c) => {
    const addressed = await addressedCoverage(c);
    if (addressed?.lot === undefined) return c.notFound();
    return disclosePage(c, addressed, { reason: "", requestKey: newRequestKey(c), errors: [] });
  })
  .post(`${COVERAGE}/lots/:lot/disclose`, async (c) => {
    const typed = await readForm(c);
    const addressed = await addressedCoverage(c, typed.text("round"));
    if (addressed?.lot === undefined) return c.notFound();
    const { deps, actor, competitionId, lot } = addressed;
    const again = { reason: typed.text("reason"), requestKey: typed.requestKey };
    const command = DiscloseLotBidders.safeParse({
      competitionId,
      round: typed.text("round"),
      lotId: lot,
      reason: typed.text("reason"),
    });
    if (!command.success) return disclosePage(c, addressed, { ...again, errors: fieldErrors(command.error) });
    if (!addressed.coverage.ok) return cannotSee(c, addressed, addressed.coverage.error);
    const outcome = await discloseLotBidders(deps, actor, command.data, typed.requestKey);
    if (!outcome.ok) {
      const errors = [{ field: "reason", text: preferencesRefusalInWords(outcome.error) }];
      return disclosePage(c, addressed, { ...again, errors });
    }
    setFlash(c, "lot-disclosed");
    return c.redirect(lotCoveragePath(competitionId, lot, command.data.round), 303);
  });

const hrefOf = (competition: CompetitionId) => (round: StageId) => coveragePath(competition, round);

/** What the address asks for: undefined when it names what cannot exist. An empty round means that none is named. */
async function addressedCoverage(c: PortalContext, named = c.req.query("round")) {
  const competition = CompetitionId.safeParse(c.req.param("competition"));
  const round = StageId.optional().safeParse(named || undefined);
  const lot = LotId.optional().safeParse(c.req.param("lot"));
  if (!competition.success || !round.success || !lot.success) return undefined;
  const deps = c.get("deps");
  const actor = actorOf(c, "authority");
  const addressed = { round: round.data, lot: lot.data };
  const coverage = await readCoverage(deps, actor, competition.data, addressed);
  return { ...addressed, competitionId: competition.data, deps, actor, coverage };
}
type AddressedCoverage = NonNullable<Awaited<ReturnType<typeof addressedCoverage>>>;
type LookRefusal = RefusalOf<typeof readCoverage>;

/** The answer to a look that was refused. */
async function cannotSee(c: PortalContext, { competitionId }: AddressedCoverage, refusal: LookRefusal) {
  const competition = await loadCompetition(c.get("deps").table, competitionId);
  if (refusal.code === "not-found" || competition === undefined) return c.notFound();
  const words = preferencesRefusalInWords(refusal);
  const page = <CannotSeePage frame={frameOf(c)} competition={competition} words={words} />;
  return c.html(page, refusal.code === "too-many-attempts" ? 429 : 403);
}

type TypedDisclosure = { reason: string; requestKey: string; errors: readonly FieldError[] };

/** The form of a disclosure: only for a lead of the lot, and of a round that is sealed. */
async function disclosePage(c: PortalContext, addressed: AddressedCoverage, typed: TypedDisclosure) {
  if (!addressed.coverage.ok) return cannotSee(c, addressed, addressed.coverage.error);
  const { competition, lots, opened } = addressed.coverage.value;
  const coverage = opened && seenCoverage(competition, lots, opened).lots[0];
  if (opened === undefined || coverage === undefined) return c.notFound();
  if (addressed.actor.role !== "competition-lead") return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
  return c.html(
    <DisclosePage
      frame={frameOf(c)}
      competition={competition}
      round={opened.round}
      coverage={coverage}
      {...typed}
    />,
    typed.errors.length > 0 ? 422 : 200,
  );
}
