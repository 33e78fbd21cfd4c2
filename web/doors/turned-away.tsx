import { goBack } from "../../shared/kernel/edge-words.ts";
import { type Problem, problem } from "../../functions/platform/problem.ts";
import { GATEWAY_LIMIT } from "../../functions/platform/limits.ts";
import type { PortalContext } from "../../functions/platform/request.ts";
import type { GivenBack } from "../govuk/given-back.tsx";
import { TurnedAwayPage } from "../govuk/turned-away-page.tsx";
import { sentBack } from "./form.ts";
import { frameOf } from "./frame.tsx";
import { cameFromElsewhere, cameFromOwnPage, isApi } from "./origin.ts";

/** A refusal before any route: `detail` is for programs, `title` and `words` for people. */
type TurnedAway = Pick<Problem, "status" | "code" | "detail"> & {
  readonly title: string;
  readonly words: readonly string[];
  /** The page that the person can begin from again, when another than the one that the form stood on. */
  readonly href?: string | undefined;
  /** Nothing was done, and the very same form may do a moment later. */
  readonly mayDoLater?: boolean;
};

/** Answers with a problem document, or with a page that gives back what was typed and leads back to where it was. */
export async function turnedAway(
  c: PortalContext,
  { status, code, detail, title, words, href, mayDoLater = false }: TurnedAway,
): Promise<Response> {
  if (isApi(c)) return problem(c, { status, code, detail });
  const { typed, again } = await givenBack(c);
  const from = href ?? whereFormStood(c);
  const isKeptByBrowser = typed.length === 0 && c.req.method === "POST";
  const page = (
    <TurnedAwayPage
      frame={frameOf(c)}
      place={status < 500 ? await c.get("place")() : undefined}
      title={title}
      words={isKeptByBrowser ? [...words, goBack] : words}
      typed={typed}
      again={mayDoLater ? again : undefined}
      back={from === undefined ? undefined : { href: from, text: "Open the page again" }}
    />
  );
  return c.html(page, status);
}

/**
 * What of a form can be given back: its text, if it came from a page of this portal and says how large it is; and the whole
 * of it to be sent again, if that page stood under the right name and it carried no files. Other bodies may be cut off.
 */
export async function givenBack(c: PortalContext): Promise<GivenBack> {
  const { publicOrigin } = c.get("deps").settings;
  const size = Number(c.req.header("content-length") ?? 0);
  const isWhole = size > 0 && size <= GATEWAY_LIMIT && c.req.header("transfer-encoding") === undefined;
  if (!isWhole || !cameFromOwnPage(c, publicOrigin)) return { typed: [] };
  const { again, ...typed } = await sentBack(c);
  // With its key a form may be sent any number of times; without it each time is an act of its own.
  const hasKey = again?.fields.some(({ name }) => name === "requestKey") === true;
  return { ...typed, again: hasKey && !cameFromElsewhere(c, publicOrigin) ? again : undefined };
}

/** The page of the portal from which a form was sent, as the browser tells it. */
function whereFormStood(c: PortalContext): string | undefined {
  const referer = c.req.header("referer") ?? "";
  if (!URL.canParse(referer)) return undefined;
  const { origin, pathname, search } = new URL(referer);
  return origin === c.get("deps").settings.publicOrigin ? `${pathname}${search}` : undefined;
}
