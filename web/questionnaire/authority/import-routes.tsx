import { Hono } from "hono";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { accept, refuse, type Result } from "../../../shared/kernel/result.ts";
import { Questionnaire } from "../../../shared/questionnaire/schema.ts";
import { readForm, sentFields } from "../../doors/form.ts";
import { setFlash } from "../../doors/session-cookie.ts";
import type { FieldError } from "../../govuk/field-error.tsx";
import { ImportPage } from "./import-page.tsx";
import { changing, editing, formOf, type Prepared } from "./prepared-for-routes.tsx";
import { save } from "./saving-for-routes.ts";

const IMPORT = "/competitions/:competition/questionnaire/import";

/** Replacing the questionnaire by JSON, for a national lead. */
export const importRoutes = new Hono<PortalEnv>()
  .get(
    IMPORT,
    editing((c, its) => importPage(c, its, "")),
  )
  .post(
    IMPORT,
    changing(async (c, its) => {
      const sent = await readForm(c);
      const json = (await sentFile(c)) || sent.text("json");
      const questionnaire = readQuestionnaire(json);
      if (!questionnaire.ok) return importPage(c, its, json, questionnaire.error);
      const change = { edit: "replace", questionnaire: questionnaire.value };
      const refused = await save(its, sent, change, "json");
      if (refused !== undefined) return importPage(c, its, json, refused.errors);
      setFlash(c, "questionnaire-saved");
      return c.redirect(its.path, 303);
    }),
  );

function importPage(c: PortalContext, its: Prepared, json: string, errors: readonly FieldError[] = []) {
  return c.html(<ImportPage {...formOf(c, its, errors)} json={json} />, errors.length === 0 ? 200 : 422);
}

/** The text of the file that was sent, if one was. */
async function sentFile(c: PortalContext): Promise<string> {
  const { file } = await sentFields(c);
  return file instanceof File ? file.text() : "";
}

/** At most so many faults are told at once; the rest shows when these are mended. */
const MOST_FAULTS = 10;

/** JSON as a questionnaire, or everything that does not fit, each with the place where it stands. */
function readQuestionnaire(json: string): Result<Questionnaire, readonly FieldError[]> {
  if (json.trim() === "") return refuse([{ field: "json", text: "Choose a file, or paste the JSON" }]);
  const value = parsed(json);
  if (value === undefined)
    return refuse([{ field: "json", text: "This is not JSON. Send a file that was downloaded here" }]);
  const questionnaire = Questionnaire.safeParse(value);
  if (questionnaire.success) return accept(questionnaire.data);
  return refuse(
    questionnaire.error.issues.slice(0, MOST_FAULTS).map(({ path, message }) => {
      const where = path.map((part) => (typeof part === "number" ? part + 1 : String(part))).join(", ");
      return { field: "json", text: where === "" ? message : `${where}: ${message}` };
    }),
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
