import {
  decideOverview,
  decideReading,
  decideReadingSection,
  filesOf,
} from "../../shared/evaluation/reading-responses.ts";
import { mayEvaluate } from "../../shared/evaluation/rules.ts";
import { evaluationRefusalInWords } from "../../shared/evaluation/words.ts";
import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import { type CompetitionId, OrganisationId } from "../../shared/kernel/id.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { LOOKING } from "../../shared/kernel/refusal.ts";
import { SectionId } from "../../shared/questionnaire/schema.ts";
import type { Deps } from "../platform/deps.ts";
import { aRead, OfCompetition } from "../platform/read.ts";
import {
  MarkedSection,
  markedSection,
  OwnEvaluation,
  ownEvaluation,
  Progress,
  progressReply,
  ResponseReply,
  responseReply,
  ResponseList,
  responseList,
  ResultsReply,
} from "./replies.ts";
import { loadAnswers, loadResults, loadSection, loadWork, organisationName, responseOf } from "./facts.ts";
import { readEvaluation } from "./operations.ts";

const RESPONSES = "/competitions/:competition/responses";
const EVALUATION = "/competitions/:competition/evaluation";
const OfOrganisation = OfCompetition.extend({ organisationId: OrganisationId });

const READING = [...LOOKING, "interests-not-declared", "interest-declared"] as const;
const ofAuthority = { audience: "authority", words: evaluationRefusalInWords } as const;

/** The evaluation, for whoever oversees it. */
async function readOverview(deps: Deps, actor: AuthorityActor, competitionId: CompetitionId) {
  const read = await readEvaluation(deps, actor, competitionId);
  if (!read.ok) return read;
  const mayLook = decideOverview(read.value);
  return mayLook.ok ? read : mayLook;
}

export const evaluationReads = [
  aRead({
    ...ofAuthority,
    id: "listResponses",
    path: RESPONSES,
    summary: "Who responded to the PQQ. Before it is sealed this is refused and recorded",
    address: OfCompetition,
    answer: () => ResponseList,
    refusals: LOOKING,
    reads: async (deps, actor, { competitionId }) => {
      const read = await readOverview(deps, actor, competitionId);
      return read.ok ? accept({ body: responseList(read.value) }) : read;
    },
  }),
  aRead({
    ...ofAuthority,
    id: "getResponse",
    path: `${RESPONSES}/:organisation`,
    summary: "One response as it was submitted: the sections that the person may read",
    address: OfOrganisation,
    answer: () => ResponseReply,
    refusals: READING,
    reads: async (deps, actor, { competitionId, organisationId }) => {
      const read = await readEvaluation(deps, actor, competitionId);
      if (!read.ok) return read;
      const sections = decideReading(read.value, organisationId);
      if (!sections.ok) return sections;
      const response = responseOf(read.value, organisationId);
      if (response === undefined) return refuse({ code: "not-found" });
      const answered = await Promise.all(
        sections.value.map(async (section) => ({
          section,
          answers: await loadAnswers(deps.table, read.value, { ...section, organisationId }),
        })),
      );
      return accept({ body: responseReply(response, answered, [...filesOf(response, sections.value)]) });
    },
  }),
  aRead({
    ...ofAuthority,
    id: "getEvaluationProgress",
    path: EVALUATION,
    summary: "How far the evaluation is, section by section and response by response",
    address: OfCompetition,
    answer: () => Progress,
    refusals: LOOKING,
    reads: async (deps, actor, { competitionId }) => {
      const read = await readOverview(deps, actor, competitionId);
      if (!read.ok) return read;
      return accept({ body: progressReply(read.value, await loadWork(deps.table, competitionId)) });
    },
  }),
  aRead({
    ...ofAuthority,
    id: "getEvaluationResults",
    path: `${EVALUATION}/results`,
    summary: "What the consensus says of every response so far",
    address: OfCompetition,
    answer: () => ResultsReply,
    refusals: LOOKING,
    reads: async (deps, actor, { competitionId }) => {
      const read = await readEvaluation(deps, actor, competitionId);
      if (!read.ok) return read;
      const outcome = await loadResults(deps, actor, competitionId);
      if (!outcome.ok) return outcome;
      const { complete, results } = outcome.value;
      return accept({ body: { complete, results } });
    },
  }),
  aRead({
    ...ofAuthority,
    id: "getMyEvaluation",
    path: `${EVALUATION}/mine`,
    summary: "What the person declared, and what they have to mark or moderate",
    address: OfCompetition,
    answer: () => OwnEvaluation,
    refusals: LOOKING,
    reads: async (deps, actor, { competitionId }) => {
      const read = await readEvaluation(deps, actor, competitionId);
      if (!read.ok) return read;
      if (!mayEvaluate(actor)) return refuse({ code: "not-for-your-role" });
      const work = await loadWork(deps.table, competitionId);
      return accept({ body: ownEvaluation(read.value, work, (id) => organisationName(read.value, id)) });
    },
  }),
  aRead({
    ...ofAuthority,
    id: "getSectionMarks",
    path: `${EVALUATION}/sections/:section/responses/:organisation`,
    summary:
      "One section of one response with the marks that the person may see: their own, and everybody's once all are in. ETag: the version of the consensus",
    address: OfOrganisation.extend({ sectionId: SectionId }),
    answer: () => MarkedSection,
    refusals: READING,
    reads: async (deps, actor, { competitionId, ...of }) => {
      const read = await readEvaluation(deps, actor, competitionId);
      if (!read.ok) return read;
      const section = decideReadingSection(read.value, of);
      if (!section.ok) return section;
      const loaded = await loadSection(deps.table, read.value, of);
      return accept({
        body: markedSection(read.value, section.value, of.organisationId, loaded),
        version: loaded.moderations.at(-1)?.version ?? 0,
      });
    },
  }),
] as const;
