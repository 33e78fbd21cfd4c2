import * as z from "zod";
import { asParticipantsSeeIt, asStaffSeeIt } from "../../shared/competition/views.ts";
import { Amendment, Competition, CompetitionOutcome } from "../../shared/competition/schema.ts";
import { competitionRefusalInWords } from "../../shared/competition/words.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { prequalifiedSince } from "../../shared/kernel/standing.ts";
import { aRead, OfCompetition, PageOfList } from "../platform/read.ts";
import type { Deps } from "../platform/deps.ts";
import { loadCompetition, loadCompetitions, loadCompetitionsOf, loadStanding } from "./facts.ts";
import { ListedCompetition, listingOf } from "./listing.ts";

const ofCompetition = { address: OfCompetition, refusals: [], words: competitionRefusalInWords } as const;

/** One list of competitions: everybody may know them all; who works on some at the authority has those listed. */
async function pageOf(
  deps: Deps,
  competitions: Promise<readonly Competition[]>,
  query: z.infer<typeof PageOfList>,
) {
  const listed = listingOf(await competitions, query, deps.now());
  return listed.ok ? accept({ body: listed.value }) : listed;
}
const LISTING = {
  path: "/competitions",
  summary: "Every competition, newest first, with what is open in it and what comes next",
  address: PageOfList,
  answer: () => z.strictObject({ items: z.array(ListedCompetition), next: z.string().optional() }),
  refusals: ["invalid"],
  words: ({ detail }: { readonly code: "invalid"; readonly detail: string }) => detail,
} as const;
const listingFor = (id: string, audience: "bidder" | "partner") =>
  aRead({
    ...LISTING,
    id,
    audience,
    reads: (deps, _reader, query) => pageOf(deps, loadCompetitions(deps.table), query),
  });

/** What people outside the authority get: no names of staff, and not when windows were sealed. */
const participantsCompetition = () =>
  Competition.omit({ sealed: true }).extend({
    amendments: z.array(Amendment.omit({ proposedBy: true, confirmedBy: true })),
    outcome: CompetitionOutcome.pick({ visibleAt: true, submitted: true, passed: true }).optional(),
  });
const asSeenByParticipants = {
  ...ofCompetition,
  path: "/competitions/:competition",
  summary: "One competition as its participants see it. The ETag is the timetable's version",
} as const;

export const competitionReads = [
  aRead({
    ...LISTING,
    id: "listCompetitions",
    audience: "authority",
    summary:
      "Every competition in which the person has a role, newest first, with what is open in it and what comes next",
    reads: (deps, actor, query) => pageOf(deps, loadCompetitionsOf(deps.table, actor), query),
  }),
  aRead({
    ...ofCompetition,
    id: "getCompetition",
    audience: "authority",
    path: "/competitions/:competition",
    summary:
      "One competition: lots, timetable with its amendments, rules. The ETag is the timetable's version",
    answer: () => Competition,
    reads: async ({ table, now }, _lead, { competitionId }) => {
      const competition = await loadCompetition(table, competitionId);
      if (competition === undefined) return refuse({ code: "not-found" });
      return accept({ body: asStaffSeeIt(competition, now()), version: competition.version });
    },
  }),
  listingFor("listCompetitionsForBidder", "bidder"),
  aRead({
    ...asSeenByParticipants,
    id: "getCompetitionForBidder",
    audience: "bidder",
    // When the bidder's own organisation pre-qualified, if it has.
    answer: () => participantsCompetition().extend({ prequalifiedAt: z.optional(Instant) }),
    reads: async ({ table, now }, { organisationId }, { competitionId }) => {
      const competition = await loadCompetition(table, competitionId);
      if (competition === undefined) return refuse({ code: "not-found" });
      const standing = await loadStanding(table, organisationId, competitionId);
      const prequalifiedAt = prequalifiedSince(competition, standing, now());
      const body = { ...asParticipantsSeeIt(competition, now()), prequalifiedAt };
      return accept({ body, version: competition.version });
    },
  }),
  listingFor("listCompetitionsForPartner", "partner"),
  aRead({
    ...asSeenByParticipants,
    id: "getCompetitionForPartner",
    audience: "partner",
    answer: participantsCompetition,
    reads: async ({ table, now }, _partner, { competitionId }) => {
      const competition = await loadCompetition(table, competitionId);
      if (competition === undefined) return refuse({ code: "not-found" });
      return accept({ body: asParticipantsSeeIt(competition, now()), version: competition.version });
    },
  }),
];
