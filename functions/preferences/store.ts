import * as z from "zod";
import { type CompetitionId, StageId } from "../../shared/kernel/id.ts";
import { epochMs } from "../../shared/kernel/instant.ts";
import { type Key, partition, sort, sortable, sortPrefix } from "../../shared/kernel/key.ts";
import {
  type Disclosure,
  LotCounts,
  OpenedChoice,
  PreferencesDraft,
  SubmittedChoices,
} from "../../shared/preferences/schema.ts";
import { asKept } from "../platform/as-kept.ts";
import { follows } from "../platform/expression.ts";
import { headKey, type Participation } from "../platform/stream.ts";
import { savedByRequest } from "../platform/saved-by-request.ts";
import { type Item, ofItem, type Stashed, type Table, type Write } from "../platform/table.ts";

export const draftKey = ({ organisationId, competitionId }: Participation, round: StageId): Key => ({
  pk: partition("DRAFT", organisationId, competitionId),
  sk: sort("PREFERENCES", round),
});

export const draftOf = asKept(PreferencesDraft);

const Head = z.object({ preferences: SubmittedChoices.default({}) });

/** What stands in each round, from the head of the organisation's stream. */
export const choicesOf = (head: Item | undefined): SubmittedChoices =>
  head === undefined ? {} : choicesIn(head);
const choicesIn = ofItem((head) => Head.parse(head).preferences);

/** The organisation's draft of a round. */
export const loadDraft = async (table: Table, of: Participation, round: StageId) =>
  draftOf(await table.get(draftKey(of, round)));

/** What the organisation has submitted so far. */
export const loadChoices = async (table: Table, of: Participation) => choicesOf(await table.get(headKey(of)));

/** Keeps a draft, if the one before it is still the one that was seen. */
export const saveDraft = (of: Participation, round: StageId, draft: PreferencesDraft): Stashed => ({
  put: { ...draftKey(of, round), ...draft },
  if: follows(draft.version),
});

/** What a request saved: a choice of lots, and in which round. */
export const { keepSaved, loadSaved } = savedByRequest(
  "CHOICE",
  z.object({ round: StageId, ...PreferencesDraft.shape }),
);

const openedOf = asKept(OpenedChoice);
const openedPartition = (competition: CompetitionId, round: StageId) => partition("OPEN", competition, round);

/** What the seal opened of a round. */
export async function loadOpened(table: Table, competition: CompetitionId, round: StageId) {
  const items = await table.all({ pk: openedPartition(competition, round), beginsWith: sortPrefix("ORG") });
  return items.map(openedOf);
}

/** Copies a choice to where the authority may read it, once. */
export const openChoice = (competition: CompetitionId, round: StageId, choice: OpenedChoice): Stashed => ({
  put: { pk: openedPartition(competition, round), sk: sort("ORG", choice.organisationId), ...choice },
  if: "absent",
});

const countsKey = (competition: CompetitionId, round: StageId): Key => ({
  pk: openedPartition(competition, round),
  sk: sort("COUNTS"),
});
const countsOf = asKept(z.object({ lots: LotCounts }));

/** Keeps how many bidders prefer each lot, as the seal found it. */
export const keepCounts = (competition: CompetitionId, round: StageId, lots: LotCounts): Stashed => ({
  put: { ...countsKey(competition, round), lots },
  if: "absent",
});

/** How many bidders prefer each lot after a round was sealed; undefined before, and of rounds sealed before it was kept. */
export async function loadCounts(table: Table, competition: CompetitionId, round: StageId) {
  const item = await table.get(countsKey(competition, round));
  return countsOf(item)?.lots;
}

export const shownPartition = (competition: CompetitionId) => partition("SHOWN", competition);

/** Keeps what partners of a lot are told. */
export const showDisclosure = (competition: CompetitionId, disclosure: Disclosure): Write => ({
  put: {
    pk: shownPartition(competition),
    sk: sort("LOT", disclosure.lotId, sortable(epochMs(disclosure.disclosedAt))),
    ...disclosure,
  },
  if: "absent",
});
