import type { Competition } from "../../shared/competition/schema.ts";
import type { BidderActor } from "../../shared/kernel/actor.ts";
import type { StoredFile } from "../../shared/files/schema.ts";
import type { OrganisationId } from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { isOpen, pqqOf } from "../../shared/kernel/window.ts";
import { fileIdsIn, filesIn } from "../../shared/responses/counting.ts";
import {
  type PqqStage,
  sectionsLeft,
  sectionsOf,
  standsOf,
  type Unsent,
} from "../../shared/responses/rules.ts";
import type { SectionId } from "../../shared/questionnaire/schema.ts";
import { type Answers, FILES_SECTION, type SubmittedResponse } from "../../shared/responses/schema.ts";
import { loadCompetition, loadThese, standingKey, standingOf } from "../competition/facts.ts";
import { loadHistory } from "../platform/completing.ts";
import type { Deps } from "../platform/deps.ts";
import { headKey, type Participation } from "../platform/stream.ts";
import type { Table } from "../platform/table.ts";
import { loadFiles } from "../files/facts.ts";
import { asInVersion, loadOrganisation } from "../organisations/facts.ts";
import { loadBegun } from "../platform/taking-part.ts";
import { loadOpenQuestionnaire, recallQuestionnaire } from "../questionnaire/facts.ts";
import { draftKey, draftOf, loadDraft, loadSections, submittedIn } from "./store.ts";
import { handingInResponse } from "./submission.ts";
import { loadUnsent } from "./unsent-facts.ts";

/**
 * Everything a bidder sees of its own response, but the answers, with its profile: as the version that was submitted, as long
 * as it says the same. Nothing in it depends on any other bidder. */
export async function loadMyResponse(
  deps: Pick<Deps, "table" | "ask" | "now">,
  { organisationId, competitionId }: Participation,
) {
  const competition = await loadCompetition(deps.table, competitionId);
  if (competition === undefined) return undefined;
  // Asked for at one time, so that it is one request.
  const [response, organisation] = await Promise.all([
    responseIn(deps, organisationId, competition),
    loadOrganisation(deps.table, organisationId),
  ]);
  if (response === undefined || organisation === undefined) return undefined;
  const submitted = response.submitted?.profileVersion;
  return { ...response, organisation: await asInVersion(deps.table, organisation, submitted) };
}
export type MyResponse = NonNullable<Awaited<ReturnType<typeof loadMyResponse>>>;

/** The same in a competition that was read already; undefined when it has no PQQ. */
async function responseIn(
  deps: Pick<Deps, "table" | "ask" | "now">,
  organisationId: OrganisationId,
  competition: Competition,
) {
  const of = { organisationId, competitionId: competition.competitionId };
  const stage = pqqOf(competition);
  if (stage === undefined) return undefined;
  const [frozen, [header, head, standing]] = await Promise.all([
    loadOpenQuestionnaire(deps, competition),
    deps.table.getMany([draftKey(of), headKey(of), standingKey(of)]),
  ]);
  const own = { draft: draftOf(header), submitted: submittedIn(head)[stage.stageId] };
  const where = { ...of, stageId: stage.stageId };
  const open = competition.cancelled === undefined && isOpen(stage, deps.now());
  return {
    ...own,
    competition,
    stage,
    frozen,
    unsent: await loadUnsent(deps.table, where, { ...own, questionnaire: frozen?.questionnaire }, open),
    standing: standing && standingOf(standing),
  };
}

/** How far an organisation's response is; undefined where there is no questionnaire to answer. */
export async function loadProgress(
  deps: Pick<Deps, "table" | "ask" | "now">,
  organisation: OrganisationId,
  competition: Competition,
) {
  const response = await responseIn(deps, organisation, competition);
  return (
    response?.frozen && {
      unsent: response.unsent,
      receivedAt: standsOf(response.submitted)?.receivedAt,
    }
  );
}

/** A section of the bidder's own draft as it was saved last, and which files are attached to its questions. */
export async function loadMySection(table: Table, of: Participation, sectionId: SectionId) {
  const { sections, files } = await loadMyAnswers(table, of, [sectionId]);
  return { saved: sections[0], files };
}

/** What was saved last of the bidder's own sections, the list of files among them; who saved each, and when. */
export async function loadMySaves(table: Table, of: Participation, only?: readonly SectionId[]) {
  const wanted = sectionsOf(await loadDraft(table, of));
  return loadSections(
    table,
    of,
    wanted.filter(({ sectionId }) => only?.includes(sectionId) !== false),
  );
}

/** All of the bidder's own answers as they were saved last, by section, and the files attached to them. */
export async function loadMyAnswers(table: Table, of: Participation, only?: readonly SectionId[]) {
  const all = await loadMySaves(table, of, only && [...only, FILES_SECTION]);
  return { sections: all.filter(({ sectionId }) => sectionId !== FILES_SECTION), files: filesIn(all) };
}

/** One saved version of one of the bidder's own sections: what a receipt's hash is of. */
export { loadSection as loadMyVersion } from "./store.ts";

/** The files attached to the bidder's questions, by question. */
export async function loadMyFiles(
  table: Table,
  of: Participation,
  attached: Answers,
): Promise<ReadonlyMap<string, readonly StoredFile[]>> {
  const listed = Object.entries(attached).map(([question, answer]) => [question, fileIdsIn(answer)] as const);
  const wanted = listed.flatMap(([, ids]) => ids);
  const files = await loadFiles(table, of, wanted);
  return new Map(
    listed.map(([question, ids]) => [question, files.filter(({ fileId }) => ids.includes(fileId))]),
  );
}

/** Everything an organisation submitted or withdrew, newest first. */
export const loadMySubmissions = (table: Table, of: Participation, { stageId }: PqqStage) =>
  loadHistory(table, handingInResponse, of, stageId);

/** What stands for an organisation in a competition's PQQ. */
export async function loadSubmittedResponse(
  table: Table,
  organisationId: OrganisationId,
  competition: Pick<Competition, "competitionId" | "stages">,
): Promise<SubmittedResponse | undefined> {
  const stage = pqqOf(competition);
  const head = stage && (await table.get(headKey({ ...competition, organisationId })));
  return stage && submittedIn(head)[stage.stageId];
}

/** The bidder's own competitions from whose answers it could start, other than this one. */
export async function loadReusable(table: Table, { organisationId, competitionId }: Participation) {
  const begun = await loadBegun(table, organisationId);
  const others = [...begun.keys()].filter((one) => one !== competitionId);
  const drafts = await Promise.all(
    others.map((one) => loadDraft(table, { organisationId, competitionId: one })),
  );
  return loadThese(
    table,
    others.filter((_, index) => drafts[index] !== undefined),
  );
}

/** A response that was prepared in an open PQQ and does not stand as submitted. */
type UnsentResponse = {
  readonly competition: Pick<Competition, "competitionId" | "title">;
  readonly stage: PqqStage;
  /** How many of its sections are not complete. */
  readonly sectionsLeft: number;
  /** What it submitted before, which counts. */
  readonly stands: Pick<SubmittedResponse, "submissionId" | "receivedAt"> | undefined;
};

/** What an organisation has saved and not submitted in the PQQs that are open: every page warns of it. */
export async function loadUnsentResponses(
  deps: Pick<Deps, "table">,
  { organisationId }: BidderActor,
  competitions: readonly Competition[],
  now: Instant,
): Promise<readonly UnsentResponse[]> {
  const open = competitions.flatMap((competition) => {
    const stage = pqqOf(competition);
    return stage !== undefined && competition.cancelled === undefined && isOpen(stage, now)
      ? [{ competition, stage }]
      : [];
  });
  const found = await Promise.all(
    open.map(async ({ competition, stage }) => {
      const prepared = await preparedIn(deps, { ...competition, organisationId }, stage);
      const { questionnaire, draft, unsent } = prepared;
      const stands = standsOf(prepared.submitted);
      return questionnaire === undefined || unsent === "nothing"
        ? []
        : [{ competition, stage, sectionsLeft: sectionsLeft(questionnaire, draft), stands }];
    }),
  );
  return found.flat();
}

/** Whether an organisation has prepared something in an open PQQ that does not stand as submitted. */
export async function unsentIn(...asked: Parameters<typeof preparedIn>): Promise<Unsent> {
  return (await preparedIn(...asked)).unsent;
}

/** What an organisation has prepared in a PQQ that is open. */
async function preparedIn(
  deps: Pick<Deps, "table">,
  { organisationId, competitionId }: Participation,
  { stageId }: Pick<PqqStage, "stageId">,
) {
  const where = { organisationId, competitionId, stageId };
  const [frozen, [header, head]] = await Promise.all([
    recallQuestionnaire(deps, competitionId),
    deps.table.getMany([draftKey(where), headKey(where)]),
  ]);
  const own = {
    questionnaire: frozen?.questionnaire,
    draft: draftOf(header),
    submitted: submittedIn(head)[stageId],
  };
  return { ...own, unsent: await loadUnsent(deps.table, where, own, true) };
}
