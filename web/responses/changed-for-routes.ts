import { asInVersion } from "../../functions/organisations/facts.ts";
import { isMarkOf } from "../../functions/platform/request-mark.ts";
import { loadMySaves, loadMySubmissions } from "../../functions/responses/facts.ts";
import { earliestFirst } from "../../shared/kernel/instant.ts";
import { turnsSeen } from "../../shared/kernel/window.ts";
import { inSeries } from "../../shared/kernel/words.ts";
import { partTitles, savedSince } from "../../shared/responses/parts.ts";
import { profileSeen } from "../../shared/responses/rules.ts";
import { FILES_SECTION } from "../../shared/responses/schema.ts";
import { responseRefusalInWords } from "../../shared/responses/words.ts";
import { byWhom, doneMeanwhile } from "../handing-in/meanwhile.ts";
import type { OwnResponse } from "./response-for-routes.tsx";

/**
 * Everything that changed since the page was opened from which somebody submits, and who did it: the latest submission or
 * withdrawal, the profile, and every section that was saved meanwhile.
 */
export async function changedInWords(response: OwnResponse, seenVersion: string, sectionsShown: string) {
  const { deps, actor, competition, stage, submitted } = response;
  const told: string[] = [];
  if (turnsSeen(seenVersion) !== (submitted?.version ?? 0)) {
    const [latest] = await loadMySubmissions(deps.table, { ...competition, ...actor }, stage);
    const what = latest?.withdrawn ? "withdrew what was submitted" : "submitted the response";
    if (latest !== undefined) told.push(doneMeanwhile(byWhom(actor, latest), what));
  }
  const seen = profileSeen(seenVersion);
  if ((await asInVersion(deps.table, response.organisation, seen)).version !== seen)
    told.push("Your organisation’s profile was changed since you opened this page");
  told.push(...(await savedInWords(response, sectionsShown)));
  if (told.length === 0) return responseRefusalInWords({ code: "changed-meanwhile" });
  const then =
    "Nothing of yours was submitted now, and everything that is saved stays. Check what it says now, and submit it then";
  return [...told, then].join(". ");
}

/** Who saved which sections after they were shown, each person once, whoever saved last first. */
async function savedInWords(
  { deps, actor, competition, questionnaire, draft }: OwnResponse,
  sectionsShown: string,
): Promise<readonly string[]> {
  const since = savedSince(draft, sectionsShown);
  if (questionnaire === undefined || since.length === 0) return [];
  const saves = await Promise.all(
    (await loadMySaves(deps.table, { ...competition, ...actor }, since)).map(async (save) => ({
      ...save,
      own: await isMarkOf(actor, save.request),
    })),
  );
  const latestFirst = saves.toSorted((one, other) => earliestFirst(other.savedAt, one.savedAt));
  const byPerson = Map.groupBy(latestFirst, ({ own, savedBy }) => `${own} ${savedBy}`);
  return [...byPerson.values()].flatMap(([latest, ...earlier]) => {
    if (latest === undefined) return [];
    const parts = [latest, ...earlier].map(({ sectionId }) => sectionId);
    const sections = partTitles(
      questionnaire,
      parts.filter((part) => part !== FILES_SECTION),
    ).map((title) => `“${title}”`);
    const what = [
      ...(sections.length > 0 ? [`saved other answers to ${inSeries(sections)}`] : []),
      ...(parts.includes(FILES_SECTION) ? ["changed which files are attached"] : []),
    ];
    const meanwhile = { by: latest.savedBy, at: latest.savedAt, own: latest.own };
    return [doneMeanwhile(meanwhile, inSeries(what))];
  });
}
