import { OPENED_FOR_HEADER } from "../../../web/doors/opened-for.ts";
import { CHECKED } from "../../../web/govuk/checked.tsx";
import type { Sent } from "./exchange.ts";

/** A text that somebody typed. */
export const TYPED = "zqtypedbeforesomebodyelsecame";

const FORM = "application/x-www-form-urlencoded";
const JSON_TYPE = "application/json";

/** A request, and what it must be answered with. */
export type Way = {
  readonly name: string;
  readonly sent: Sent;
  /** Whether it is answered with a page. */
  readonly page: boolean;
  /** Whether it says for whom it was opened. */
  readonly says: boolean;
  /** Whether it holds fields, which are given back. */
  readonly fields?: true;
  /** Whether the page of its route sends it in this way. */
  readonly usual: boolean;
};

/** A request in every way in which a browser can send it, saying for whom it was opened, or not. */
export function waysToSend(good: Sent, opened: string | undefined): readonly Way[] {
  const fields = Object.entries({ note: TYPED, [CHECKED.name]: CHECKED.value, ...good.form }).flatMap(
    ([name, value]) => [value].flat().map((one): [string, string] => [name, one]),
  );
  const said: [string, string][] = opened === undefined ? [] : [["openedFor", opened]];
  const pairs = [...said, ...fields];
  const form = new URLSearchParams(pairs).toString();
  const parts = new FormData();
  for (const [name, value] of pairs) parts.append(name, value);
  const chosen =
    good.body instanceof FormData ? [...good.body] : [["files", new File(["a"], "a.txt")] as const];
  for (const [name, value] of chosen) parts.append(name, value);
  const json = typeof good.body === "string" ? good.body : JSON.stringify(Object.fromEntries(pairs));

  const { form: _form, ...rest } = good;
  const way = (body: Sent["body"], type: string, header = "") => ({
    ...rest,
    body,
    headers: { ...good.headers, "content-type": type, [OPENED_FOR_HEADER]: header },
  });
  const [says, header] = [opened !== undefined, encodeURIComponent(opened ?? "")];
  const files = good.body instanceof FormData;
  const [no, page, given] = [{ usual: false }, { page: true }, { page: true, says, fields: true }] as const;
  return [
    { name: "a form", sent: way(form, FORM), ...given, usual: good.body === undefined },
    { name: "a form with files", sent: way(parts, ""), ...given, usual: files },
    {
      name: "a script",
      sent: way(json, JSON_TYPE, header),
      page: false,
      says,
      usual: !files && good.body !== undefined,
    },
    { name: "a script without its header", sent: way(json, JSON_TYPE), page: false, says: false, ...no },
    { name: "a text", sent: way(form, "text/plain"), ...page, says: false, ...no },
    { name: "nothing", sent: way("", ""), ...page, says: false, ...no },
  ];
}
