import * as z from "zod/mini";
import { lotInWords, sentenceStart } from "../../shared/kernel/words.ts";
import { cleaned } from "../../shared/kernel/cleaned.ts";
import { RequestKey } from "../../shared/kernel/id.ts";
import type { PortalContext } from "../../functions/platform/request.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import { CHECKED } from "../govuk/checked.tsx";
import { OPENED_FOR } from "../govuk/form.tsx";
import { readOpenedFor } from "./opened-for.ts";
import type { GivenBack, TypedField } from "../govuk/given-back.tsx";

/** What a form sent: the key of its request, and its fields as typed. */
export type Typed = {
  readonly requestKey: RequestKey;
  /** The only or first value of a field; empty when it was not sent. */
  readonly text: (name: string) => string;
  /** All values of a field, such as ticked boxes. */
  readonly list: (name: string) => readonly string[];
  /** Everything that was filled in, to be carried along unseen. */
  readonly filledIn: Readonly<Record<string, readonly string[]>>;
};

/** A key for a form that is about to be shown: sending the form twice does the act once. */
export const newRequestKey = (c: PortalContext): string => c.get("deps").newSecret();

/** The fields of a form as they were sent; none when what was sent is not a form, whatever it calls itself. */
export async function sentFields(c: PortalContext) {
  try {
    return await c.req.parseBody({ all: true });
  } catch (error) {
    if (error instanceof TypeError) return {};
    throw error;
  }
}

/** What a form sent as text, field by field, in order; files are left out. */
export async function sentTexts(
  c: PortalContext,
): Promise<readonly { readonly name: string; readonly value: string }[]> {
  return Object.entries(await sentFields(c)).flatMap(([name, value]) =>
    [value].flat().flatMap((one) => (typeof one === "string" ? [{ name, value: one }] : [])),
  );
}

/** What a person typed into the form that was sent, by the names of its fields in words. */
async function typedIn(c: PortalContext): Promise<readonly TypedField[]> {
  const fields = (await sentTexts(c)).filter(
    ({ name, value }) => value.trim() !== "" && !OURS.includes(name),
  );
  if (fields.length === 0) return [];
  const titles = await c.get("titles")();
  return fields.map(({ name, value }) => ({
    label: fieldInWords(name, titles),
    value: lotInWords(value),
  }));
}

/**
 * What a form that nothing is done with gives back: what was typed, and itself to be sent again as it was. What somebody else
 * typed before is not shown to whoever has signed in since: it may be a rival's.
 */
export async function sentBack(c: PortalContext): Promise<GivenBack> {
  const [fields, typed, now] = [await sentTexts(c), await typedIn(c), c.get("session")?.actor.personId];
  const isOthers =
    now !== undefined &&
    fields.some(({ name, value }) => name === OPENED_FOR && readOpenedFor(value).person !== now);
  return {
    typed: isOthers ? [] : typed,
    unseen: isOthers && typed.length > 0,
    again: sentWithFiles(c) ? undefined : { action: c.req.path, fields },
  };
}

/** Whether a form carried files: they cannot be given back, and have to be chosen again. */
const sentWithFiles = (c: PortalContext): boolean =>
  c.req.header("content-type")?.startsWith("multipart/form-data") === true;

/** Fields of a form that the page put there, and nobody typed. */
const OURS = [OPENED_FOR, CHECKED.name, "requestKey", "seenVersion", "aliasesSeen", "action", "order"];

/**
 * What the name of a field says to a person: `minimumBidders` is "Minimum bidders", and what names a question, such as
 * `answer.signed-on.day` or `score-experience`, is called as that is.
 */
export function fieldInWords(name: string, titles: ReadonlyMap<string, string> = new Map()): string {
  const [, kind, question = "", part] = /^(answer\.|[a-z]+-)([a-z0-9-]+)(?:\.(\w+))?$/.exec(name) ?? [];
  const title = titles.get(question);
  if (title !== undefined && kind === "answer.") return part === undefined ? title : `${title}: ${part}`;
  if (title !== undefined) return `${fieldInWords(kind ?? "").trim()}: ${title}`;
  const words = name
    .replace(/^answer\./, "")
    .replace(/[-.]/g, " ")
    .replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return sentenceStart(words);
}

/** Reads a form, its texts as they were meant. One that lost its key gets a new one, so that it is an act of its own. */
export async function readForm(c: PortalContext): Promise<Typed> {
  const fields = await sentFields(c);
  const textsIn = (values: (typeof fields)[string] | undefined) =>
    [values ?? []].flat().flatMap((value) => (typeof value === "string" ? [cleaned(value)] : []));
  const list = (name: string) => textsIn(fields[name]);
  const text = (name: string) => list(name)[0] ?? "";
  const sent = RequestKey.safeParse(text("requestKey"));
  const filledIn = Object.entries(fields).flatMap(([name, values]) => {
    const texts = textsIn(values).filter((value) => value !== "");
    return texts.length === 0 || name === OPENED_FOR || name === CHECKED.name ? [] : [[name, texts] as const];
  });
  return {
    requestKey: sent.success ? sent.data : RequestKey.parse(newRequestKey(c)),
    text,
    list,
    filledIn: Object.fromEntries(filledIn),
  };
}

/** The fields of a form that nobody has sent yet: empty, or what they start with. */
export function nothingTyped(
  start: Readonly<Record<string, string | readonly string[]>> = {},
): Pick<Typed, "text" | "list"> {
  const list = (name: string) => [start[name] ?? []].flat();
  return { text: (name) => list(name)[0] ?? "", list };
}

/** The fields of a command that are texts of controls of the same names; what may be left out is, when it is empty. */
export const textsOf = ({ shape }: { readonly shape: z.core.$ZodShape }, typed: Pick<Typed, "text">) =>
  Object.fromEntries(
    Object.entries(shape)
      .map(([name, schema]) => ({ name, schema, text: typed.text(name) }))
      .filter(({ schema, text }) => text !== "" || !z.safeParse(schema, undefined).success)
      .map(({ name, text }) => [name, text]),
  );

/** The controls of fields by their paths, such as `contacts.0.name`; or what is said of a field, where the schema's words do not do. */
export type Controls = Readonly<Record<string, string | readonly FieldError[]>>;

/** What does not fit, field by field, for the error summary. */
export const fieldErrors = (error: Pick<z.core.$ZodError, "issues">, controls: Controls = {}): FieldError[] =>
  error.issues.flatMap(({ path, message }) => {
    const [name, field] = [path.map(String).join("."), String(path[0] ?? "main-content")];
    const control = controls[name] ?? controls[field] ?? field;
    return typeof control === "string" ? { field: control, text: `${whichOf(control)}${message}` } : control;
  });

/** Of several contacts or members on a page, which one a control is of: each has the same fields. */
function whichOf(control: string): string {
  const [, what, number = ""] = /^(contact|member)-(\d+)-/.exec(control) ?? [];
  if (what === "contact") return number === "2" ? "Second contact: " : "";
  return what === undefined ? "" : `Member ${number}: `;
}
