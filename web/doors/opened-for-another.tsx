import { problem } from "../../functions/platform/problem.ts";
import type { PortalContext } from "../../functions/platform/request.ts";
import type { LiveSession } from "../../functions/platform/session.ts";
import { OPENED_FOR } from "../govuk/form.tsx";
import { OpenedForAnotherPage } from "../govuk/problem-pages.tsx";
import { sentBack, sentTexts } from "./form.ts";
import { frameOf } from "./frame.tsx";
import { differenceInWords, type Opened, OPENED_FOR_HEADER, openedFor, readOpenedFor } from "./opened-for.ts";
import { isSafe } from "./origin.ts";

/**
 * The answer to a browser's request that would change something and was opened for somebody else than its session acts
 * for, or does not say for whom: 409, as a page or, for a script, as a problem document. Undefined when it may go on, as a
 * program's may: its token is bound to one person and organisation. `anewHref`: where the page can be opened anew.
 */
export async function openedForAnother(c: PortalContext, anewHref: string): Promise<Response | undefined> {
  const session = c.get("session");
  if (session?.kind !== "cookie" || isSafe(c)) return undefined;
  const said = await saidIn(c);
  const own = readOpenedFor(openedFor(session.actor));
  const other = said.find(({ person, capacity }) => person !== own.person || capacity !== own.capacity);
  if (said.length > 0 && other === undefined) return undefined;

  const words = differenceInWords(other ?? { words: undefined }, session.actor);
  if (isFromScript(c)) return problem(c, { status: 409, code: "opened-for-another", detail: words });
  const page = (
    <OpenedForAnotherPage
      frame={frameOf(c)}
      place={await c.get("place")()}
      words={words}
      back={other && wayBack(session, other, anewHref)}
      anewHref={anewHref}
      {...await sentBack(c)}
    />
  );
  return c.html(page, 409);
}

/** For whom a request says that it was opened, in its header and in its form: whatever says so must fit. */
async function saidIn(c: PortalContext): Promise<readonly Opened[]> {
  const header = c.req.header(OPENED_FOR_HEADER);
  const fields = (await sentTexts(c)).filter(({ name }) => name === OPENED_FOR).map(({ value }) => value);
  return [...(header === undefined ? [] : [decoded(header)]), ...fields].map(readOpenedFor);
}

/** What is no percent-encoded text is nobody's name. */
function decoded(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    return "";
  }
}

const isFromScript = (c: PortalContext): boolean =>
  c.req.header(OPENED_FOR_HEADER) !== undefined ||
  [c.req.header("content-type"), c.req.header("accept")].some((type) => type?.includes("json") === true);

/** How the person can act again for whom they opened the form. */
function wayBack({ actor }: LiveSession, other: Opened, to: string) {
  if (other.words === undefined) return undefined;
  if (other.person === actor.personId)
    return { href: `/session/choose?to=${encodeURIComponent(to)}`, text: "Choose for whom you act" };
  return { href: "/sign-out", text: `Sign out, and sign in as ${other.words}` };
}
