import * as z from "zod";
import { CompetitionId } from "../../shared/kernel/id.ts";
import { SaveQuestionnaire } from "../../shared/questionnaire/commands.ts";
import { FrozenQuestionnaire, Questionnaire } from "../../shared/questionnaire/schema.ts";

/** What a program of the authority sends: the whole questionnaire as it shall be. */
export const PutQuestionnaire = SaveQuestionnaire.omit({ change: true }).extend({
  questionnaire: Questionnaire,
});

/** What a program of the authority reads: the questionnaire as it is prepared, or as it was frozen. */
export const PreparedQuestionnaire = z.strictObject({
  competitionId: CompetitionId,
  version: z.int(),
  changeable: z.boolean(),
  questionnaire: Questionnaire,
  ...FrozenQuestionnaire.pick({ frozenAt: true, frozenBy: true, sha256: true }).partial().shape,
});
