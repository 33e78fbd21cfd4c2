import { maySubmit } from "../../../shared/kernel/actor.ts";
import { Hono } from "hono";
import { loadCompetition, loadStanding } from "../../../functions/competition/facts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { loadHistory } from "../../../functions/preferences/facts.ts";
import { submitPreferences, withdrawPreferences } from "../../../functions/preferences/operations.ts";
import { CompetitionId, SubmissionId } from "../../../shared/kernel/id.ts";
import { prequalifiedSince } from "../../../shared/kernel/standing.ts";
import { keepingOrder, type Move, moveLot, MOVES } from "../../../shared/preferences/choice.ts";
import { CHOICE_FILE, submittedChoice } from "../../../shared/preferences/receipt.ts";
import { SubmitPreferences, WithdrawPreferences } from "../../../shared/preferences/schema.ts";
import { preferencesRefusalInWords } from "../../../shared/preferences/words.ts";
import { fieldErrors, readForm, type Typed } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import { setFlash } from "../../doors/session-cookie.ts";
import type { FieldError } from "../../govuk/field-error.tsx";
import { ForbiddenPage } from "../../govuk/problem-pages.tsx";
import { ChangedMeanwhilePage } from "./changed-meanwhile-page.tsx";
import { CheckAnswersPage } from "./check-answers-page.tsx";
import { ChooseLotsPage } from "./choose-lots-page.tsx";
import { keepDraft } from "./draft-for-routes.tsx";
import {
  inThisRound,
  myReceipt,
  myRound,
  type MyRound,
  startingFrom,
  shown,
  whileShut,
} from "./round-for-routes.tsx";
import { OverviewPage } from "./overview-page.tsx";
import { moveId, RankLotsPage } from "./rank-lots-page.tsx";
import { ConfirmationPage, ReceiptPage } from "./receipt-page.tsx";
import { RoundsPage } from "./rounds-page.tsx";
import { RefusedPage } from "./refused-page.tsx";
import { WithdrawPage } from "./withdraw-page.tsx";

const ROUNDS = "/competitions/:competition/preferences";
const ROUND = `${ROUNDS}/:round`;

/** A bidder's own preferences, round by round. Mounted at `/bidder`. */
export const preferencesBidderRoutes = new Hono<PortalEnv>()
  .get(ROUNDS, async (c) => {
    const id = CompetitionId.safeParse(c.req.param("competition"));
    const { table, now } = c.get("deps");
    const competition = id.success ? await loadCompetition(table, id.data) : undefined;
    if (competition === undefined) return c.notFound();
    const standing = await loadStanding(
      table,
      actorOf(c, "bidder").organisationId,
      competition.competitionId,
    );
    const prequalified = prequalifiedSince(competition, standing, now()) !== undefined;
    const page = { frame: frameOf(c), competition, prequalified, now: now() };
    return c.html(<RoundsPage {...page} />);
  })
  .get(ROUND, async (c) => {
    const my = await myRound(c);
    if (my === undefined) return c.notFound();
    if (my.shut?.code === "not-prequalified") return whileShut(c, my);
    const { competition, round, actor, now } = my;
    const history = await loadHistory(my.deps, actor, competition.competitionId, round.stageId);
    const next = [...competition.stages]
      .toSorted((a, b) => (a.opensAt < b.opensAt ? -1 : 1))
      .find(({ opensAt }) => opensAt > now);
    return c.html(
      <OverviewPage {...my} frame={frameOf(c)} role={actor.role} history={history} next={next} />,
    );
  })
  .get(`${ROUND}/choose-lots`, async (c) => {
    const my = await myRound(c);
    if (my === undefined) return c.notFound();
    return whileShut(c, my) ?? c.html(<ChooseLotsPage {...startingFrom(c, my)} />);
  })
  .post(`${ROUND}/choose-lots`, async (c) => {
    const my = await myRound(c);
    if (my === undefined) return c.notFound();
    const typed = await readForm(c);
    const lots = keepingOrder(typed.list("lots"), typed.list("order"));
    const refused = await keepDraft(c, my, { name: "choose-lots", Page: ChooseLotsPage }, typed, lots);
    if (refused !== undefined) return refused;
    const ranks = my.round.ranked === true && lots.length > 1;
    return goOn(c, my, typed, ranks ? "rank-lots" : "check-answers");
  })
  .get(`${ROUND}/rank-lots`, async (c) => {
    const my = await myRound(c);
    if (my === undefined) return c.notFound();
    if (my.shut === undefined && (my.round.ranked !== true || my.starting.length < 2))
      return c.redirect(`${my.path}/check-answers`, 303);
    return whileShut(c, my) ?? c.html(<RankLotsPage {...startingFrom(c, my)} />);
  })
  .post(`${ROUND}/rank-lots`, async (c) => {
    const my = await myRound(c);
    if (my === undefined) return c.notFound();
    const typed = await readForm(c);
    const [word, lot = ""] = typed.text("move").split(" ");
    const move = MOVES.find((one) => one === word);
    const before = typed.list("lots");
    const lots = move === undefined ? before : moveLot(before, lot, move);
    const refused = await keepDraft(c, my, { name: "rank-lots", Page: RankLotsPage }, typed, lots);
    if (refused !== undefined) return refused;
    if (move !== undefined) return c.redirect(`${my.path}/rank-lots#${stayingOn(lots, lot, move)}`, 303);
    return goOn(c, my, typed, "check-answers");
  })
  .get(`${ROUND}/check-answers`, async (c) => {
    const my = await myRound(c);
    if (my === undefined) return c.notFound();
    const nothingChosen = my.draft === undefined && my.starting.length === 0;
    if (my.shut === undefined && nothingChosen) return c.redirect(`${my.path}/choose-lots`, 303);
    return whileShut(c, my) ?? c.html(<CheckAnswersPage {...checkAnswers(c, my)} />);
  })
  .post(`${ROUND}/submit`, async (c) => {
    const my = await myRound(c);
    if (my === undefined) return c.notFound();
    if (my.shut?.code === "not-prequalified") return whileShut(c, my);
    const typed = await readForm(c);
    const command = SubmitPreferences.safeParse({ ...inThisRound(my, typed), lots: typed.list("lots") });
    if (!command.success) return checkAgain(c, my, fieldErrors(command.error, { seenVersion: "lots" }));
    const { lots } = command.data;
    const submitted = await submitPreferences(my.deps, my.actor, command.data, typed.requestKey);
    if (submitted.ok)
      return c.redirect(
        `${my.path}/submitted/${SubmissionId.parse(submitted.value.answer["submissionId"])}`,
        303,
      );
    const current = (await myRound(c)) ?? my;
    if (submitted.error.code === "changed-meanwhile" && current.submitted !== undefined)
      return c.html(
        <ChangedMeanwhilePage
          {...startingFrom(c, current)}
          step="submit"
          theirs={current.submitted}
          mine={lots}
        />,
        422,
      );
    const words = preferencesRefusalInWords(submitted.error);
    return checkAgain(c, { ...current, starting: lots }, [{ field: "lots", text: words }]);
  })
  .get(`${ROUND}/submitted/:submission`, async (c) => {
    const found = await myReceipt(c);
    if (found === undefined || found.receipt.what !== "submitted") return c.notFound();
    return c.html(<ConfirmationPage {...shown(c, found.my)} receipt={found.receipt} />);
  })
  .get(`${ROUND}/withdraw`, async (c) => {
    const my = await myRound(c);
    if (my === undefined) return c.notFound();
    if (!maySubmit(my.actor)) return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
    const away = whileShut(c, my);
    if (away !== undefined) return away;
    if (my.submitted?.lots === undefined) return c.redirect(my.path, 303);
    return c.html(<WithdrawPage {...startingFrom(c, my)} {...my} submitted={my.submitted} />);
  })
  .post(`${ROUND}/withdraw`, async (c) => {
    const my = await myRound(c);
    if (my === undefined) return c.notFound();
    if (my.shut?.code === "not-prequalified") return whileShut(c, my);
    const typed = await readForm(c);
    const command = WithdrawPreferences.safeParse(inThisRound(my, typed));
    const outcome = command.success
      ? await withdrawPreferences(my.deps, my.actor, command.data, typed.requestKey)
      : ({ ok: false, error: { code: "changed-meanwhile" } } as const);
    if (outcome.ok) {
      setFlash(c, "preferences-withdrawn");
      return c.redirect(my.path, 303);
    }
    return withdrawAgain(c, (await myRound(c)) ?? my, preferencesRefusalInWords(outcome.error));
  })
  .get(`${ROUND}/receipts/:submission`, async (c) => {
    const found = await myReceipt(c);
    if (found === undefined) return c.notFound();
    return c.html(<ReceiptPage {...shown(c, found.my)} receipt={found.receipt} />);
  })
  .get(`${ROUND}/receipts/:submission/download`, async (c) => {
    const receipt = (await myReceipt(c))?.receipt;
    if (receipt?.signed === undefined) return c.notFound();
    return saved(c, `receipt-${receipt.reference}.json`, `${JSON.stringify(receipt.signed, null, 2)}\n`);
  })
  .get(`${ROUND}/receipts/:submission/${CHOICE_FILE}`, async (c) => {
    const receipt = (await myReceipt(c))?.receipt;
    if (receipt?.what !== "submitted") return c.notFound();
    return saved(c, CHOICE_FILE, submittedChoice(receipt));
  });

/** JSON that the browser saves under a name. */
function saved(c: PortalContext, name: string, json: string) {
  c.header("content-type", "application/json; charset=utf-8");
  c.header("content-disposition", `attachment; filename="${name}"`);
  return c.body(json);
}

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

const checkAnswers = (c: PortalContext, my: MyRound) => ({
  ...startingFrom(c, my),
  role: my.actor.role,
  choices: my.choices,
  open: my.shut === undefined,
});

/** The check page with what is wrong, and with a form as long as the round is open. */
const checkAgain = (c: PortalContext, my: MyRound, errors: readonly FieldError[]) =>
  c.html(<CheckAnswersPage {...checkAnswers(c, my)} errors={errors} />, 422);

function withdrawAgain(c: PortalContext, my: MyRound, words: string) {
  const { submitted } = my;
  if (!maySubmit(my.actor) || my.shut !== undefined || submitted?.lots === undefined)
    return c.html(<RefusedPage {...shown(c, my)} words={words} />, 422);
  const errors = [{ field: "submitted", text: words }];
  return c.html(<WithdrawPage {...startingFrom(c, my)} {...my} submitted={submitted} errors={errors} />, 422);
}
