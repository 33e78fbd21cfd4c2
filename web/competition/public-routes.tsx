import { Hono } from "hono";
import { loadCompetitions } from "../../functions/competition/facts.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { recallOpenQuestionnaire } from "../../functions/questionnaire/facts.ts";
import { isUnderWay } from "../../shared/competition/stages.ts";
import { asParticipantsSeeIt, type ParticipantsView } from "../../shared/competition/views.ts";
import type { Actor, Audience } from "../../shared/kernel/actor.ts";
import { frameOf } from "../doors/frame.tsx";
import { pageOf, together } from "../doors/page-of.tsx";
import { competitionFactsRoutes } from "./facts-routes.tsx";
import { namedCompetition } from "./competition-for-routes.ts";
import { OWNER } from "../../shared/kernel/names.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { pqqOf } from "../../shared/kernel/window.ts";
import { Button } from "../govuk/button.tsx";
import { When } from "../govuk/when.tsx";
import { Cancelled, ComesNext, OutcomePart } from "./how-it-stands.tsx";
import { CompetitionFrame, competitionPath, type InCompetition, homeFor } from "./competition-frame.tsx";
import { LotsMap } from "./facts-pages.tsx";
import { WhomToAsk } from "./whom-to-ask.tsx";
import { type Frame, Page, serviceName } from "../govuk/page.tsx";
import { CompetitionInShort } from "./page.tsx";

/** Where somebody's own pages begin. */
const OWN_PAGES = {
  authority: { href: "/authority", text: "Go to your competitions" },
  bidder: { href: "/bidder", text: "Go to your competitions" },
  partner: { href: "/partner", text: "Go to your competitions" },
  newcomer: { href: "/session/choose", text: "Choose or register your organisation" },
} as const satisfies Record<Actor["audience"], { href: string; text: string }>;

/** For the public door, at `/`: the start page, for everybody. */
export const competitionPublicRoutes = together(
  new Hono<PortalEnv>().get("/", async (c) => {
    const deps = c.get("deps");
    const { table, now } = deps;
    const session = c.get("session");
    const competitions = (await loadCompetitions(table))
      .filter((competition) => isUnderWay(competition, now()))
      .map((competition) => asParticipantsSeeIt(competition, now()));
    const way =
      session === undefined ? { href: "/sign-in", text: "Sign in" } : OWN_PAGES[session.actor.audience];
    const page = { frame: frameOf(c), competitions, now: now(), way };
    return c.html(<StartPage {...page} />);
  }),
  pageOf("/competitions/:competition", namedCompetition, async (known, c) => {
    const deps = c.get("deps");
    const now = deps.now();
    const asksQuestions = (await recallOpenQuestionnaire(deps, known)) !== undefined;
    const page = { frame: frameOf(c), competition: asParticipantsSeeIt(known, now), asksQuestions, now };
    return <PublicCompetitionPage {...page} />;
  }),
  competitionFactsRoutes,
);

/** `asksQuestions`: whether the questions of its PQQ can be read. */
type PublicProps = InCompetition & { asksQuestions: boolean; now: Instant };

/** What everybody may know of a competition: what it is, who may bid, where its areas lie, when, whom to ask, how to begin. */
function PublicCompetitionPage({ asksQuestions, now, ...page }: PublicProps) {
  const { competition, frame } = page;
  const { title, cancelled, lots } = competition;
  const path = competitionPath("", competition);
  return (
    <CompetitionFrame {...page} title={title} width="full">
      {cancelled && <Cancelled {...cancelled} />}
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <p class="govuk-body-l">
            The {OWNER} buys rehabilitation services for offenders in{" "}
            {lots.length === 1 ? "1 area" : `${lots.length} areas`}. Each area is a lot, and one provider will
            run the services in it.
          </p>
          <ComesNext competition={competition} now={now} path={path} />
          <OutcomePart competition={competition} now={now} path={path} />
          <h2 class="govuk-heading-m">Who may bid</h2>
          <p>
            Tier 1: an organisation or a consortium that would contract directly with the authority. It
            answers a pre-qualification questionnaire (PQQ). Those that pass say which lots they want and are
            invited to tender.
          </p>
          <p>
            Tier 2 and Tier 3: organisations that would work for a Tier 1 provider. They do not register here;
            they agree with the providers themselves.
          </p>
          <h2 class="govuk-heading-m">How to take part as Tier 1</h2>
          <HowToRegister audience={frame.viewer?.actor?.audience} competition={competition} now={now} />
          {asksQuestions && (
            <p>
              <a href={`${path}/questionnaire`}>See the questions of its PQQ</a>
            </p>
          )}
        </div>
        <div class="govuk-grid-column-one-third">
          <WhomToAsk />
        </div>
      </div>
      <LotsMap lots={lots} />
    </CompetitionFrame>
  );
}

/** The first steps, with the way to the next one for whoever reads it, while a response is still taken. */
function HowToRegister({ audience, competition, now }: HowToProps) {
  const closedAt = pqqOf(competition)?.closesAt;
  if (closedAt !== undefined && closedAt <= now)
    return (
      <p>
        The PQQ closed at <When instant={closedAt} />. No more responses are taken.
      </p>
    );
  const way =
    audience === undefined
      ? { href: "/sign-in", text: "Sign in" }
      : audience === "newcomer"
        ? { href: "/bidder/register", text: "Register your organisation" }
        : undefined;
  return (
    <>
      <ol class="govuk-list govuk-list--number">
        <li>Sign in with your own work email address</li>
        <li>Register your organisation or consortium, with its members if it has any</li>
        <li>Confirm the address of its contact, and invite your colleagues</li>
        <li>Answer the PQQ while it is open, and submit it before it closes</li>
      </ol>
      {way && competition.cancelled === undefined && <Button {...way} />}
    </>
  );
}

type HowToProps = { audience: Audience | undefined; competition: ParticipantsView; now: Instant };

/** `way`: where this person's own pages begin; sign-in for whoever has not signed in. */
type StartProps = {
  frame: Frame;
  competitions: readonly ParticipantsView[];
  now: Instant;
  way: { href: string; text: string };
};

/** The first page of the portal, for everybody. */
function StartPage({ frame, competitions, now, way }: StartProps) {
  return (
    <Page {...frame} title={serviceName}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-xl">Compete to run rehabilitation services</h1>
          <p class="govuk-body-l">
            The Ministry of Justice buys rehabilitation services area by area. Each area is a lot of one
            competition, and this portal runs the competition from launch to award.
          </p>
          <p>Use it to:</p>
          <ul class="govuk-list govuk-list--bullet">
            <li>see what is open, when it closes and what comes next</li>
            <li>register your organisation and answer the pre-qualification questionnaire (PQQ)</li>
            <li>say which lots your organisation or consortium wants to run</li>
            <li>get a receipt for every submission</li>
            <li>follow your area, if you work for a local public body</li>
          </ul>
          <p>What you submit stays closed to everybody else until the deadline has passed.</p>
          <Button isStartButton href={way.href} text={way.text} />
          <h2 class="govuk-heading-l">Current competitions</h2>
          {competitions.length === 0 && <p>There is no competition at the moment.</p>}
          {competitions.map((competition) => (
            <CompetitionInShort
              competition={competition}
              now={now}
              href={competitionPath(homeFor(frame.viewer?.actor), competition)}
            />
          ))}
        </div>
      </div>
    </Page>
  );
}
