import { Hono } from "hono";
import { loadAmendments } from "../../functions/competition/facts.ts";
import {
  confirmTimetableAmendment,
  proposeTimetableAmendment,
} from "../../functions/competition/operations.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import { movableInstants, offeredTo, proposalsOf } from "../../shared/competition/dashboard.ts";
import { type Competition, ConfirmTimetableAmendment } from "../../shared/competition/schema.ts";
import { competitionRefusalInWords } from "../../shared/competition/words.ts";
import { newRequestKey, readForm } from "../doors/form.ts";
import { frameOf } from "../doors/frame.tsx";
import { setFlash } from "../doors/session-cookie.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import { AmendmentPage, AmendmentsPage } from "./amendments-page.tsx";
import { askedCompetition } from "./asked-competition.ts";
import { onlyOffered } from "./only-offered.tsx";
import { competitionPath } from "./competition-frame.tsx";
import { ProposePage } from "./propose-page.tsx";
import {
  amendmentCommand,
  amendmentField,
  noAmendment,
  readAmendment,
  type TypedAmendment,
} from "./typed-amendment.ts";

const statusFor = (errors: readonly FieldError[]) => (errors.length === 0 ? 200 : 422);
const offered = (c: PortalContext) => offeredTo(actorOf(c, "authority"));

function propose(
  c: PortalContext,
  competition: Competition,
  typed: TypedAmendment,
  errors: readonly FieldError[],
) {
  const movable = movableInstants(competition, c.get("deps").now());
  const page = { frame: frameOf(c), competition, movable, requestKey: newRequestKey(c), typed, errors };
  return c.html(<ProposePage {...page} />, statusFor(errors));
}

/** One proposed amendment, with what this person may do about it; 404 when there is none of that id. */
async function amendment(c: PortalContext, competition: Competition, errors: readonly FieldError[]) {
  const { table, now } = c.get("deps");
  const actor = actorOf(c, "authority");
  const proposals = proposalsOf(competition, await loadAmendments(table, competition.competitionId), now());
  const proposal = proposals.find(
    ({ amendment: { amendmentId } }) => amendmentId === c.req.param("amendment"),
  );
  if (proposal === undefined) return c.notFound();
  const own = proposal.amendment.proposedBy.personId === actor.personId;
  const standing = own ? "proposed-it" : offered(c).amend ? "may-confirm" : "may-look";
  const page = {
    frame: frameOf(c),
    competition,
    proposal,
    standing,
    requestKey: newRequestKey(c),
    errors,
  } as const;
  return c.html(<AmendmentPage {...page} />, statusFor(errors));
}

/** The timetable moves by amendments that one lead proposes and another confirms. */
export const amendmentRoutes = new Hono<PortalEnv>()
  .get("/competitions/:competition/amendments", async (c) => {
    const competition = await askedCompetition(c);
    if (competition === undefined) return c.notFound();
    const { table, now } = c.get("deps");
    const proposals = proposalsOf(competition, await loadAmendments(table, competition.competitionId), now());
    const mayPropose = offered(c).amend && competition.cancelled === undefined;
    const page = { frame: frameOf(c), competition, proposals, mayPropose };
    return c.html(<AmendmentsPage {...page} />);
  })

  .use("/competitions/:competition/propose-amendment", onlyOffered("amend"))
  .get("/competitions/:competition/propose-amendment", async (c) => {
    const competition = await askedCompetition(c);
    return competition === undefined ? c.notFound() : propose(c, competition, noAmendment, []);
  })

  .post("/competitions/:competition/propose-amendment", async (c) => {
    const competition = await askedCompetition(c);
    if (competition === undefined) return c.notFound();
    const form = await readForm(c);
    const typed = readAmendment(form);
    const command = amendmentCommand(competition.competitionId, typed, form.text("seenVersion"));
    if (!command.ok) return propose(c, competition, typed, command.error);
    const outcome = await proposeTimetableAmendment(
      c.get("deps"),
      actorOf(c, "authority"),
      command.value,
      form.requestKey,
    );
    if (!outcome.ok) {
      const error = { field: amendmentField(outcome.error), text: competitionRefusalInWords(outcome.error) };
      return propose(c, competition, typed, [error]);
    }
    setFlash(c, "amendment-proposed");
    return c.redirect(`${competitionPath("/authority", competition)}/amendments`, 303);
  })

  .get("/competitions/:competition/amendments/:amendment", async (c) => {
    const competition = await askedCompetition(c);
    return competition === undefined ? c.notFound() : amendment(c, competition, []);
  })

  .post("/competitions/:competition/amendments/:amendment", onlyOffered("amend"), async (c) => {
    const competition = await askedCompetition(c);
    const { text, requestKey } = await readForm(c);
    const command = ConfirmTimetableAmendment.safeParse({
      competitionId: competition?.competitionId,
      amendmentId: c.req.param("amendment"),
      seenVersion: text("seenVersion"),
    });
    if (competition === undefined) return c.notFound();
    if (!command.success)
      return amendment(c, competition, [
        { field: "amendment", text: competitionRefusalInWords({ code: "changed-meanwhile" }) },
      ]);
    const outcome = await confirmTimetableAmendment(
      c.get("deps"),
      actorOf(c, "authority"),
      command.data,
      requestKey,
    );
    if (!outcome.ok) {
      // Somebody else may have changed the timetable between the two reads: the page shows it as it is now.
      const fresh = (await askedCompetition(c)) ?? competition;
      return amendment(c, fresh, [{ field: "amendment", text: competitionRefusalInWords(outcome.error) }]);
    }
    setFlash(c, "amendment-confirmed");
    return c.redirect(competitionPath("/authority", competition), 303);
  });
