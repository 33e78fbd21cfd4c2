import { Hono } from "hono";
import { loadStanding } from "../../../functions/competition/facts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { loadPreferencesHistory, loadReceipt } from "../../../functions/preferences/facts.ts";
import { submittingPreferences, withdrawingPreferences } from "../../../functions/preferences/acts.ts";
import { prequalifiedSince } from "../../../shared/kernel/standing.ts";
import { namedCompetition } from "../../competition/competition-for-routes.ts";
import { keepingOrder, type Move, moveLot, MOVES, sameChoice } from "../../../shared/preferences/choice.ts";
import { choiceIn, submittedChoice } from "../../../shared/preferences/receipt.ts";
import { earlierChoice } from "../../../shared/preferences/rules.ts";
import { deadlineInWords } from "../../../shared/preferences/words.ts";
import { readForm, type Typed } from "../../doors/form.ts";
import { formOf } from "../../doors/form-of.tsx";
import { ofNamed, pageOf, together } from "../../doors/page-of.tsx";
import { frameOf } from "../../doors/frame.tsx";
import { setFlash } from "../../doors/session-cookie.ts";
import { receiptRoutes } from "../../handing-in/handing-in-for-routes.tsx";
import { byWhom } from "../../handing-in/meanwhile.ts";
import { RefusedPage } from "../../handing-in/stage-page.tsx";
import { submitRoutes } from "../../handing-in/submit-routes.tsx";
import { WithdrawPage } from "../../handing-in/withdraw-page.tsx";
import { ChangedMeanwhilePage } from "./changed-meanwhile-page.tsx";
import { CheckAnswersPage } from "./check-answers-page.tsx";
import { ChooseLotsPage } from "./choose-lots-page.tsx";
import { keepDraft } from "./draft-for-routes.tsx";
import { LotList } from "./lot-list.tsx";
import {
  inThisRound,
  type OwnRound,
  namedOwnRound,
  namedRound,
  startingFrom,
  whileShut,
} from "./round-for-routes.tsx";
import { OverviewPage } from "./overview-page.tsx";
import { moveId, RankLotsPage } from "./rank-lots-page.tsx";
import { RoundsPage } from "./rounds-page.tsx";

const ROUNDS = "/competitions/:competition/preferences";
const ROUND = `${ROUNDS}/:round`;

/** A bidder's own preferences, round by round. Mounted at `/bidder`. */
export const preferencesBidderRoutes = together(
  pageOf(ROUNDS, namedCompetition, async (competition, c) => {
    const { table, now } = c.get("deps");
    const standing = await loadStanding(
      table,
      actorOf(c, "bidder").organisationId,
      competition.competitionId,
    );
    const prequalified = prequalifiedSince(competition, standing, now()) !== undefined;
    const page = { frame: frameOf(c), competition, prequalified, now: now() };
    return <RoundsPage {...page} />;
  }),
  pageOf(ROUND, namedOwnRound, async (round, c) => {
    const past = await loadHistory(round);
    const history = past.map((one) => ({ ...one, lots: choiceIn(one).lots ?? [] }));
    const page = { frame: frameOf(c), role: round.actor.role, history };
    return <OverviewPage {...round} {...page} />;
  }),
  pageOf(
    `${ROUND}/choose-lots`,
    namedOwnRound,
    (round, c) => whileShut(round, c) ?? <ChooseLotsPage {...startingFrom(c, round)} />,
  ),
  new Hono<PortalEnv>().post(
    `${ROUND}/choose-lots`,
    ofNamed(namedOwnRound, async (round, c) => {
      const typed = await readForm(c);
      const lots = keepingOrder(typed.list("lots"), typed.list("order"));
      const refused = await keepDraft(c, round, { name: "choose-lots", Page: ChooseLotsPage }, typed, lots);
      const ranks = round.stage.ranked === true && lots.length > 1;
      return refused ?? goOn(c, round, typed, ranks ? "rank-lots" : "check-answers");
    }),
  ),
  pageOf(`${ROUND}/rank-lots`, namedOwnRound, (round, c) => {
    if (round.shut === undefined && (round.stage.ranked !== true || round.starting.length < 2))
      return c.redirect(`${round.path}/check-answers`, 303);
    return whileShut(round, c) ?? <RankLotsPage {...startingFrom(c, round)} />;
  }),
  new Hono<PortalEnv>().post(
    `${ROUND}/rank-lots`,
    ofNamed(namedOwnRound, async (round, c) => {
      const typed = await readForm(c);
      const [word, lot = ""] = typed.text("move").split(" ");
      const move = MOVES.find((one) => one === word);
      const before = typed.list("lots");
      const lots = move === undefined ? before : moveLot(before, lot, move);
      const refused = await keepDraft(c, round, { name: "rank-lots", Page: RankLotsPage }, typed, lots);
      if (refused !== undefined) return refused;
      if (move !== undefined) return c.redirect(`${round.path}/rank-lots#${stayingOn(lots, lot, move)}`, 303);
      return goOn(c, round, typed, "check-answers");
    }),
  ),
  pageOf(`${ROUND}/check-answers`, namedOwnRound, (round, c) => {
    const nothingChosen = round.draft === undefined && round.starting.length === 0;
    if (round.shut === undefined && nothingChosen) return c.redirect(`${round.path}/choose-lots`, 303);
    return whileShut(round, c) ?? <CheckAnswersPage {...checkAnswers(c, round)} />;
  }),
  submitRoutes(submittingPreferences, {
    path: ROUND,
    stageOf: namedOwnRound,
    asked: (round, typed) => ({ ...inThisRound(round, typed), lots: typed.list("lots") }),
    stands: ({ submitted }) => (submitted?.lots === undefined ? undefined : submitted),
    already: ({ submitted }, { lots }) =>
      submitted?.lots !== undefined && sameChoice(submitted.lots, lots) ? submitted.submissionId : undefined,
    async wrong(c, round, refusal, { lots }) {
      const [latest] = refusal.code === "changed-meanwhile" ? await loadHistory(round) : [];
      if (latest === undefined) return undefined;
      const theirs = { ...byWhom(round.actor, latest), lots: round.submitted?.lots };
      const page = { ...startingFrom(c, round), step: "submit", theirs, mine: lots } as const;
      return c.html(<ChangedMeanwhilePage {...page} />, 422);
    },
    // With a form as long as the round is open.
    again: (c, round, errors, command) =>
      c.html(<CheckAnswersPage {...checkAnswers(c, round, command?.lots)} errors={errors} />, 422),
  }),
  formOf(withdrawingPreferences, {
    path: `${ROUND}/withdraw`,
    facts: namedOwnRound,
    instead: (round, c) =>
      whileShut(round, c) ?? (round.submitted?.lots === undefined ? c.redirect(round.path, 303) : undefined),
    seen: ({ seenVersion }) => seenVersion,
    page: (round, filled) => {
      const { submitted, competition, stage } = round;
      if (round.shut !== undefined || submitted?.lots === undefined)
        return <RefusedPage {...round} {...filled} stands={submitted?.lots && submitted} />;
      const earlier = earlierChoice(round, stage.stageId);
      return (
        <WithdrawPage
          {...round}
          {...filled}
          submitted={submitted}
          warning={
            earlier
              ? "Your choice of the earlier round then stands again."
              : "You then stand for no lot in this round, unless you submit again."
          }
          after={`You can submit again until the round closes. ${deadlineInWords(stage)}`}
        >
          <LotList competition={competition} lots={submitted.lots} ranked={stage.ranked} />
        </WithdrawPage>
      );
    },
    flash: "preferences-withdrawn",
    to: ({ path }) => path,
  }),
  receiptRoutes<OwnRound>({
    path: ROUND,
    stageOf: namedRound,
    load: ({ deps, actor, competition }, id) => loadReceipt(deps, { ...competition, ...actor }, id),
    titleOf: () => "Your choice of lots, as it was submitted",
    async documentOf({ deps, actor, competition, stage }, id, name) {
      const receipt = await loadReceipt(deps, { ...competition, ...actor }, id);
      const { window, items = [] } = receipt?.statement ?? {};
      return window === stage.stageId && items.some((item) => item.name === name)
        ? receipt && submittedChoice(receipt.submission)
        : undefined;
    },
    read: ({ competition, stage }, { submission }) => (
      <LotList competition={competition} lots={choiceIn(submission).lots ?? []} ranked={stage.ranked} />
    ),
  }),
);

/** What was submitted and withdrawn in a round. */
const loadHistory = ({ deps, actor, competition, stage }: OwnRound) =>
  loadPreferencesHistory(deps.table, { ...competition, ...actor }, stage.stageId);

/** After a step: to the next, or to the round when the person saves for later. */
function goOn(c: PortalContext, round: OwnRound, typed: Typed, next: "rank-lots" | "check-answers") {
  if (typed.text("action") !== "save") return c.redirect(`${round.path}/${next}`, 303);
  setFlash(c, "draft-saved");
  return c.redirect(round.path, 303);
}

/** The button that a person goes on with after a move: the same one, or its neighbour at the end of the list. */
function stayingOn(lots: readonly string[], lot: string, move: Move): string {
  const still = moveLot(lots, lot, move) !== lots && move !== "top";
  return moveId(lot, still ? move : move === "down" ? "up" : "down");
}

/** What the check page is given: the choice that the person starts from, or that they have sent. */
const checkAnswers = (c: PortalContext, round: OwnRound, sent = round.starting) => ({
  ...startingFrom(c, { ...round, starting: sent }),
  role: round.actor.role,
  choices: round.choices,
  open: round.shut === undefined,
});
