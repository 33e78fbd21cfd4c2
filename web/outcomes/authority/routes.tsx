import { proposingCorrection, proposingOutcome } from "../../../functions/outcomes/acts.ts";
import { readOutcome } from "../../../functions/outcomes/operations.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import { loadHistory } from "../../../functions/proposals/facts.ts";
import { accept } from "../../../shared/kernel/result.ts";
import { decidePublication } from "../../../shared/outcomes/rules.ts";
import { namedCompetition } from "../../competition/competition-for-routes.ts";
import { formOf } from "../../doors/form-of.tsx";
import type { Typed } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import { ofNamed, pageOf, together } from "../../doors/page-of.tsx";
import { londonTimeOf, timeErrors } from "../../doors/typed-time.ts";
import { refusedPage } from "../../evaluation/evaluation-for-routes.tsx";
import { outcomePath } from "../paths.ts";
import { CorrectPage } from "./correct-page.tsx";
import { OutcomePage } from "./outcome-page.tsx";
import { ProposePage, publicationTyped } from "./propose-page.tsx";

const OUTCOME = "/competitions/:competition/outcome";

/** The results of the competition that the address names, as far as this person may see them. */
const namedOutcome = ofNamed(namedCompetition, async (competition, c) => {
  const deps = c.get("deps");
  const read = await readOutcome(deps, actorOf(c, "authority"), competition.competitionId);
  return read.ok ? read.value : refusedPage(c, competition, read.error);
});

/** When an outcome is published: nothing for as soon as it is confirmed, and what is no time while nothing is chosen. */
function publicationOf(form: Typed): string | undefined {
  const when = form.text("when");
  if (when === "on-confirmation") return undefined;
  return when === "at" ? londonTimeOf(publicationTyped(form)) : "";
}

const CHOSEN: Readonly<Record<string, boolean>> = { yes: true, no: false };

/** The outcome of the PQQ: proposed by one lead, confirmed by another person. Mounted at `/authority`. */
export const outcomesAuthorityRoutes = together(
  pageOf(OUTCOME, namedOutcome, async (read, c) => {
    const [deps, actor] = [c.get("deps"), actorOf(c, "authority")];
    const { competition, queriesDueAt } = read;
    const history = await loadHistory(deps, actor, competition.competitionId);
    const isDue = queriesDueAt !== undefined && deps.now() < queriesDueAt;
    return (
      <OutcomePage
        {...read}
        frame={frameOf(c)}
        queriesDueAt={isDue ? queriesDueAt : undefined}
        proposals={history.filter(
          ({ proposal: { act } }) => act === "pqq-outcome" || act === "outcome-correction",
        )}
        mayPropose={proposingOutcome.who.may(actor)}
      />
    );
  }),
  formOf(proposingOutcome, {
    path: `${OUTCOME}/propose`,
    facts: namedOutcome,
    seen: ({ resultsHash }) => resultsHash,
    read: (form) => accept({ publishAt: publicationOf(form), reason: form.text("reason") }),
    controls: (form) => ({
      publishAt:
        form.text("when") === "at"
          ? timeErrors(publicationTyped(form), "at", "at-time")
          : [{ field: "when", text: "Choose when the outcome is published" }],
    }),
    also(form, _named, c) {
      const publishAt = decidePublication({ publishAt: publicationOf(form) }, c.get("deps").now());
      return publishAt.ok ? undefined : publishAt.error;
    },
    page: (named, filled) => <ProposePage {...named} {...filled} />,
    flash: "proposal-made",
    to: ({ competition: { competitionId } }) => outcomePath(competitionId),
  }),
  formOf(proposingCorrection, {
    path: `${OUTCOME}/correct`,
    facts: namedOutcome,
    read: ({ text }) =>
      accept({
        organisationId: text("organisationId"),
        passes: CHOSEN[text("passes")],
        reason: text("reason"),
      }),
    page: (named, filled) => <CorrectPage {...named} {...filled} />,
    flash: "proposal-made",
    to: ({ competition: { competitionId } }) => outcomePath(competitionId),
  }),
);
