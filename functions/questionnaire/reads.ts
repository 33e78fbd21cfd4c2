import * as z from "zod";
import { offeredTo } from "../../shared/competition/competition-parts.ts";
import { CompetitionId } from "../../shared/kernel/id.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { hasOpened, pqqOf } from "../../shared/kernel/window.ts";
import { whetherChangeable } from "../../shared/questionnaire/rules.ts";
import { FrozenQuestionnaire, Questionnaire } from "../../shared/questionnaire/schema.ts";
import { questionnaireRefusalInWords } from "../../shared/questionnaire/words.ts";
import { loadCompetition } from "../competition/facts.ts";
import { aRead, OfCompetition } from "../platform/read.ts";
import { loadOpenQuestionnaire, loadQuestionnaire, loadStagedQuestionnaire } from "./facts.ts";

const ofQuestionnaire = {
  path: "/competitions/:competition/questionnaire",
  address: OfCompetition,
  words: questionnaireRefusalInWords,
} as const;

/** The questionnaire as it is prepared, or as it was frozen, for programs of the authority. */
export const preparedQuestionnaire = aRead({
  ...ofQuestionnaire,
  id: "getStagedQuestionnaire",
  audience: "authority",
  summary: "The questionnaire as it is prepared, or as it was frozen. The ETag is its version",
  answer: () =>
    z.strictObject({
      competitionId: CompetitionId,
      version: z.int(),
      changeable: z.boolean(),
      questionnaire: Questionnaire,
      ...FrozenQuestionnaire.pick({ frozenAt: true, frozenBy: true, sha256: true }).partial().shape,
    }),
  refusals: ["not-for-your-role"],
  reads: async ({ table, now }, actor, { competitionId }) => {
    const [competition, staged, frozen] = await Promise.all([
      loadCompetition(table, competitionId),
      loadStagedQuestionnaire(table, competitionId),
      loadQuestionnaire(table, competitionId),
    ]);
    if (competition === undefined) return refuse({ code: "not-found" });
    if (!offeredTo(actor).look) return refuse({ code: "not-for-your-role" });
    const { version } = staged;
    const body = {
      competitionId,
      version,
      changeable: whetherChangeable({ competition, frozen }, now()).ok,
      questionnaire: frozen?.questionnaire ?? staged.questionnaire,
      ...(frozen && { frozenAt: frozen.frozenAt, frozenBy: frozen.frozenBy, sha256: frozen.sha256 }),
    };
    return accept({ body, version });
  },
});

/** The questions to answer, for programs of bidders, from when the PQQ opens. */
export const openQuestionnaire = aRead({
  ...ofQuestionnaire,
  id: "getQuestionnaire",
  audience: "bidder",
  summary: "The questions to answer, from when the PQQ opens. They never change after that",
  answer: () => FrozenQuestionnaire.omit({ frozenBy: true }),
  refusals: ["pqq-not-open"],
  reads: async (deps, _bidder, { competitionId }) => {
    const competition = await loadCompetition(deps.table, competitionId);
    const stage = competition && pqqOf(competition);
    if (competition === undefined || stage === undefined) return refuse({ code: "not-found" });
    if (!hasOpened(stage, deps.now())) return refuse({ code: "pqq-not-open", opensAt: stage.opensAt });
    const frozen = await loadOpenQuestionnaire(deps, competition);
    if (frozen === undefined) return refuse({ code: "not-found" });
    // Who froze it is nobody's business outside the authority.
    const { frozenBy: _staff, ...body } = frozen;
    return accept({ body, version: frozen.sha256 });
  },
  words: questionnaireRefusalInWords,
});
