import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { kindOf } from "../../journeys/crawl.ts";
import { attribute, asks, type Element, elementsIn, isPage, LEFT_OUT, pagesOffered } from "./controls.ts";
import { type Exchange, isApi } from "./exchange.ts";
import { rowsByState } from "./matrix.ts";
import type { Principal } from "./principals.ts";
import { expectedStatus, methodOf, ownParams, pathOf, patternOf } from "./row.ts";
import type { World } from "./world.ts";

/** A control that is typed into, and what somebody types there. `lines`: it takes several. */
export type Control = {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly lines: boolean;
};
/** A form as somebody fills it in: what is chosen and hidden, and what is typed. */
export type TypedForm = {
  readonly to: URL;
  readonly from: string;
  readonly given: Readonly<Record<string, readonly string[]>>;
  readonly typed: readonly Control[];
};

/** The pages that somebody may see in this state, wherever they are offered. */
async function pagesOf(world: World, who: Principal): Promise<readonly string[]> {
  const rows = rowsByState(world.about)
    .filter(([at, , row]) => at === world.state() && methodOf(row) === "GET" && !isApi(patternOf(row)))
    .map(([, , row]) => row)
    .filter((row) => expectedStatus(row, world.state(), who, "own") === 200);
  return Promise.all(rows.map(async (row) => pathOf(row, await ownParams(world, row, who))));
}

/** Every form that somebody may see and that has anything to type, one of each kind, filled in as its controls ask. */
export async function formsToType(world: World, who: Principal): Promise<readonly TypedForm[]> {
  const found = new Map<string, TypedForm>();
  for await (const { url, page } of pagesOffered(world, who, await pagesOf(world, who))) {
    if (page.status !== 200 || !isPage(page)) continue;
    for (const form of elementsIn(parse(page.text)).filter(isPost))
      for (const one of waysToSend(form, url)) {
        const kind = [kindOf(one.to), one.pressed, ...one.names].join(" ");
        if (one.typed.length > 0 && !found.has(kind) && !LEFT_OUT.test(one.to.pathname)) found.set(kind, one);
      }
  }
  return [...found.values()];
}

/** A form by each of its buttons. `pressed` and `names`: what it is known by, whatever it is about. */
function waysToSend(form: Element, url: URL) {
  const inside = elementsIn(form);
  const typed = inside.filter(isTyped).map(controlOf);
  const names = [...new Set(typed.map(({ name }) => name.replace(/\d+/g, "")))].toSorted();
  return inside
    .filter(({ tagName }) => tagName === "button")
    .map((button) => {
      const action = attribute(button, "formaction") ?? attribute(form, "action") ?? "";
      const pressed = (attribute(button, "value") ?? "").replace(/[ :].*/, "");
      const to = new URL(action === "" ? url.href : action, url);
      return { to, from: url.pathname, given: chosenIn(inside, button), typed, pressed, names };
    });
}

const isPost = (element: Element): boolean =>
  element.tagName === "form" && attribute(element, "method") === "post";

function isTyped(element: Element): boolean {
  if (element.tagName === "textarea") return true;
  const typed = ["text", "email", "tel"].includes(attribute(element, "type") ?? "text");
  return element.tagName === "input" && typed && attribute(element, "name") !== undefined;
}

function controlOf(element: Element): Control {
  const lines = element.tagName === "textarea";
  const name = attribute(element, "name") ?? "";
  const stands = lines ? wholeText(element) : (attribute(element, "value") ?? "");
  const usual = () =>
    USUAL.find(([names]) => names.test(name))?.[1] ??
    (attribute(element, "inputmode") === "numeric" ? "2" : WRITTEN);
  const id = attribute(element, "id") ?? name;
  return { id, name, lines, value: stands === "" || stands.includes("\n") ? usual() : stands };
}

/** Letters enough to be found again. */
const WRITTEN = "Ynys Afallon";
/** What somebody types where nothing stands, by the name of the control. */
const USUAL: readonly (readonly [RegExp, string])[] = [
  [/mail/i, "ynys@afallon.example"],
  [/telephone/, "020 7946 0000"],
  [/time$/, "12:00"],
  [/year$/, "2030"],
  [/month$|share|stage-number/, "2"],
  [/stage-(opens|closes)/, "16/5/2030 12:00"],
];

/** What is hidden; of what can be chosen what is, or the first; and the button. */
function chosenIn(inside: readonly Element[], button: Element): TypedForm["given"] {
  const given: Record<string, string[]> = {};
  for (const element of inside) {
    const [name, type] = [attribute(element, "name"), attribute(element, "type")];
    if (name === undefined || isTyped(element) || type === "file") continue;
    const value = element.tagName === "select" ? optionOf(element) : (attribute(element, "value") ?? "");
    if (element.tagName === "button") {
      if (element === button) given[name] = [value];
    } else if (type !== "radio" && type !== "checkbox") given[name] = [...(given[name] ?? []), value];
    else if (given[name] === undefined || attribute(element, "checked") !== undefined) given[name] = [value];
  }
  return given;
}

const optionOf = (select: Element): string =>
  elementsIn(select)
    .map((option) => attribute(option, "value") ?? "")
    .find((value) => value !== "") ?? "";

/** What came of a form. */
export type Outcome = {
  readonly status: number;
  /** Each line of the error summary: the control to which it leads, and what it says. */
  readonly errors: readonly { readonly field: string; readonly says: string }[];
  /** What the controls of the page hold that it answers with. */
  readonly values: readonly string[];
  /** What was stored, as text, and how often there is in it what was written. */
  readonly stored: string;
  readonly written: number;
  readonly page: Tree.Document;
};

/** Sends a form with what is made of each of its values, and undoes it. */
export async function typedInto(
  world: World,
  who: Principal,
  { to, given, typed }: TypedForm,
  made: (control: Control) => string,
): Promise<Outcome> {
  const fields: Record<string, readonly string[]> = { ...given };
  for (const control of typed) fields[control.name] = [...(fields[control.name] ?? []), made(control)];
  const answer = await asks(world, who, "POST", to, fields);
  const keys = answer.writeUnits > 0 ? await world.atFirst().changed() : [];
  const stored = JSON.stringify(await world.deps.table.getMany(keys.slice(0, 100)));
  if (keys.length > 0) await world.atFirst().undo();
  return { ...readOf(answer), stored, written: stored.split(WRITTEN).length - 1 };
}

function readOf({ status, text }: Exchange) {
  const page = parse(text);
  const all = elementsIn(page);
  const summary = all.find((element) => attribute(element, "class")?.includes("govuk-error-summary"));
  const links = summary === undefined ? [] : elementsIn(summary).filter(({ tagName }) => tagName === "a");
  const errors = links.map((link) => ({
    field: (attribute(link, "href") ?? "").slice(1),
    says: wholeText(link),
  }));
  return { status, page, errors, values: all.filter(isTyped).map(valueOf) };
}

const valueOf = (control: Element): string =>
  control.tagName === "textarea" ? wholeText(control) : (attribute(control, "value") ?? "");

const wholeText = (node: Tree.ChildNode): string => {
  if (node.nodeName === "#text" && "value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(wholeText).join("") : "";
};

/** What a control is called: its id, its label, and the legends of what it is and stands in. */
export function namesOf(page: Tree.Document, id: string): string {
  const all = elementsIn(page);
  const holds = (element: Element) =>
    attribute(element, "id") === id || elementsIn(element).some((inner) => attribute(inner, "id") === id);
  const names = all.flatMap((element) => {
    if (element.tagName === "label" && attribute(element, "for") === id) return [element];
    if (element.tagName !== "fieldset" || !holds(element)) return [];
    return elementsIn(element)
      .filter(({ tagName }) => tagName === "legend")
      .slice(0, 1);
  });
  const words = id.replace(/[-.]/g, " ").replace(/(?<=[a-z])(?=[A-Z])/g, " ");
  return [words, ...names.map(wholeText)].join(" ");
}
