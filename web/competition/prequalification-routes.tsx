import { Hono } from "hono";
import { loadStandings } from "../../functions/competition/facts.ts";
import { recordPrequalification } from "../../functions/competition/operations.ts";
import { loadOrganisations } from "../../functions/organisations/facts.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import { offeredTo } from "../../shared/competition/dashboard.ts";
import { type Competition, RecordPrequalification } from "../../shared/competition/schema.ts";
import { competitionRefusalInWords } from "../../shared/competition/words.ts";
import { prequalifiedSince } from "../../shared/kernel/standing.ts";
import { newRequestKey, readForm } from "../doors/form.ts";
import { frameOf } from "../doors/frame.tsx";
import { setFlash } from "../doors/session-cookie.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import { askedCompetition } from "./asked-competition.ts";
import { onlyOffered } from "./only-offered.tsx";
import { competitionPath } from "./competition-frame.tsx";
import { PrequalificationPage } from "./prequalification-page.tsx";

type TypedPrequalification = { organisationId: string; reason: string };

async function prequalification(
  c: PortalContext,
  competition: Competition,
  typed: TypedPrequalification,
  errors: readonly FieldError[],
) {
  const { table, now } = c.get("deps");
  const bidders = (await loadOrganisations(table)).filter(({ audience }) => audience === "bidder");
  const ids = bidders.map(({ organisationId }) => organisationId);
  const standings = await loadStandings(table, ids, competition.competitionId);
  const byName = (a: string, b: string) => a.localeCompare(b, "en");
  const prequalified = standings.flatMap((standing) => {
    const since = prequalifiedSince(competition, standing, now());
    return since === undefined ? [] : [{ standing, since }];
  });
  const has = new Set(prequalified.map(({ standing }) => standing.organisationId));
  const page = {
    frame: frameOf(c),
    competition,
    prequalified: prequalified.toSorted((a, b) =>
      byName(a.standing.organisationName, b.standing.organisationName),
    ),
    others: bidders
      .filter(({ organisationId }) => !has.has(organisationId))
      .toSorted((a, b) => byName(a.name, b.name)),
    mayRecord:
      offeredTo(actorOf(c, "authority")).recordPrequalification && competition.cancelled === undefined,
    requestKey: newRequestKey(c),
    typed,
    errors,
  };
  return c.html(<PrequalificationPage {...page} />, errors.length === 0 ? 200 : 422);
}

const FIELD_WORDS: Readonly<Record<string, string>> = { organisationId: "Choose an organisation" };

/** Who has pre-qualified, and a national lead's record of another. */
export const prequalificationRoutes = new Hono<PortalEnv>()
  .use("/competitions/:competition/prequalification", onlyOffered("seePrequalified"))
  .get("/competitions/:competition/prequalification", async (c) => {
    const competition = await askedCompetition(c);
    if (competition === undefined) return c.notFound();
    return prequalification(c, competition, { organisationId: "", reason: "" }, []);
  })

  .post("/competitions/:competition/prequalification", onlyOffered("recordPrequalification"), async (c) => {
    const competition = await askedCompetition(c);
    if (competition === undefined) return c.notFound();
    const { text, requestKey } = await readForm(c);
    const typed = { organisationId: text("organisationId"), reason: text("reason") };
    const { competitionId } = competition;
    const command = RecordPrequalification.safeParse({ competitionId, ...typed });
    if (!command.success) {
      const errors = command.error.issues.map(({ path, message }) => {
        const field = String(path[0]);
        return { field, text: FIELD_WORDS[field] ?? message };
      });
      return prequalification(c, competition, typed, errors);
    }
    const outcome = await recordPrequalification(
      c.get("deps"),
      actorOf(c, "authority"),
      command.data,
      requestKey,
    );
    if (!outcome.ok) {
      const why = competitionRefusalInWords(outcome.error);
      return prequalification(c, competition, typed, [{ field: "organisationId", text: why }]);
    }
    setFlash(c, "prequalification-recorded");
    return c.redirect(`${competitionPath("/authority", competition)}/prequalification`, 303);
  });
