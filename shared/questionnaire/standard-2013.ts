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
