import * as z from "zod";
import { coversLot } from "../../shared/kernel/actor.ts";
import { LotId, OrganisationId, StageId, SubmissionId } from "../../shared/kernel/id.ts";
import { epochMs } from "../../shared/kernel/instant.ts";
import { sort, sortable } from "../../shared/kernel/key.ts";
import { type CommonRefusal, LOOKING } from "../../shared/kernel/refusal.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { openRound, type PreferencesRefusal, seenVersionOf } from "../../shared/preferences/rules.ts";
import { Disclosure } from "../../shared/preferences/schema.ts";
import { preferencesRefusalInWords } from "../../shared/preferences/words.ts";
import { loadCompetition } from "../competition/facts.ts";
import { cursorOf, sortKeyOf } from "../platform/cursor.ts";
import { aRead, OfCompetition, PageOfList } from "../platform/read.ts";
import { loadLotDisclosures } from "./disclosure-facts.ts";
import { loadMyPreferences, loadReceipt } from "./facts.ts";
import { readCoverage } from "./operations.ts";
import {
  Coverage,
  coverageReply,
  MyPreferences,
  preferencesReply,
  Receipt,
  receiptReply,
} from "./replies.ts";

const inWords = (refusal: PreferencesRefusal | CommonRefusal | { code: "invalid" }): string =>
  refusal.code === "invalid" ? "Send a cursor that a list gave you" : preferencesRefusalInWords(refusal);
/** Which coverage somebody asks for, and who is supposed to withdraw: a bidder, or a member of consortia by name. */
const OfCoverage = OfCompetition.extend({
  round: z.optional(StageId),
  lot: z.optional(LotId),
  withdrawnOrganisation: z.optional(OrganisationId),
  withdrawnMember: z.string().min(1).max(160).optional(),
});

const disclosureKey = ({ disclosedAt }: Disclosure): string => sort("AT", sortable(epochMs(disclosedAt)));

export const preferencesReads = [
  aRead({
    id: "getMyPreferences",
    audience: "bidder",
    path: "/competitions/:competition/preferences/:round",
    summary: "The organisation's own preferences in a round: draft, submission, and what stood before",
    address: OfCompetition.extend({ round: StageId }),
    answer: () => MyPreferences,
    refusals: ["not-prequalified"],
    words: inWords,
    reads: async ({ table, now }, actor, { competitionId, round }) => {
      const mine = await loadMyPreferences(table, { ...actor, competitionId }, round);
      if (mine === undefined) return refuse({ code: "not-found" });
      const open = openRound(mine, round, now());
      if (!open.ok && open.error.code === "not-prequalified") return refuse(open.error);
      const version = seenVersionOf(mine.draft, mine.choices[round]);
      return accept({ body: preferencesReply(mine, round, open.ok), version });
    },
  }),
  aRead({
    id: "getReceipt",
    audience: "bidder",
    path: "/competitions/:competition/receipts/:submission",
    summary: "The receipt of one of the organisation's own submissions or withdrawals",
    address: OfCompetition.extend({ submissionId: SubmissionId }),
    answer: () => Receipt,
    refusals: [],
    words: inWords,
    reads: async (deps, actor, { competitionId, submissionId }) => {
      const receipt = await loadReceipt(deps, { ...actor, competitionId }, submissionId);
      return receipt === undefined ? refuse({ code: "not-found" }) : accept({ body: receiptReply(receipt) });
    },
  }),
  aRead({
    id: "getCoverage",
    audience: "authority",
    path: "/competitions/:competition/coverage",
    summary:
      "Who prefers which lot in a sealed round, for the lots that the person works on, and what if somebody withdrew. Without round: the latest that is sealed. Naming one that is not sealed is refused and recorded",
    address: OfCoverage,
    answer: () => Coverage,
    refusals: [...LOOKING, "not-your-lot"],
    words: inWords,
    reads: async (deps, actor, query) => {
      const { competitionId, withdrawnOrganisation: organisation, withdrawnMember: member, ...asked } = query;
      const coverage = await readCoverage(deps, actor, competitionId, asked);
      return coverage.ok
        ? accept({ body: coverageReply(coverage.value, { organisation, member }) })
        : coverage;
    },
  }),
  aRead({
    id: "listDisclosuresForPartner",
    audience: "partner",
    path: "/competitions/:competition/lots/:lot/disclosures",
    summary: "What partners of a lot were told of its bidders, oldest first",
    address: PageOfList.extend({ ...OfCompetition.shape, lotId: LotId }),
    answer: () => z.strictObject({ items: z.array(Disclosure), next: z.string().optional() }),
    refusals: ["invalid"],
    words: inWords,
    reads: async ({ table }, { lots }, { competitionId, lotId, cursor, limit }) => {
      const competition = await loadCompetition(table, competitionId);
      if (!competition?.lots.some((lot) => lot.lotId === lotId) || !coversLot(lots, lotId))
        return refuse({ code: "not-found" });
      const after = cursor === undefined ? "" : sortKeyOf(cursor);
      if (after === undefined) return refuse({ code: "invalid" });
      const told = await loadLotDisclosures(table, competitionId, lotId);
      const left = told.filter((one) => disclosureKey(one) > after);
      const items = left.slice(0, limit);
      const last = items.at(-1);
      const next = last !== undefined && left.length > limit ? { next: cursorOf(disclosureKey(last)) } : {};
      return accept({ body: { items, ...next } });
    },
  }),
];
