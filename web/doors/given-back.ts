import type { PortalContext } from "../../functions/platform/request.ts";
import { OPENED_FOR } from "../govuk/form.tsx";
import type { GivenBack } from "../govuk/given-back.tsx";
import { sentTexts } from "./form.ts";

/** What a form that nothing is done with gives back: what was typed, and itself to be sent again as it was. */
export async function givenBack(c: PortalContext): Promise<GivenBack> {
  const fields = await sentTexts(c);
  const typed = fields
    .filter(({ name, value }) => value.trim() !== "" && !OURS.includes(name))
    .map(({ name, value }) => ({ label: fieldInWords(name), value }));
  return { typed, again: sendsFiles(c) ? undefined : { action: c.req.path, fields } };
}

/** Fields of a form that the page put there, and nobody typed. */
const OURS = [OPENED_FOR, "requestKey", "seenVersion", "action"];

/** What the name of a field says to a person: `answer.bidder-name` is "Bidder name". */
function fieldInWords(name: string): string {
  const words = name.replace(/^answer\./, "").replace(/[-.]/g, " ");
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** Files cannot be given back: they have to be chosen again. */
const sendsFiles = (c: PortalContext): boolean =>
  /^multipart\/form-data\b/i.test(c.req.header("content-type") ?? "");
