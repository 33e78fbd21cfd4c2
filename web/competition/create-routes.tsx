import { Hono } from "hono";
import { createCompetition } from "../../functions/competition/operations.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import { CreateFromTemplate } from "../../shared/competition/schema.ts";
import { competitionRefusalInWords } from "../../shared/competition/words.ts";
import { isNationalLead } from "../../shared/kernel/actor.ts";
import { forbidden } from "../doors/forbidden.tsx";
import { fieldErrors, newRequestKey, readForm } from "../doors/form.ts";
import { frameOf } from "../doors/frame.tsx";
import { inPageOrder } from "../doors/page-order.tsx";
import { setFlash } from "../doors/session-cookie.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import { ByHandPage } from "./by-hand-page.tsx";
import { CreatePage, FromTemplatePage, type TypedTemplate } from "./create-page.tsx";
import { creationCommand } from "./creation-command.ts";
import {
  newCompetition,
  readCompetition,
  type TypedCompetition,
  withMoreStages,
} from "./typed-competition.ts";
import { dayErrors, dayOf } from "../doors/typed-time.ts";

const noTemplate: TypedTemplate = { title: "", day: "", month: "", year: "" };

const fromTemplate = (c: PortalContext, typed: TypedTemplate, errors: readonly FieldError[]) =>
  c.html(
    <FromTemplatePage frame={frameOf(c)} requestKey={newRequestKey(c)} typed={typed} errors={errors} />,
    errors.length === 0 ? 200 : 422,
  );

async function byHand(c: PortalContext, typed: TypedCompetition, errors: readonly FieldError[]) {
  const page = { frame: frameOf(c), requestKey: newRequestKey(c), typed };
  return c.html(
    await inPageOrder(errors, (ordered) => <ByHandPage {...page} errors={ordered} />),
    errors.length === 0 ? 200 : 422,
  );
}

/** A national lead creates a competition: from the template of 2013, or by hand. */
export const createRoutes = new Hono<PortalEnv>()
  .use("/create-competition/*", async (c, next) =>
    isNationalLead(actorOf(c, "authority")) ? next() : forbidden(c),
  )

  .get("/create-competition", (c) => c.html(<CreatePage frame={frameOf(c)} />))

  .get("/create-competition/from-template", (c) => fromTemplate(c, noTemplate, []))

  .post("/create-competition/from-template", async (c) => {
    const { requestKey, text } = await readForm(c);
    const [day, month, year] = [text("starts-day"), text("starts-month"), text("starts-year")];
    const typed = { title: text("title"), day, month, year };
    const startsOn = `${day}${month}${year}`.trim() === "" ? undefined : dayOf(typed);
    const amiss = startsOn === undefined ? [] : dayErrors(typed, "starts");
    if (amiss.length > 0) return fromTemplate(c, typed, amiss);
    const command = CreateFromTemplate.safeParse({
      template: "transforming-rehabilitation-2013",
      ...(typed.title.trim() === "" ? {} : { title: typed.title }),
      ...(startsOn === undefined ? {} : { startsOn }),
    });
    if (!command.success) return fromTemplate(c, typed, fieldErrors(command.error));
    const outcome = await createCompetition(c.get("deps"), actorOf(c, "authority"), command.data, requestKey);
    if (outcome.ok) return created(c, outcome.value.answer);
    return fromTemplate(c, typed, [{ field: "starts-day", text: competitionRefusalInWords(outcome.error) }]);
  })

  .get("/create-competition/by-hand", (c) => byHand(c, newCompetition, []))

  .post("/create-competition/by-hand", async (c) => {
    const form = await readForm(c);
    const typed = readCompetition(form);
    if (form.text("more") !== "") return byHand(c, withMoreStages(typed), []);
    const command = creationCommand(typed, c.get("deps").now());
    if (!command.ok) return byHand(c, typed, command.error);
    const outcome = await createCompetition(
      c.get("deps"),
      actorOf(c, "authority"),
      command.value,
      form.requestKey,
    );
    if (outcome.ok) return created(c, outcome.value.answer);
    return byHand(c, typed, [{ field: "title", text: competitionRefusalInWords(outcome.error) }]);
  });

function created(c: PortalContext, answer: Readonly<Record<string, unknown>>) {
  setFlash(c, "competition-created");
  return c.redirect(`/authority/competitions/${String(answer["competitionId"])}`, 303);
}
