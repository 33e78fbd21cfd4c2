import { loadPrequalified } from "../../../functions/outcomes/facts.ts";
import { namedCompetition } from "../../competition/competition-for-routes.ts";
import { frameOf } from "../../doors/frame.tsx";
import { pageOf } from "../../doors/page-of.tsx";
import { outcomeCounted } from "../../../shared/outcomes/words.ts";
import { CompetitionFrame } from "../../competition/competition-frame.tsx";
import { When } from "../../govuk/when.tsx";
import { Bullets } from "../../govuk/part.tsx";

/**
 * Who has pre-qualified, from the instant of the outcome on: how many submitted and passed, and those who agreed to be named.
 * For every door, so that everybody stays among their own pages.
 */
export const prequalifiedRoutes = pageOf(
  "/competitions/:competition/pre-qualified",
  namedCompetition,
  async (competition, c) => {
    const prequalified = await loadPrequalified(c.get("deps"), competition);
    if (prequalified === undefined) return c.notFound();
    const { publishedAt, passed, listed, correctedAt } = prequalified;
    return (
      <CompetitionFrame frame={frameOf(c)} competition={competition} title="Who has pre-qualified">
        <p class="govuk-body-l">{outcomeCounted(prequalified)}</p>
        <p>
          Published at <When instant={publishedAt} />.
          {correctedAt && (
            <>
              {" "}
              Corrected at <When instant={correctedAt} />: what stands here is so since then.
            </>
          )}
        </p>
        <h2 class="govuk-heading-m">Organisations that agreed to be named</h2>
        {listed.length === 0 ? <p>None.</p> : <Bullets items={listed} />}
        {listed.length > 0 && listed.length < passed && <p>{unnamed(passed - listed.length)}</p>}
      </CompetitionFrame>
    );
  },
);

const unnamed = (count: number): string =>
  count === 1 ? "1 other passed and is not named." : `${count} others passed and are not named.`;
