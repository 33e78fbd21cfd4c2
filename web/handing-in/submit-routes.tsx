import { Hono } from "hono";
import type * as z from "zod";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { Deps } from "../../functions/platform/deps.ts";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import { type BidderActor, SUBMITTERS } from "../../shared/kernel/actor.ts";
import type { Facts } from "../../shared/kernel/chain.ts";
import { type RequestKey, SubmissionId } from "../../shared/kernel/id.ts";
import type { Result } from "../../shared/kernel/result.ts";
import { commonRefusalInWords } from "../../shared/kernel/words.ts";
import { fieldErrors, readForm, type Typed } from "../doors/form.ts";
import { frameOf } from "../doors/frame.tsx";
import { setFlash } from "../doors/session-cookie.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import { ForbiddenPage } from "../govuk/problem-pages.tsx";
import type { StageByAddress } from "./handing-in-for-routes.tsx";
import { receiptPath } from "./stage-page.tsx";

type Submitting<Own, Command, Refusal> = {
  /** Where the stage lies, below the audience's root. */
  readonly path: string;
  readonly named: StageByAddress<Own>;
  /** The control at which it is said that something is wrong with the form itself. */
  readonly control: string;
  readonly command: (own: Own, typed: Typed) => z.ZodSafeParseResult<Command>;
  readonly does: (
    deps: Deps,
    actor: BidderActor,
    command: Command,
    key: RequestKey,
  ) => Promise<Result<{ readonly answer: Facts }, Refusal>>;
  /** The submission that stands, if it is what the person wanted to submit, word for word. */
  readonly already: (own: Own, command: Command) => SubmissionId | undefined;
  /** What is wrong when it was refused, at its controls; or an answer, where the page cannot say it. */
  readonly wrong: (
    c: PortalContext,
    own: Own,
    refusal: Refusal,
    command: Command,
  ) => readonly FieldError[] | Response | Promise<readonly FieldError[] | Response>;
  /** The page that it was sent from, with what is wrong. */
  readonly again: (
    c: PortalContext,
    own: Own,
    errors: readonly FieldError[],
    command?: Command,
  ) => Response | Promise<Response>;
};

/** Submits, by a form: leads to the receipt, also of what stands already; else shows the form again, as things are by then. */
export const submitRoutes = <
  Own extends { readonly path: string },
  Command,
  Refusal extends { readonly code: string },
>({
  path,
  named,
  control,
  command: commandOf,
  does,
  ...told
}: Submitting<Own, Command, Refusal>) =>
  new Hono<PortalEnv>().post(`${path}/submit`, async (c) => {
    const actor = actorOf(c, "bidder");
    if (!SUBMITTERS.may(actor)) return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
    const own = await named(c);
    if (own instanceof Response) return own;
    const typed = await readForm(c);
    const command = commandOf(own, typed);
    if (!command.success) {
      const text = commonRefusalInWords({ code: "changed-meanwhile" });
      return told.again(c, own, fieldErrors(command.error, { seenVersion: [{ field: control, text }] }));
    }
    const toReceipt = (id: unknown) => c.redirect(receiptPath(own.path, SubmissionId.parse(id)), 303);
    const submitted = await does(c.get("deps"), actor, command.data, typed.requestKey);
    if (submitted.ok) return toReceipt(submitted.value.answer["submissionId"]);
    const current = await named(c);
    if (current instanceof Response) return current;
    const stands =
      submitted.error.code === "changed-meanwhile" ? told.already(current, command.data) : undefined;
    if (stands !== undefined) {
      setFlash(c, "submitted-already");
      return toReceipt(stands);
    }
    const wrong = await told.wrong(c, current, submitted.error, command.data);
    return wrong instanceof Response ? wrong : told.again(c, current, wrong, command.data);
  });
