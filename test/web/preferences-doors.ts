import type { Hono } from "hono";
import type { Deps } from "../../functions/platform/deps.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";
import {
  preferencesAuthorityApi,
  preferencesBidderApi,
  preferencesPartnerApi,
} from "../../functions/preferences/api.ts";
import { addPartner } from "../../functions/organisations/operations.ts";
import { appointStaff } from "../../functions/people/staff-operations.ts";
import { submitPreferences } from "../../functions/preferences/operations.ts";
import type { BidderActor, StaffRole } from "../../shared/kernel/actor.ts";
import { LotId, StageId } from "../../shared/kernel/id.ts";
import { between, type Instant } from "../../shared/kernel/instant.ts";
import { openDoor } from "../../web/doors/door.tsx";
import { only } from "../../web/doors/guard.tsx";
import { openedFor } from "../../web/doors/opened-for.ts";
import { preferencesAuthorityRoutes } from "../../web/preferences/authority/routes.tsx";
import { preferencesBidderRoutes } from "../../web/preferences/bidder/routes.tsx";
import { preferencesPartnerRoutes } from "../../web/preferences/partner/routes.tsx";
import { warnOfUnsent } from "../../web/unsent/unsent-for-routes.tsx";
import { aCompetition, anyKey, must } from "../builders/competition.ts";
import { fenced } from "../builders/fenced.ts";
import type { SignedInTest } from "../builders/portal.ts";

const ORIGIN = "https://portal.example";

/** The doors with the preferences alone behind them, as the door apps mount them. */
function preferencesDoors(deps: Deps) {
  const bidder = openDoor(fenced(deps, "bidder"), "bidder");
  bidder.use("/bidder/*", only("bidder"), warnOfUnsent);
  bidder.use("/api/v1/bidder/*", only("bidder"));
  bidder.route("/bidder", preferencesBidderRoutes);
  bidder.route("/api/v1/bidder", preferencesBidderApi);
  const authority = openDoor(fenced(deps, "authority"), "authority");
  authority.use("/authority/*", only("authority"));
  authority.use("/api/v1/authority/*", only("authority"));
  authority.route("/authority", preferencesAuthorityRoutes);
  authority.route("/api/v1/authority", preferencesAuthorityApi);
  const partner = openDoor(fenced(deps, "partner"), "partner");
  partner.use("/partner/*", only("partner"));
  partner.use("/api/v1/partner/*", only("partner"));
  partner.route("/partner", preferencesPartnerRoutes);
  partner.route("/api/v1/partner", preferencesPartnerApi);
  return { bidder, authority, partner };
}

export type Answer = { readonly status: number; readonly text: string; readonly headers: Headers };
type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Somebody signed in at one door, with a browser and with a program of theirs. */
export type Client = {
  get(path: string): Promise<Answer>;
  post(path: string, fields: Fields): Promise<Answer>;
  /** Calls the JSON API: method, path, body, headers. */
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
};

async function answered(request: Response | Promise<Response>): Promise<Answer> {
  const response = await request;
  return { status: response.status, headers: response.headers, text: await response.text() };
}

export function client(app: Hono<PortalEnv>, { secret, actor }: SignedInTest, token: string): Client {
  const cookie = `__Host-session=${secret}`;
  return {
    get: (path) => answered(app.request(path, { headers: { cookie } })),
    post(path, fields) {
      const all = { openedFor: openedFor(actor), ...fields };
      const pairs = Object.entries(all).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
      const body = new URLSearchParams(pairs);
      return answered(app.request(path, { method: "POST", headers: { cookie, origin: ORIGIN }, body }));
    },
    api(method, path, body, headers = {}) {
      const sent = { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers };
      const content = body === undefined ? {} : { body: JSON.stringify(body) };
      return answered(app.request(`/api/v1${path}`, { method, headers: sent, ...content }));
    },
  };
}

/** The competition at a London time, and everybody who looks at or takes part in its preferences. */
export async function preferencesPortal(at?: string) {
  const competition = await aCompetition(at);
  const { portal, lead, competitionId } = competition;
  const { deps } = portal;
  const doors = preferencesDoors(deps);
  const signedIn = async (door: Hono<PortalEnv>, mail: string, name = mail) =>
    client(door, await portal.signIn(mail, name), (await portal.signIn(mail, name, "bearer")).secret);
  return {
    ...competition,
    doors,
    /** Moves the portal clock alone, so that nobody is signed out by the test's own haste. */
    moveTo(instant: Instant) {
      portal.waste(between(instant, deps.now()));
      portal.at(instant);
    },
    /** A bidder, pre-qualified unless it is said otherwise, with clients for both of its people. */
    async takesPart(name: string, members: readonly string[] = [], prequalified = true) {
      const people = await competition.bidder(name, members);
      if (prequalified) await competition.prequalify(people.submitter);
      return {
        ...people,
        asSubmitter: await signedIn(doors.bidder, `submit@${name}.example`, people.submitter.name),
        asMember: await signedIn(doors.bidder, `member@${name}.example`, people.member.name),
      };
    },
    asLead: () => signedIn(doors.authority, "lead@authority.example"),
    /** Somebody of the authority with a role for some lots. */
    async asStaff(role: StaffRole, lots: readonly number[] | "all") {
      const mail = `${role}.${lots === "all" ? "all" : lots.join(".")}@authority.example`;
      const scope = lots === "all" ? lots : lots.map((lot) => LotId.parse(`lot-${lot}`));
      must(await appointStaff(deps, lead, { mail, name: mail, role, lots: scope }, anyKey()));
      return signedIn(doors.authority, mail);
    },
    /** A local public body for some lots. */
    async asPartner(...lots: readonly number[]) {
      const mail = `partner.${lots.join(".")}@partner.example`;
      const command = {
        name: `Borough ${lots.join(" ")}`,
        lots: lots.map((lot) => LotId.parse(`lot-${lot}`)),
        mail,
        personName: "Pat Partner",
      };
      must(await addPartner(deps, lead, command, anyKey()));
      return signedIn(doors.partner, mail);
    },
    bidderPath: (round: 1 | 2) => `/bidder/competitions/${competitionId}/preferences/preferences-${round}`,
    coveragePath: `/authority/competitions/${competitionId}/coverage`,
  };
}

/** The value of a hidden input. */
export function hidden(page: string, name: string): string {
  const value = new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`).exec(page)?.[1];
  if (value === undefined) throw new Error(`no hidden ${name} on the page`);
  return value;
}

/** The words of a page, without its markup. */
export const words = (page: string): string =>
  page
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ");

export const location = ({ headers }: Answer) => headers.get("location");

/** The values of a hidden input that stands there several times. */
export const hiddenLots = (page: string, name = "lots"): readonly string[] =>
  [...page.matchAll(new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`, "g"))].map(
    ([, lot = ""]) => lot,
  );

/** The lots that are ticked on a page. */
export const ticked = (page: string): readonly string[] =>
  [...page.matchAll(/<input[^>]*type="checkbox"[^>]*>/g)]
    .filter(([box]) => box.includes("checked"))
    .map(([box]) => /value="([^"]*)"/.exec(box)?.[1] ?? "");

/** Sends a step's form as a person would: with what stands hidden in the page. */
export async function send(as: Client, path: string, fields: Fields = {}, to = path): Promise<Answer> {
  const { text } = await as.get(path);
  return as.post(to, {
    requestKey: hidden(text, "requestKey"),
    seenVersion: hidden(text, "seenVersion"),
    action: "continue",
    ...fields,
  });
}

/** Chooses lots and submits them, page by page. */
export async function submit(as: Client, path: string, ...lots: readonly string[]): Promise<Answer> {
  await send(as, `${path}/choose-lots`, { lots, order: lots });
  return send(as, `${path}/check-answers`, { lots }, `${path}/submit`);
}

type Portal = Awaited<ReturnType<typeof preferencesPortal>>;

/** A choice of lots, by their numbers, as it is sent. */
export const command = (
  { competitionId }: Portal,
  lots: readonly number[],
  round: 1 | 2 = 1,
  seenVersion = "0.0",
) => ({
  competitionId,
  round: StageId.parse(`preferences-${round}`),
  seenVersion,
  lots: lots.map((lot) => LotId.parse(`lot-${lot}`)),
});

/** Submits without going through the pages. */
export const chooses = async (portal: Portal, bidder: BidderActor, ...lots: readonly number[]) =>
  must(await submitPreferences(portal.portal.deps, bidder, command(portal, lots), anyKey()));
