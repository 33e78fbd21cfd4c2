/**
 * Days of the demonstration on which journeys begin, in London time and in order. Each is played once, on from the day
 * before it, and every journey gets a copy.
 */
export const DAYS = {
  /** The PQQ is open, and nobody has answered anything. */
  answering: "2013-10-10T09:00",
  /** The PQQ is sealed and evaluators have their parts; nobody has declared or marked anything. */
  marking: "2013-11-18T12:00",
  /** Every response is moderated, and no outcome is proposed. */
  assessed: "2013-12-13T09:00",
  /** As `npm start` opens it: round 1 of the preferences is sealed, round 2 is open. */
  preferring: "2014-05-08T09:00",
} as const;
export type Day = keyof typeof DAYS;
