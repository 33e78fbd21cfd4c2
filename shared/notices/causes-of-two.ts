import * as z from "zod";
import { type CompetitionId, PersonId } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { ActOfTwo } from "../kernel/proposal.ts";
import { type Cause, telling } from "./telling.ts";

/** Which competition a notice is about. */
type About = { readonly competitionId: CompetitionId; readonly competition: string };

const Proposed = z.object({
  act: ActOfTwo,
  title: z.string(),
  until: z.optional(Instant),
  reason: z.string(),
});
const OF_OUTCOMES: readonly ActOfTwo[] = ["pqq-outcome", "outcome-correction", "outcome-stop"];
/** A mail says why, but of an outcome: what its reasons tell of a response is read in the portal only. */
const forMail = <Told extends { act: ActOfTwo; reason: string }>({ reason, ...told }: Told) => ({
  ...told,
  ...(OF_OUTCOMES.includes(told.act) ? {} : { reason }),
});
const Closed = z.object({
  act: ActOfTwo,
  title: z.string(),
  proposer: PersonId,
  reason: z.string(),
  standsAnyway: z.optional(z.literal(true)),
});

/** The same wherever two people act together, in a competition or on the portal. */
export const causesOfTwo: Readonly<Record<string, Cause<About | undefined>>> = {
  "proposal.made": telling("proposal-made", ["confirmers"], ({ who, detail }, competition) => {
    const proposed = Proposed.parse(detail);
    return {
      to: [{ of: "confirmers" }],
      content: { kind: "proposal-made", ...competition, ...forMail(proposed), by: who.name },
    };
  }),
  "proposal.declined": telling(
    "proposal-declined",
    ["staff-member", "auditors"],
    ({ who, detail }, competition) => {
      const { proposer, ...closed } = forMail(Closed.parse(detail));
      return {
        to: [
          { of: "staff-member", personId: proposer },
          // What stands though it was not ratified is the auditors' to see.
          ...(closed.standsAnyway ? [{ of: "auditors" } as const] : []),
        ],
        content: { kind: "proposal-declined", ...competition, ...closed, by: who.name },
      };
    },
  ),
};
