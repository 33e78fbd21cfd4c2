import { loadCompetition } from "../../functions/competition/facts.ts";
import type { PortalContext } from "../../functions/platform/request.ts";
import { recallOpenQuestionnaire } from "../../functions/questionnaire/facts.ts";
import { CompetitionId } from "../../shared/kernel/id.ts";
import { titleInShort } from "../../shared/questionnaire/words.ts";

/** What the questions are called of the competition below which an address lies, as far as everybody may read them. */
export async function questionTitles(c: PortalContext): Promise<ReadonlyMap<string, string>> {
  const id = CompetitionId.safeParse(/\/competitions\/([^/]+)/.exec(c.req.path)?.[1]).data;
  const deps = c.get("deps");
  const competition = id && (await loadCompetition(deps.table, id));
  const frozen = competition && (await recallOpenQuestionnaire(deps, competition));
  return new Map(
    (frozen?.questionnaire.sections ?? []).flatMap(({ questions }) =>
      questions.map((question) => [question.questionId, titleInShort(question)] as const),
    ),
  );
}
