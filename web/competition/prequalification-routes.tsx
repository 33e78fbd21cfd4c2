import { recordingPrequalification } from "../../functions/competition/acts.ts";
import { loadStandings } from "../../functions/competition/facts.ts";
import { loadOrganisations } from "../../functions/organisations/facts.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import { offeredTo } from "../../shared/competition/competition-parts.ts";
import { prequalifiedSince } from "../../shared/kernel/standing.ts";
import { pqqOf } from "../../shared/kernel/window.ts";
import { alphabetically, byName } from "../../shared/kernel/text.ts";
import { formOf } from "../doors/form-of.tsx";
import { ofNamed } from "../doors/page-of.tsx";
import { namedCompetition } from "./competition-for-routes.ts";
import { competitionPath } from "./competition-frame.tsx";
import { CheckPrequalificationPage, PrequalificationPage } from "./prequalification-page.tsx";

/** Who has pre-qualified in the competition that the address names, and which bidders have not. */
const prequalificationIn = ofNamed(namedCompetition, async (competition, c) => {
  const { table, now } = c.get("deps");
  const bidders = (await loadOrganisations(table)).filter(({ audience }) => audience === "bidder");
  const ids = bidders.map(({ organisationId }) => organisationId);
  const standings = await loadStandings(table, ids, competition.competitionId);
  const prequalified = standings.flatMap((standing) => {
    const since = prequalifiedSince(competition, standing, now());
    return since === undefined ? [] : [{ standing, since }];
  });
  const has = new Set(prequalified.map(({ standing }) => standing.organisationId));
  return {
    competition,
    prequalified: prequalified.toSorted((a, b) =>
      alphabetically(a.standing.organisationName, b.standing.organisationName),
    ),
    others: bidders.filter(({ organisationId }) => !has.has(organisationId)).toSorted(byName),
    mayRecord:
      recordingPrequalification.who.may(actorOf(c, "authority")) &&
      competition.cancelled === undefined &&
      pqqOf(competition) === undefined,
  };
});

/** Who has pre-qualified, and a national lead's record of another. */
export const prequalificationRoutes = formOf(recordingPrequalification, {
  path: "/competitions/:competition/prequalification",
  mayLook: (actor) => offeredTo(actor).look,
  facts: prequalificationIn,
  page: (facts, filled) => <PrequalificationPage {...facts} {...filled} />,
  check: ({ competition }, checking) => <CheckPrequalificationPage {...checking} competition={competition} />,
  flash: "prequalification-recorded",
  to: ({ competition }) => `${competitionPath("/authority", competition)}/prequalification`,
});
