import { Hono } from "hono";
import { cancelCompetition } from "../../functions/competition/operations.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import { CancelCompetition, type Competition } from "../../shared/competition/schema.ts";
import { competitionRefusalInWords } from "../../shared/competition/words.ts";
import { newRequestKey, readForm } from "../doors/form.ts";
import { frameOf } from "../doors/frame.tsx";
import { setFlash } from "../doors/session-cookie.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import { askedCompetition } from "./asked-competition.ts";
import { CancelPage } from "./cancel-page.tsx";
import { onlyOffered } from "./only-offered.tsx";
import { competitionPath } from "./competition-frame.tsx";

function cancel(c: PortalContext, competition: Competition, reason: string, errors: readonly FieldError[]) {
  const page = { frame: frameOf(c), competition, requestKey: newRequestKey(c), reason, errors };
  return c.html(<CancelPage {...page} />, errors.length === 0 ? 200 : 422);
}

/** A national lead cancels a competition. */
export const cancelRoutes = new Hono<PortalEnv>()
  .use("/competitions/:competition/cancel", onlyOffered("cancel"))
  .get("/competitions/:competition/cancel", async (c) => {
    const competition = await askedCompetition(c);
    return competition === undefined ? c.notFound() : cancel(c, competition, "", []);
  })

  .post("/competitions/:competition/cancel", async (c) => {
    const competition = await askedCompetition(c);
    if (competition === undefined) return c.notFound();
    const { text, requestKey } = await readForm(c);
    const { competitionId } = competition;
    const command = CancelCompetition.safeParse({
      competitionId,
      reason: text("reason"),
      seenVersion: text("seenVersion"),
    });
    if (!command.success) {
      const errors = command.error.issues.map(({ path: [name], message }) => ({
        field: "reason",
        text: name === "seenVersion" ? competitionRefusalInWords({ code: "changed-meanwhile" }) : message,
      }));
      return cancel(c, competition, text("reason"), errors);
    }
    const outcome = await cancelCompetition(c.get("deps"), actorOf(c, "authority"), command.data, requestKey);
    if (!outcome.ok) {
      const error = { field: "reason", text: competitionRefusalInWords(outcome.error) };
      return cancel(c, competition, text("reason"), [error]);
    }
    setFlash(c, "competition-cancelled");
    return c.redirect(competitionPath("/authority", competition), 303);
  });
