import { HtmlValidate } from "html-validate";

/** The standard of HTML itself; how hono writes void elements and boolean attributes is a matter of style. */
const validator = new HtmlValidate({ extends: ["html-validate:standard"] });

/** What is not valid HTML in a page, with its name and line. */
export async function htmlProblems(name: string, page: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(page);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${name}:${line} ${ruleId}: ${message}`),
  );
}
