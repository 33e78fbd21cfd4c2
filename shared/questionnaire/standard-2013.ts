import type { Competition } from "../competition/schema.ts";
import { Instant } from "../kernel/instant.ts";
import { pqqOf } from "../kernel/window.ts";
import { Questionnaire } from "./schema.ts";
import { ATTACHMENTS } from "./standard-attachments.ts";
import { BIDDING_ENTITY } from "./standard-bidding-entity.ts";
import { CAPABILITY } from "./standard-capability.ts";
import { COMPLIANCE } from "./standard-compliance.ts";
import { DECLARATIONS } from "./standard-declarations.ts";
import { ECONOMIC_STANDING } from "./standard-economic-standing.ts";

/**
 * The questionnaire that every competition starts from, after what is known of the one of 2013. Its sections and its
 * rules on Probation Trusts, funding and market share are on record; the wording, limits, weights and threshold are
 * modelled on government questionnaires of that year.
 */
export const STANDARD_2013: Questionnaire = Questionnaire.parse({
  title: "Pre-qualification questionnaire",
  thresholdPercent: 60,
  leastScore: 2,
  sections: [BIDDING_ENTITY, ECONOMIC_STANDING, COMPLIANCE, CAPABILITY, DECLARATIONS, ATTACHMENTS],
});

/** From here on there was no Probation Trust any more, and no bidder could be one. */
const TRUSTS_ENDED = Instant.parse("2014-05-31T23:00:00.000Z");
const ABOUT_TRUSTS = ["probation-trust", "trust-staff", "trust-separation"];

/** The same for a PQQ of later: nothing in it is about Probation Trusts. */
const STANDARD_SINCE: Questionnaire = {
  ...STANDARD_2013,
  sections: STANDARD_2013.sections.map((section) => {
    if (section.sectionId !== BIDDING_ENTITY.sectionId) return section;
    const { markingGuidance: _onTrusts, ...rest } = section;
    return {
      ...rest,
      questions: section.questions.filter(({ questionId }) => !ABOUT_TRUSTS.includes(questionId)),
    };
  }),
};

/** The questionnaire that a competition starts from, by when its PQQ opens. */
export function standardFor(competition: Pick<Competition, "stages"> | undefined): Questionnaire {
  const pqq = competition && pqqOf(competition);
  return pqq !== undefined && pqq.opensAt >= TRUSTS_ENDED ? STANDARD_SINCE : STANDARD_2013;
}
