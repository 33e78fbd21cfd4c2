import { Hono } from "hono";
import {
  confirmOutcome,
  proposeOutcome,
  readOutcome,
  withdrawProposedOutcome,
} from "../../../functions/outcomes/operations.ts";
import { loadCompetition } from "../../../functions/competition/facts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { isNationalLead } from "../../../shared/kernel/actor.ts";
import { CompetitionId } from "../../../shared/kernel/id.ts";
import type { RefusalOf } from "../../../shared/kernel/result.ts";
import { stateOfProposal } from "../../../shared/outcomes/rules.ts";
import { ConfirmOutcome, WithdrawProposedOutcome } from "../../../shared/outcomes/schema.ts";
import { outcomeRefusalInWords } from "../../../shared/outcomes/words.ts";
import { fieldErrors, newRequestKey, readForm } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import { setFlash } from "../../doors/session-cookie.ts";
import type { FieldError } from "../../govuk/field-error.tsx";
import { ForbiddenPage } from "../../govuk/problem-pages.tsx";
import { CannotSeePage } from "../../competition/competition-frame.tsx";
import { OutcomePage } from "./outcome-page.tsx";
import { outcomePath } from "../paths.ts";
import { ProposePage } from "./propose-page.tsx";
import {
  noProposal,
  proposalCommand,
  proposalField,
  readProposal,
  type TypedProposal,
} from "./typed-proposal.ts";
import { WithdrawPage } from "./withdraw-page.tsx";

const OUTCOME = "/competitions/:competition/outcome";

/** The outcome of the PQQ: proposed by one lead, confirmed by another. Mounted at `/authority`. */
export const outcomesAuthorityRoutes = new Hono<PortalEnv>()
  .get(OUTCOME, async (c) => {
    const addressed = await addressedOutcome(c);
    return addressed.ok ? outcomePage(c, addressed.value, []) : cannotSee(c, addressed.error);
  })
  .get(`${OUTCOME}/propose`, async (c) => {
    const addressed = await addressedOutcome(c);
    return addressed.ok ? proposePage(c, addressed.value, noProposal, []) : cannotSee(c, addressed.error);
  })
  .post(`${OUTCOME}/propose`, async (c) => {
    const form = await readForm(c);
    const addressed = await addressedOutcome(c);
    if (!addressed.ok) return cannotSee(c, addressed.error);
    const { competitionId } = addressed.value.competition;
    const typed = readProposal(form);
    const command = proposalCommand(competitionId, typed, form.text("seenResults"));
    if (!command.ok) return proposePage(c, addressed.value, typed, command.error);
    const proposed = await proposeOutcome(
      c.get("deps"),
      actorOf(c, "authority"),
      command.value,
      form.requestKey,
    );
    if (!proposed.ok) {
      const error = { field: proposalField(proposed.error), text: outcomeRefusalInWords(proposed.error) };
      return proposePage(c, addressed.value, typed, [error]);
    }
    setFlash(c, "outcome-proposed");
    return c.redirect(outcomePath(competitionId), 303);
  })
  .post(`${OUTCOME}/proposals/:proposal/confirm`, async (c) => {
    const { requestKey } = await readForm(c);
    const command = ConfirmOutcome.safeParse(named(c));
    if (!command.success) return c.notFound();
    const { competitionId } = command.data;
    const confirmed = await confirmOutcome(c.get("deps"), actorOf(c, "authority"), command.data, requestKey);
    if (!confirmed.ok) {
      const addressed = await addressedOutcome(c);
      if (!addressed.ok) return cannotSee(c, addressed.error);
      if (confirmed.error.code === "not-found") return c.notFound();
      if (confirmed.error.code === "needs-national-lead")
        return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
      return outcomePage(c, addressed.value, [
        { field: "proposal", text: outcomeRefusalInWords(confirmed.error) },
      ]);
    }
    setFlash(c, "outcome-confirmed");
    return c.redirect(outcomePath(competitionId), 303);
  })
  .get(`${OUTCOME}/proposals/:proposal/withdraw`, async (c) => {
    const addressed = await addressedOutcome(c);
    return addressed.ok ? withdrawPage(c, addressed.value, "", []) : cannotSee(c, addressed.error);
  })
  .post(`${OUTCOME}/proposals/:proposal/withdraw`, async (c) => {
    const { text, requestKey } = await readForm(c);
    const addressed = await addressedOutcome(c);
    if (!addressed.ok) return cannotSee(c, addressed.error);
    const reason = text("reason");
    const command = WithdrawProposedOutcome.safeParse({ ...named(c), reason });
    if (!command.success) return withdrawPage(c, addressed.value, reason, fieldErrors(command.error));
    const withdrawn = await withdrawProposedOutcome(
      c.get("deps"),
      actorOf(c, "authority"),
      command.data,
      requestKey,
    );
    if (!withdrawn.ok) {
      const error = { field: "reason", text: outcomeRefusalInWords(withdrawn.error) };
      return withdrawPage(c, addressed.value, reason, [error]);
    }
    setFlash(c, "outcome-withdrawn");
    return c.redirect(outcomePath(command.data.competitionId), 303);
  });

const named = (c: PortalContext) => ({
  competitionId: c.req.param("competition"),
  proposalId: c.req.param("proposal"),
});

/** The results and proposals of the competition that an address names, as far as this person may see them. */
async function addressedOutcome(c: PortalContext) {
  const competition = CompetitionId.safeParse(c.req.param("competition"));
  return competition.success
    ? readOutcome(c.get("deps"), actorOf(c, "authority"), competition.data)
    : ({ ok: false, error: { code: "not-found" } } as const);
}
type AddressedOutcome = Extract<Awaited<ReturnType<typeof readOutcome>>, { ok: true }>["value"];

/** The answer to a look that was refused. */
async function cannotSee(c: PortalContext, refusal: RefusalOf<typeof readOutcome>) {
  const id = CompetitionId.safeParse(c.req.param("competition"));
  const competition = id.success ? await loadCompetition(c.get("deps").table, id.data) : undefined;
  if (refusal.code === "not-found" || competition === undefined) return c.notFound();
  if (refusal.code === "not-for-your-role") return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
  const words = outcomeRefusalInWords(refusal);
  const page = <CannotSeePage frame={frameOf(c)} competition={competition} words={words} />;
  return c.html(page, refusal.code === "too-many-attempts" ? 429 : 403);
}

const statusFor = (errors: readonly FieldError[]) => (errors.length === 0 ? 200 : 422);

/** Every proposal with its state: the one that stands or was confirmed, and those that were withdrawn. */
function proposalsOf(c: PortalContext, { competition, proposals }: AddressedOutcome) {
  const now = c.get("deps").now();
  const all = proposals.map((proposal) => ({
    proposal,
    state: stateOfProposal(proposal, competition, now),
  }));
  return {
    current: all.find(({ state }) => state !== "withdrawn"),
    withdrawn: all.filter(({ state }) => state === "withdrawn"),
  };
}

function outcomePage(c: PortalContext, addressed: AddressedOutcome, errors: readonly FieldError[]) {
  const actor = actorOf(c, "authority");
  const { current, withdrawn } = proposalsOf(c, addressed);
  const { queriesDueAt, ...shown } = addressed;
  const stillDue = queriesDueAt !== undefined && c.get("deps").now() < queriesDueAt;
  const own = current?.proposal.proposedBy.personId === actor.personId;
  return c.html(
    <OutcomePage
      {...shown}
      frame={frameOf(c)}
      queriesDueAt={stillDue ? queriesDueAt : undefined}
      current={current}
      withdrawn={withdrawn}
      viewer={!isNationalLead(actor) ? "may-look" : own ? "proposed-it" : "may-confirm"}
      requestKey={newRequestKey(c)}
      errors={errors}
    />,
    statusFor(errors),
  );
}

/** The form of a proposal: for national leads. */
function proposePage(
  c: PortalContext,
  { competition, results, resultsHash }: AddressedOutcome,
  typed: TypedProposal,
  errors: readonly FieldError[],
) {
  const frame = frameOf(c);
  if (!isNationalLead(actorOf(c, "authority"))) return c.html(<ForbiddenPage frame={frame} />, 403);
  const counted = { submitted: results.length, passed: results.filter(({ passes }) => passes).length };
  const requestKey = newRequestKey(c);
  const page = { frame, competition, counted, resultsHash, typed, requestKey, errors };
  return c.html(<ProposePage {...page} />, statusFor(errors));
}

/** The form that takes back the proposal that the address names: for national leads. */
function withdrawPage(
  c: PortalContext,
  addressed: AddressedOutcome,
  reason: string,
  errors: readonly FieldError[],
) {
  const frame = frameOf(c);
  if (!isNationalLead(actorOf(c, "authority"))) return c.html(<ForbiddenPage frame={frame} />, 403);
  const { current, withdrawn } = proposalsOf(c, addressed);
  const proposal = [...(current === undefined ? [] : [current]), ...withdrawn].find(
    ({ proposal: { proposalId } }) => proposalId === c.req.param("proposal"),
  );
  if (proposal === undefined) return c.notFound();
  const { competition } = addressed;
  const page = { frame, competition, current: proposal, reason, requestKey: newRequestKey(c), errors };
  return c.html(<WithdrawPage {...page} />, statusFor(errors));
}
