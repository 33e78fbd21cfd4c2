import { HtmlValidate } from "html-validate";
import { beforeAll, expect, it } from "vitest";
import { createApp as authority } from "../../web/doors/authority.app.tsx";
import { createApp as bidder } from "../../web/doors/bidder.app.tsx";
import { createApp as publicDoor } from "../../web/doors/public.app.tsx";
import { aCompetition, london, type RunningCompetition } from "../builders/competition.ts";

/** The standard of HTML itself; how hono writes void elements and boolean attributes is a matter of style. */
const validator = new HtmlValidate({ extends: ["html-validate:standard"] });

let running: RunningCompetition;
let cookies: { lead: string; submitter: string };
beforeAll(async () => {
  running = await aCompetition("2013-12-19T09:00");
  const { submitter } = await running.bidder("capita", ["Capita"]);
  await running.prequalify(submitter);
  running.portal.at(london("2014-05-08T09:00"));
  await running.portal.seal();
  const cookie = async (mail: string) => `__Host-session=${(await running.portal.signIn(mail)).secret}`;
  cookies = {
    lead: await cookie("lead@authority.example"),
    submitter: await cookie("submit@capita.example"),
  };
});

const PAGES = {
  public: ["/", "/help", "/receipts", "/privacy", "/cookies", "/accessibility", "/nothing-here"],
  authority: ["", "/coverage", "/amendments", "/propose-amendment", "/cancel", "/prequalification"].map(
    (page) => `/authority/competitions/:competition${page}`,
  ),
  authorityElsewhere: [
    "/authority",
    "/authority/people",
    "/authority/organisations",
    "/authority/audit",
    "/authority/notices",
  ],
  bidder: ["", "/preferences/preferences-1", "/preferences/preferences-2"].map(
    (page) => `/bidder/competitions/:competition${page}`,
  ),
} as const;

async function problemsOf(kind: keyof typeof PAGES): Promise<string[]> {
  const { deps } = running.portal;
  const app = kind === "public" ? publicDoor(deps) : kind === "bidder" ? bidder(deps) : authority(deps);
  const cookie = kind === "public" ? "" : kind === "bidder" ? cookies.submitter : cookies.lead;
  const problems: string[] = [];
  for (const page of PAGES[kind]) {
    const path = page.replace(":competition", running.competitionId);
    const html = await (await app.request(path, { headers: { cookie } })).text();
    const { results } = await validator.validateString(html);
    problems.push(
      ...results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line }) => `${page}:${line} ${ruleId}: ${message}`),
      ),
    );
  }
  return problems;
}

it.each(Object.keys(PAGES).filter((kind): kind is keyof typeof PAGES => kind in PAGES))(
  "the %s pages are valid HTML",
  async (kind) => {
    expect(await problemsOf(kind)).toEqual([]);
  },
);
