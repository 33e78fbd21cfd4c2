/** Where a bidder's own response lies. */
export const PQQ = "/competitions/:competition/pqq";

/** Why nothing of a response can be changed now. */
export const SHUT = ["competition-cancelled", "pqq-not-open", "pqq-closed", "no-questionnaire"] as const;
