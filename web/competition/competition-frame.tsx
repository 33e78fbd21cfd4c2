import type { Child } from "hono/jsx";
import type { Actor } from "../../shared/kernel/actor.ts";
import type { ParticipantsView } from "../../shared/competition/views.ts";
import { openParts } from "../../shared/competition/competition-parts.ts";
import { HeadedPage, type HeadedPageProps } from "../govuk/headed-page.tsx";
import type { Frame, Step } from "../govuk/page.tsx";
import { ServiceNavigation } from "../govuk/service-navigation.tsx";

/** Which competition a page is about, and the request that it answers. */
export type InCompetition = { readonly frame: Frame; readonly competition: ParticipantsView };

export type CompetitionFrameProps = InCompetition &
  Pick<HeadedPageProps, "title" | "errors" | "width" | "panel" | "script" | "children"> & {
    /** The line over the heading; the competition's name where nothing is said. */
    caption?: Child;
    /** The pages between the competition and this one. */
    above?: readonly Step[] | undefined;
    /** The step before, on a page that is one of several in a row. */
    back?: string | undefined;
  };

/** Every page within a competition, for every audience: where it lies, what else there is, what was wrong, its heading. */
export function CompetitionFrame({ competition, caption, above = [], back, ...page }: CompetitionFrameProps) {
  const { frame, children } = page;
  const home = homeOf(frame.path);
  const ownHome = homeFor(frame.viewer?.actor);
  const { trail, ...place } = placeIn({ frame, competition }, above);
  return (
    <HeadedPage
      {...page}
      {...place}
      caption={isOwnPage({ frame, competition }) ? undefined : (caption ?? competition.title)}
      {...(back === undefined ? { trail } : { back: { href: back, text: "Back" } })}
    >
      {home === "" && ownHome !== "" && (
        <p>
          This page is the same for everybody.{" "}
          <a href={competitionPath(ownHome, competition)}>Go to your own page of this competition</a>
        </p>
      )}
      {children}
    </HeadedPage>
  );
}

type Placed = Pick<InCompetition, "competition"> & { frame: Pick<Frame, "path" | "viewer"> };

/** Where a page within a competition lies: the pages above it, and the parts beside it. */
export function placeIn({ frame, competition }: Placed, above: readonly Step[] = []) {
  const home = homeOf(frame.path);
  const own = { href: competitionPath(home, competition), text: competition.title };
  return {
    within: competition.title,
    parts: <Parts frame={frame} competition={competition} home={home} />,
    trail: [
      { href: home || "/", text: "Competitions" },
      ...(isOwnPage({ frame, competition }) ? [] : [own, ...above]),
    ],
  };
}

const isOwnPage = ({ frame: { path }, competition }: Placed) =>
  path === competitionPath(homeOf(path), competition);

/** Where the pages of an audience begin; those of everybody have no beginning of their own. */
export type Home = "/authority" | "/bidder" | "/partner" | "";

export const homeOf = (path = ""): Home =>
  (["/authority", "/bidder", "/partner"] as const).find((home) => path.startsWith(`${home}/`)) ?? "";

/** Where the pages of somebody's own audience begin, as far as the door knows that a competition has a page for them there. */
export const homeFor = (actor: Actor | undefined): Home =>
  actor === undefined ||
  actor.audience === "newcomer" ||
  (actor.audience === "authority" && actor.role === undefined)
    ? ""
    : `/${actor.audience}`;

export const competitionPath = (home: Home, { competitionId }: Pick<ParticipantsView, "competitionId">) =>
  `${home}/competitions/${competitionId}`;

/** The ways to the parts of the competition that are open to this reader now. */
function Parts({ frame, competition, home }: Placed & { home: Home }) {
  const { viewer, path = "" } = frame;
  if (viewer === undefined) return <></>;
  const own = competitionPath(home, competition);
  const parts = openParts(home === "" ? undefined : viewer.actor, competition, viewer.now);
  return (
    <ServiceNavigation
      classes="app-parts"
      navigationId="parts"
      foldsWithoutScript
      menuButtonText="In this competition"
      navigation={[
        { href: own, text: "Overview", current: path === own },
        ...parts.map((part) => {
          const href = `${own}/${part.path}`;
          return { href, text: part.name, current: path === href, active: path.startsWith(`${href}/`) };
        }),
      ]}
    />
  );
}

/** A look or an act that was refused, in words, with what else there is to say or to do. */
export function CannotSeePage({ words, next, ...page }: InCompetition & { words: string; next?: Child }) {
  return (
    <CompetitionFrame {...page} title="You cannot see this">
      <p>{words}.</p>
      {next}
    </CompetitionFrame>
  );
}
