import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import * as z from "zod/mini";
import { edgeRefusals } from "../../shared/kernel/edge-words.ts";
import type { Door } from "../../shared/kernel/names.ts";
import { epochMs, instantOf, SECOND } from "../../shared/kernel/instant.ts";
import { stampIsCredible } from "../../shared/kernel/window.ts";
import type { Deps } from "../../functions/platform/deps.ts";
import { faultFields } from "../../functions/platform/log.ts";
import { problem } from "../../functions/platform/problem.ts";
import { rateLimiter } from "../../functions/platform/rate-limit.ts";
import { BODY_LIMIT, FILES_LIMIT } from "../../functions/platform/limits.ts";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import { readOnce } from "../../functions/platform/read-once.ts";
import { isTooMuch } from "../../functions/platform/table.ts";
import { checkSession, type LoadActor } from "../../functions/platform/session.ts";
import { NotFoundPage, ProblemPage, TooManyRequestsPage } from "../govuk/problem-pages.tsx";
import { frameOf } from "./frame.tsx";
import { misfitInWords } from "./misfit-words.ts";
import { openedForAnother } from "./opened-for-another.tsx";
import { cameFromElsewhere, cameFromOwnPage, isApi } from "./origin.ts";
import { bearerOf, sessionCookie } from "./session-cookie.ts";
import { givenBack, turnedAway } from "./turned-away.tsx";

// Said once for every schema of every page, so that none can forget it.
z.config({ customError: misfitInWords });

/** Elsewhere nothing is loaded to find out that an address lies nowhere, not even by a door that warms itself. */
const BELOW_A_COMPETITION = /\/competitions\/./;

/** What a door has that others have not. */
export type DoorOptions = {
  /** The addresses that take forms with files, which are larger than any other. */
  readonly filesAt?: RegExp;
  /** The count of who asks how much, where it goes on from an app that was made before. */
  readonly limit?: ReturnType<typeof rateLimiter>;
  /** What tells where an address lies; loaded by the first page that is refused below a competition. */
  readonly placeOf?: () => Promise<(c: PortalContext) => ReturnType<PortalEnv["Variables"]["place"]>>;
  /** What tells as whom somebody of the authority acts now, at a door that may read it; loaded by the first who does. */
  readonly actorOf?: () => Promise<LoadActor>;
  /** What tells what the questions of forms are called; loaded by the first page that gives back what was typed. */
  readonly titlesOf?: () => Promise<(c: PortalContext) => ReturnType<PortalEnv["Variables"]["titles"]>>;
};

/**
 * What every door does before its own routes: believes the gateway's stamp of the request or asks to repeat it, finds
 * the session, brakes who asks too much, refuses forms from other sites and forms that were opened for somebody else, and
 * answers what is missing, refused or broken in words, as a page or as a problem document.
 */
export function openDoor(deps: Deps, door: Door, options: DoorOptions = {}): Hono<PortalEnv> {
  const app = new Hono<PortalEnv>();
  const { filesAt, limit = rateLimiter(deps.wall), placeOf, titlesOf, actorOf } = options;

  app.use(async (c, next) => {
    const gateway = c.env?.event?.requestContext;
    const requestId = gateway?.requestId ?? deps.newSecret().slice(0, 16);
    const clock = deps.now();
    const takenAt = gateway === undefined ? clock : instantOf(gateway.timeEpoch);
    const startedAt = deps.wall();
    c.set("requestId", requestId);
    c.set("nonce", deps.newSecret().slice(0, 22));
    c.set("deps", { ...deps, ...readOnce(deps), now: () => takenAt });
    c.set("reopens", () => c.req.method === "POST" && isRouted(app, "GET", c.req.path));
    c.set("session", undefined);
    c.set("place", async () => (BELOW_A_COMPETITION.test(c.req.path) ? (await placeOf?.())?.(c) : undefined));
    c.set("titles", async () =>
      BELOW_A_COMPETITION.test(c.req.path) ? ((await titlesOf?.())?.(c) ?? new Map()) : new Map(),
    );
    if (gateway === undefined || stampIsCredible(epochMs(clock) - gateway.timeEpoch)) await next();
    else {
      deps.log.error("clock-disagrees", { requestId, door });
      c.res = await turnedAway(c, CLOCK_DISAGREES);
    }
    setHeaders(c, filesAt === undefined ? "" : ` ${deps.settings.filesOrigin}`);
    const { method } = c.req;
    const { status } = c.res;
    // Whoever refused: the guard, a rule behind it or the check of where a form came from. One line for each.
    if (status === 401 || status === 403) logRefusal(c);
    deps.log.info("request", { requestId, door, method, status, ms: deps.wall() - startedAt });
    return undefined;
  });

  app.use(async (c, next) => {
    const bearer = bearerOf(c);
    const secret = isApi(c) ? bearer : sessionCookie(c);
    const kind = isApi(c) ? "bearer" : "cookie";
    const session = secret ? await checkSession(c.get("deps"), secret, kind, await actorOf?.()) : undefined;
    c.set("session", session);

    const address = c.env?.event?.requestContext?.http.sourceIp ?? "unknown";
    const wait = session ? limit("person", session.actor.personId) : limit("address", address);
    if (wait !== undefined) {
      c.header("retry-after", String(wait));
      const words = `in ${wait} ${wait === 1 ? "second" : "seconds"}`;
      if (isApi(c))
        return problem(c, { status: 429, code: "too-many-requests", detail: `Try again ${words}` });
      return c.html(
        <TooManyRequestsPage frame={frameOf(c)} retryWords={words} {...await givenBack(c)} />,
        429,
      );
    }
    return next();
  });

  const [form, formWithFiles] = [limited(BODY_LIMIT, "1 MB"), limited(FILES_LIMIT, "4 MB of files")];
  app.use(async (c, next) => (sendsFiles(c, filesAt) ? formWithFiles(c, next) : form(c, next)));

  app.use(async (c, next) => {
    const { publicOrigin } = deps.settings;
    if (isApi(c) || !cameFromElsewhere(c, publicOrigin)) return next();
    const { title, detail, todo } = edgeRefusals["foreign-origin"];
    const said = cameFromOwnPage(c, publicOrigin) ? OLD_ADDRESS : { title, words: [detail, ...todo] };
    const href = isRouted(app, "GET", c.req.path) ? `${publicOrigin}${c.req.path}` : publicOrigin;
    return turnedAway(c, { status: 403, code: "foreign-origin", detail, ...said, href });
  });

  app.use(async (c, next) => {
    const anewHref = isRouted(app, "GET", c.req.path) ? c.req.path : "/";
    const another = await openedForAnother(c, anewHref);
    if (another === undefined) return next();
    logRefusal(c, another.status);
    return another;
  });

  app.notFound((c) => missing(app, c));
  app.onError(async (error, c) => {
    // What is read above every page may be what failed.
    c.set("banners", undefined);
    if (isTooMuch(error)) return tooLarge(c, "What you sent is longer than can be kept in one piece");
    const requestId = c.get("requestId");
    deps.log.error("fault", { requestId, door, method: c.req.method, ...faultFields(error) });
    if (isApi(c))
      return problem(c, {
        status: 500,
        code: "fault",
        detail: `There is a problem with the service. Its reference is ${requestId}`,
      });
    return c.html(<ProblemPage frame={frameOf(c)} reference={requestId} {...await givenBack(c)} />, 500);
  });
  return app;
}

/** Writes down that somebody asked for what is not for them: who, if they are signed in, and what they were told. */
export function logRefusal(c: PortalContext, status = c.res.status): void {
  const personId = c.get("session")?.actor.personId;
  const { method } = c.req;
  c.get("deps").log.warn("refused", {
    requestId: c.get("requestId"),
    method,
    status,
    ...(personId === undefined ? {} : { personId }),
  });
}

/** The gateway's stamp of a request is not near the portal's own clock, so nothing is done with it. */
const CLOCK_DISAGREES = {
  status: 503,
  code: "clock-disagrees",
  detail: "Send the request again in a moment",
  title: "The portal cannot take this at the moment",
  words: [
    "The portal could not tell for certain when this arrived, so nothing has been saved or sent",
    "Send it again, or load this page again, in a moment",
  ],
  mayDoLater: true,
} as const;

/** For a form of the portal's own page, opened under a name that is not its public one. */
const OLD_ADDRESS = {
  title: "The portal has another address",
  words: [
    "You opened this page at an address that is not the portal’s own, so nothing has been saved or sent",
    "Open the page at the right address, and change your bookmark. You can copy what you typed from here",
  ],
};

const TOO_MUCH = "Nothing has been saved or sent. Send fewer or smaller files at a time, or a shorter text";

/** Keeps a body from being larger than it may be, whatever it says of itself. */
const limited = (maxSize: number, words: string) =>
  bodyLimit({
    maxSize,
    onError: (c: PortalContext) =>
      tooLarge(
        c,
        `What you sent is too large. A form or request can hold up to ${words}`,
        `A form can hold up to ${words}`,
      ),
  });

function tooLarge(c: PortalContext, detail: string, words = detail) {
  const { title } = edgeRefusals["too-large"];
  return turnedAway(c, { status: 413, code: "too-large", title, detail, words: [words, TOO_MUCH] });
}

/** Whether a request is a form with files, sent to one of the few addresses that take them. */
const sendsFiles = (c: PortalContext, filesAt: RegExp | undefined): boolean =>
  c.req.method === "POST" &&
  filesAt?.test(c.req.path) === true &&
  /^multipart\/form-data\b/i.test(c.req.header("content-type") ?? "");

/** 405 when the path exists for another method, 404 otherwise: a foreign thing and a missing thing get the same answer. */
async function missing(app: Hono<PortalEnv>, c: PortalContext): Promise<Response> {
  const methods = ["GET", "POST", "PUT", "DELETE"].filter((method) => isRouted(app, method, c.req.path));
  if (methods.length > 0 && !methods.includes(c.req.method === "HEAD" ? "GET" : c.req.method)) {
    c.header("allow", methods.join(", "));
    return turnedAway(c, {
      status: 405,
      code: "method-not-allowed",
      detail: `This address takes ${methods.join(" and ")} only`,
      title: "This page does not take that form",
      words: ["Nothing has been saved or sent", "The page may have changed since you opened it"],
      href: methods.includes("GET") ? c.req.path : undefined,
    });
  }
  if (isApi(c))
    return problem(c, { status: 404, code: "not-found", detail: "There is nothing here that you can see" });
  return c.html(<NotFoundPage frame={frameOf(c)} place={await c.get("place")()} />, 404);
}

function isRouted(app: Hono<PortalEnv>, method: string, path: string): boolean {
  const [handlers] = app.router.match(method, path);
  return handlers.some(([[, route]]) => route.method === method);
}

/** `reached`: where else the page's script may send to. */
function setHeaders(c: PortalContext, reached: string): void {
  const nonce = c.get("nonce");
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self'${reached}`,
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  c.header("content-security-policy", policy);
  c.header("x-content-type-options", "nosniff");
  c.header("referrer-policy", "same-origin");
  c.header("cross-origin-opener-policy", "same-origin");
  c.header("strict-transport-security", `max-age=${(365 * 24 * 3_600 * SECOND) / SECOND}; includeSubDomains`);
  if (!c.res.headers.has("cache-control")) c.header("cache-control", "no-store");
}
