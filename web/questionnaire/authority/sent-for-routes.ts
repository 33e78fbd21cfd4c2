import type { PortalContext } from "../../../functions/platform/request.ts";
import { accept, refuse, type Result } from "../../../shared/kernel/result.ts";
import { Questionnaire } from "../../../shared/questionnaire/schema.ts";
import { sentFields } from "../../doors/form.ts";
import type { FieldError } from "../../govuk/field-error.tsx";

/** The text of the file that was sent, if one was. */
export async function sentFile(c: PortalContext): Promise<string> {
  const { file } = await sentFields(c);
  return file instanceof File ? file.text() : "";
}

/** At most so many faults are told at once; the rest shows when these are mended. */
const MOST_FAULTS = 10;

/** JSON as a questionnaire, or everything that does not fit, each with the place where it stands. */
export function readQuestionnaire(json: string): Result<Questionnaire, readonly FieldError[]> {
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
