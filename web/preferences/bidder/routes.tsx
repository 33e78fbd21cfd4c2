import { Hono } from "hono";
import { loadStanding } from "../../../functions/competition/facts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { loadPreferencesHistory, loadReceipt, lotsIn } from "../../../functions/preferences/facts.ts";
import { withdrawingPreferences } from "../../../functions/preferences/acts.ts";
import { submitPreferences } from "../../../functions/preferences/operations.ts";
import { prequalifiedSince } from "../../../shared/kernel/standing.ts";
import { namedCompetition } from "../../competition/competition-for-routes.ts";
import { keepingOrder, type Move, moveLot, MOVES, sameChoice } from "../../../shared/preferences/choice.ts";
import { submittedChoice } from "../../../shared/preferences/receipt.ts";
import { earlierChoice } from "../../../shared/preferences/rules.ts";
import { SubmitPreferences } from "../../../shared/preferences/schema.ts";
import { deadlineInWords, preferencesRefusalInWords } from "../../../shared/preferences/words.ts";
import { readForm, type Typed } from "../../doors/form.ts";
import { formOf } from "../../doors/form-of.tsx";
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
  inRound,
  inThisRound,
  type MyRound,
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
export const preferencesBidderRoutes = new Hono<PortalEnv>()
  .get(ROUNDS, async (c) => {
    const competition = await namedCompetition(c);
    if (competition instanceof Response) return competition;
    const { table, now } = c.get("deps");
    const standing = await loadStanding(
      table,
      actorOf(c, "bidder").organisationId,
      competition.competitionId,
    );
    const prequalified = prequalifiedSince(competition, standing, now()) !== undefined;
    const page = { frame: frameOf(c), competition, prequalified, now: now() };
    return c.html(<RoundsPage {...page} />);
  })
  .get(
    ROUND,
    inRound(async (c, my) => {
      const past = await loadHistory(my);
      const history = past.map((one) => ({ ...one, lots: lotsIn(one) }));
      const page = { frame: frameOf(c), role: my.actor.role, history };
      return c.html(<OverviewPage {...my} {...page} />);
    }),
  )
  .get(
    `${ROUND}/choose-lots`,
    inRound((c, my) => whileShut(my, c) ?? c.html(<ChooseLotsPage {...startingFrom(c, my)} />)),
  )
  .post(
    `${ROUND}/choose-lots`,
    inRound(async (c, my) => {
      const typed = await readForm(c);
      const lots = keepingOrder(typed.list("lots"), typed.list("order"));
      const refused = await keepDraft(c, my, { name: "choose-lots", Page: ChooseLotsPage }, typed, lots);
      const ranks = my.stage.ranked === true && lots.length > 1;
      return refused ?? goOn(c, my, typed, ranks ? "rank-lots" : "check-answers");
    }),
  )
  .get(
    `${ROUND}/rank-lots`,
    inRound((c, my) => {
      if (my.shut === undefined && (my.stage.ranked !== true || my.starting.length < 2))
        return c.redirect(`${my.path}/check-answers`, 303);
      return whileShut(my, c) ?? c.html(<RankLotsPage {...startingFrom(c, my)} />);
    }),
  )
  .post(
    `${ROUND}/rank-lots`,
    inRound(async (c, my) => {
      const typed = await readForm(c);
      const [word, lot = ""] = typed.text("move").split(" ");
      const move = MOVES.find((one) => one === word);
      const before = typed.list("lots");
      const lots = move === undefined ? before : moveLot(before, lot, move);
      const refused = await keepDraft(c, my, { name: "rank-lots", Page: RankLotsPage }, typed, lots);
      if (refused !== undefined) return refused;
      if (move !== undefined) return c.redirect(`${my.path}/rank-lots#${stayingOn(lots, lot, move)}`, 303);
      return goOn(c, my, typed, "check-answers");
    }),
  )
  .get(
    `${ROUND}/check-answers`,
    inRound((c, my) => {
      const nothingChosen = my.draft === undefined && my.starting.length === 0;
      if (my.shut === undefined && nothingChosen) return c.redirect(`${my.path}/choose-lots`, 303);
      return whileShut(my, c) ?? c.html(<CheckAnswersPage {...checkAnswers(c, my)} />);
    }),
  )
  .route(
    "/",
    submitRoutes({
      path: ROUND,
      named: namedOwnRound,
      control: "lots",
      command: (my, typed) =>
        SubmitPreferences.safeParse({ ...inThisRound(my, typed), lots: typed.list("lots") }),
      does: submitPreferences,
      already: ({ submitted }, { lots }) =>
        submitted?.lots !== undefined && sameChoice(submitted.lots, lots)
          ? submitted.submissionId
          : undefined,
      async wrong(c, my, refusal, { lots }) {
        const [latest] = refusal.code === "changed-meanwhile" ? await loadHistory(my) : [];
        if (latest === undefined) return [{ field: "lots", text: preferencesRefusalInWords(refusal) }];
        const theirs = { ...byWhom(my.actor, latest), lots: my.submitted?.lots };
        const page = { ...startingFrom(c, my), step: "submit", theirs, mine: lots } as const;
        return c.html(<ChangedMeanwhilePage {...page} />, 422);
      },
      // With a form as long as the round is open.
      again: (c, my, errors, command) =>
        c.html(<CheckAnswersPage {...checkAnswers(c, my, command?.lots)} errors={errors} />, 422),
    }),
  )
  .route(
    "/",
    formOf(withdrawingPreferences, {
      path: `${ROUND}/withdraw`,
      facts: namedOwnRound,
      instead: (my, c) =>
        whileShut(my, c) ?? (my.submitted?.lots === undefined ? c.redirect(my.path, 303) : undefined),
      seen: ({ seenVersion }) => seenVersion,
      page: (my, filled) => {
        const { submitted, competition, stage } = my;
        if (my.shut !== undefined || submitted?.lots === undefined)
          return <RefusedPage {...my} {...filled} stands={submitted?.lots && submitted} />;
        const earlier = earlierChoice(competition, my.choices, stage.stageId);
        return (
          <WithdrawPage
            {...my}
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
  )
  .route(
    "/",
    receiptRoutes<MyRound>({
      path: ROUND,
      named: namedRound,
      load: ({ deps, actor, competition }, id) => loadReceipt(deps, actor, competition.competitionId, id),
      titleOf: () => () => "Your choice of lots, as it was submitted",
      documentOf: async (_my, { statement, submission }, name) =>
        statement.items.some((item) => item.name === name) ? submittedChoice(submission) : undefined,
      read: ({ competition, stage }, { submission }) => (
        <LotList competition={competition} lots={lotsIn(submission)} ranked={stage.ranked} />
      ),
    }),
  );

/** What was submitted and withdrawn in a round. */
const loadHistory = ({ deps, actor, competition, stage }: MyRound) =>
  loadPreferencesHistory(deps.table, actor, competition.competitionId, stage.stageId);

/** After a step: to the next, or to the round when the person saves for later. */
function goOn(c: PortalContext, my: MyRound, typed: Typed, next: "rank-lots" | "check-answers") {
  if (typed.text("action") !== "save") return c.redirect(`${my.path}/${next}`, 303);
  setFlash(c, "draft-saved");
  return c.redirect(my.path, 303);
}

/** The button that a person goes on with after a move: the same one, or its neighbour at the end of the list. */
function stayingOn(lots: readonly string[], lot: string, move: Move): string {
  const still = moveLot(lots, lot, move) !== lots && move !== "top";
  return moveId(lot, still ? move : move === "down" ? "up" : "down");
}

/** What the check page is given: the choice that the person starts from, or that they have sent. */
const checkAnswers = (c: PortalContext, my: MyRound, sent = my.starting) => ({
  ...startingFrom(c, { ...my, starting: sent }),
  role: my.actor.role,
  choices: my.choices,
  open: my.shut === undefined,
});
