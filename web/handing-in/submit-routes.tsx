import { Hono } from "hono";
import type * as z from "zod";
import type { PageAct } from "../../functions/platform/act-shape.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import type { Facts } from "../../shared/kernel/chain.ts";
import { SubmissionId } from "../../shared/kernel/id.ts";
import { STALE } from "../../shared/kernel/refusal.ts";
import { commonRefusalInWords, referenceOf } from "../../shared/kernel/words.ts";
import { fieldErrors, readForm, type Typed } from "../doors/form.ts";
import { controlOf } from "../doors/form-of.tsx";
import { forbidden } from "../doors/forbidden.tsx";
import type { Named } from "../doors/page-of.tsx";
import { setFlash } from "../doors/session-cookie.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import { receiptPath, type StageWords, type Submitted } from "./stage-page.tsx";
import { inWords } from "../../shared/kernel/instant.ts";

type Submitting<Own, Command extends z.ZodObject, Refusal> = {
  /** Where the stage lies, below the audience's root. */
  readonly path: string;
  readonly stageOf: Named<Own>;
  /** What is submitted, beside the version that was seen. */
  readonly asked: (own: Own, typed: Typed) => object;
  /** What stands. */
  readonly stands: (own: Own) => Pick<Submitted, "submissionId" | "receivedAt"> | undefined;
  /** The submission that stands, if it is what the person wanted to submit, word for word. */
  readonly already: (own: Own, command: z.output<Command>) => SubmissionId | undefined;
  /**
   * What is wrong when it was refused, or an answer, where the page cannot say it; undefined where the words of the
   * refusal say it, at its control.
   */
  readonly wrong: (
    c: PortalContext,
    own: Own,
    refusal: Refusal,
    command: z.output<Command>,
    typed: Typed,
  ) => Promise<readonly FieldError[] | Response | undefined>;
  /** The page that it was sent from, with what is wrong. */
  readonly again: (
    c: PortalContext,
    own: Own,
    errors: readonly FieldError[],
    command?: z.output<Command>,
  ) => Response | Promise<Response>;
};

/** Submits, by a form: leads to the receipt, also of what stands already; else shows the form again, as things are by then. */
export const submitRoutes = <
  Own extends { readonly path: string; readonly words: StageWords; readonly open: boolean },
  Command extends z.ZodObject,
  Refusal extends { readonly code: string },
>(
  act: PageAct<"bidder", Command, Refusal, Facts>,
  { path, stageOf, ...told }: Submitting<Own, Command, Refusal>,
) =>
  new Hono<PortalEnv>().post(`${path}/submit`, async (c) => {
    const actor = actorOf(c, "bidder");
    if (!act.who.may(actor)) return forbidden(c);
    const own = await stageOf(c);
    if (own instanceof Response) return own;
    const typed = await readForm(c);
    const command = act.command.safeParse({
      ...told.asked(own, typed),
      seenVersion: typed.text("seenVersion"),
    });
    if (!command.success) {
      const stale = [{ field: controlOf(act, STALE.code), text: commonRefusalInWords(STALE) }];
      return told.again(c, own, fieldErrors(command.error, { seenVersion: stale }));
    }
    const toReceipt = (id: unknown) => c.redirect(receiptPath(own.path, SubmissionId.parse(id)), 303);
    const submitted = await act.does(c.get("deps"), actor, command.data, typed.requestKey);
    if (submitted.ok) return toReceipt(submitted.value.answer["submissionId"]);
    const { error } = submitted;
    const current = await stageOf(c);
    if (current instanceof Response) return current;
    const stands = error.code === STALE.code ? told.already(current, command.data) : undefined;
    if (stands !== undefined) {
      setFlash(c, "submitted-already");
      return toReceipt(stands);
    }
    const wrong = (await told.wrong(c, current, error, command.data, typed)) ?? [
      {
        field: controlOf(act, error.code),
        text: current.open
          ? act.words(error)
          : `${act.words(error)}. ${standsInWords(current.words, told.stands(current))}`,
      },
    ];
    return wrong instanceof Response ? wrong : told.again(c, current, wrong, command.data);
  });

/** What an organisation has submitted that counts, when nothing can be submitted any more; without its full stop. */
const standsInWords = (
  { here }: StageWords,
  stands: Pick<Submitted, "submissionId" | "receivedAt"> | undefined,
): string =>
  stands === undefined
    ? `Nothing of yours is submitted${here === undefined ? "" : ` ${here}`}`
    : `What you submitted before stands: ${referenceOf(stands.submissionId)}, received at ${inWords(stands.receivedAt)}`;
