import { CHECKED } from "../../web/govuk/checked.tsx";

const unquoted = (text: string): string =>
  text
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");

/** The words of a page, without its markup. */
export const words = (page: string): string =>
  unquoted(page.replace(/<(script|style)[\s\S]*?<\/\1>/g, " ").replace(/<[^>]+>/g, " ")).replace(/\s+/g, " ");

/** What stands hidden in the form of a page that sends to an address, as a whole or by one of its buttons. */
export function hiddenIn(page: string, action: string): Readonly<Record<string, readonly string[]>> {
  const [, form] =
    [...page.matchAll(/<form\b[^>]* action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)]
      .map(([, to = "", inside = ""]) => [unquoted(to), inside] as const)
      .find(([to, inside]) => to === action || inside.includes(` formaction="${action}"`)) ?? [];
  if (form === undefined) throw new Error(`no form of the page sends anything to ${action}`);
  const fields: Record<string, string[]> = {};
  for (const [, name = "", value = ""] of form.matchAll(
    /<input type="hidden" name="([^"]*)" value="([^"]*)"/g,
  ))
    (fields[name] ??= []).push(unquoted(value.replace(/&lt;/g, "<").replace(/&gt;/g, ">")));
  return fields;
}

/** An answer of a door that was read. */
export class Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  constructor({ status, headers }: Pick<Response, "status" | "headers">, text: string) {
    [this.status, this.headers, this.text] = [status, headers, text];
  }

  /** What stands hidden in the form of the page that sends to an address. */
  hiddenIn(action: string) {
    return hiddenIn(this.text, action);
  }

  /** Whether it is the page on which a final act is checked before it is done. */
  get isCheck(): boolean {
    return this.status === 200 && this.text.includes(`value="${CHECKED.value}" name="${CHECKED.name}"`);
  }

  /** Where a redirect leads. */
  get leadsTo(): string | null {
    return this.headers.get("location");
  }

  get title(): string {
    return /<title>([^<]*)<\/title>/.exec(this.text)?.[1] ?? "";
  }

  /** The words of a page's own part. */
  get words(): string {
    return words(this.text.slice(this.text.indexOf("<main"), this.text.indexOf("</main>")));
  }

  /** Where the links of a page lead. */
  get hrefs(): readonly string[] {
    const main = this.text.slice(this.text.indexOf("<main"));
    return [...main.matchAll(/<a[^>]* href="([^"]+)"/g)].map(([, href = ""]) => href);
  }

  /** Where the links of the error summary lead, in order. */
  get errorLinks(): readonly string[] {
    const summary = this.text.slice(this.text.indexOf("govuk-error-summary__list"), this.text.indexOf("<h1"));
    return [...summary.matchAll(/href="(#[^"]+)"/g)].map(([, href = ""]) => href);
  }

  /** What the lines of the error summary say. */
  get errorTexts(): readonly string[] {
    const from = this.text.indexOf("govuk-error-summary__list");
    if (from < 0) return [];
    const summary = this.text.slice(from, this.text.indexOf("</ul>", from));
    return [...summary.matchAll(/<a[^>]*>([^<]*)<\/a>/g)].map(([, says = ""]) => unquoted(says));
  }

  /** What the API says. */
  json() {
    return Object(JSON.parse(this.text));
  }

  /** Status and code of a refusal of the API. */
  get refusal(): string {
    return `${this.status} ${this.json().code}`;
  }

  /** Which version it is of; nothing when it says none. */
  get etag(): string {
    return this.headers.get("etag") ?? "";
  }

  /** The value of a hidden input. */
  hidden(name: string): string {
    const value = new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`).exec(this.text)?.[1];
    if (value === undefined) throw new Error(`no hidden ${name} on the page`);
    return value;
  }

  /** What every form of a page sends along: a key of its own, and the version that the page shows. */
  get seen() {
    return { requestKey: this.hidden("requestKey"), seenVersion: this.hidden("seenVersion") };
  }
}
