import { Hono } from "hono";
import type { Child } from "hono/jsx";
import type * as z from "zod";
import type { ComesTo, PageAct } from "../../functions/platform/act-shape.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import { fieldsOfAddress } from "../../functions/platform/addressed.ts";
import { rehearse } from "../../functions/platform/rehearse.ts";
import { statusOf } from "../../functions/platform/refusal-status.ts";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import type { PlacedActor } from "../../shared/kernel/actor.ts";
import type { RequestKey } from "../../shared/kernel/id.ts";
import { STALE } from "../../shared/kernel/refusal.ts";
import { accept, type Result } from "../../shared/kernel/result.ts";
import { commonRefusalInWords } from "../../shared/kernel/words.ts";
import { type FieldError, messageFor } from "../govuk/field-error.tsx";
import type { Checking, Filled } from "../govuk/filled.ts";
import { Form } from "../govuk/form.tsx";
import { forbidden } from "./forbidden.tsx";
import type { flashWords } from "./flash-words.ts";
import {
  type Controls,
  fieldErrors,
  newRequestKey,
  nothingTyped,
  readForm,
  textsOf,
  type Typed,
} from "./form.ts";
import { CHECKED } from "../govuk/checked.tsx";
import { frameOf } from "./frame.tsx";
import { inPageOrder } from "./page-order.tsx";
import { waitsHere } from "./waits-here.tsx";
import { setFlash } from "./session-cookie.ts";

/** The entry of what another person is to confirm. */
const PROPOSED = "proposal.made";
/** The acts of two that an act begins, where it names them. */
const proposedBy = ({ comesTo: { proposes, ratified } = {} }: { readonly comesTo?: ComesTo }) =>
  [proposes, ratified].filter((one) => one !== undefined && one !== "any");

type FlashWord = keyof typeof flashWords;

/** What a form adds to its act. */
export type FormOf<A extends PlacedActor["audience"], Facts, Answer, Refusal = never> = {
  /** Where the form is sent, below the audience's root; its page is there too, unless it stands on another. */
  readonly path: string;
  /** Where its page is, if that has another address; false where something else shows that. */
  readonly pagePath?: string | false;
  /** Who may look at the page, where more people may than may do the act. */
  readonly mayLook?: (actor: Extract<PlacedActor, { audience: A }>) => boolean;
  /** What the page shows beside the form, as it stands now, for who may see it; else the answer that they get. */
  readonly facts: (c: PortalContext) => Promise<Facts | Response>;
  /**
   * An act may take away what its page is about: an invitation that was accepted is no more. Sent again, such a form finds no
   * facts; what it asked for and where it led are told here by what was sent and what was answered alone, so that it gets the
   * answer that it had.
   */
  readonly gone?: (
    typed: Typed,
    c: PortalContext,
  ) => { readonly asked: object; readonly to: string | ((answer: Answer) => string) };
  /** Where whoever opens the page is led when nothing can be sent any more. What is sent then is refused in words. */
  readonly instead?: (facts: Facts, c: PortalContext) => Response | Promise<Response> | undefined;
  /** The version that the person decides on, where the act asks for one. */
  readonly seen?: (facts: Facts) => string | number;
  /** What the controls start with. */
  readonly start?: (facts: Facts, c: PortalContext) => Readonly<Record<string, string | readonly string[]>>;
  /** The fields of the command, where they are not just the texts of controls with their names. */
  readonly read?: (
    form: Typed,
    facts: Facts,
    c: PortalContext,
  ) => Result<object, readonly FieldError[]> | Promise<Result<object, readonly FieldError[]>>;
  /** The controls of the fields of the command that have other names. */
  readonly controls?: (typed: Typed, facts: Facts) => Controls;
  /** Why the rule would refuse what fits, where something else does not: so that all is said at once. */
  readonly also?: (typed: Typed, facts: Facts, c: PortalContext) => Refusal | undefined;
  /**
   * Of an act that is final: the page that shows once more what was typed, before it is done; what is only proposed needs none.
   * `page` where nothing is typed, and the page of the form says it all.
   */
  readonly check?: "page" | ((facts: Facts, checking: Checking, c: PortalContext) => Child);
  /** The control at which every refusal is said, where the act has other forms too. */
  readonly refusedAt?: string | ((facts: Facts) => string);
  readonly page: (facts: Facts, filled: Filled, c: PortalContext) => Child;
  /** What is said when it is done, unless that shows by itself; by the facts as they were, where it does one thing or another. */
  readonly flash?: FlashWord | ((facts: Facts, typed: Typed) => FlashWord);
  /** Where the person is led when it is done. */
  readonly to: (facts: Facts, answer: Answer, form: Typed) => string;
};

/**
 * An act as a form: GET shows it; POST does the act and leads on, or shows the form again with what was typed and what is
 * wrong, on the facts as they are by then. Nobody is shown it to whom the act is not offered.
 */
export function formOf<
  A extends PlacedActor["audience"],
  Command extends z.ZodObject,
  R extends { readonly code: string },
  Answer,
  Facts extends object,
>(act: PageAct<A, Command, R, Answer>, form: FormOf<A, Facts, Answer, R>): Hono<PortalEnv> {
  if ((act.final === undefined) !== (form.check === undefined))
    throw new Error("an act says that it is final, and its form has a page to check it on: both or neither");
  const mayAct = (c: PortalContext) => act.who.may(actorOf(c, act.audience));
  const mayLook = (c: PortalContext) =>
    form.mayLook === undefined ? mayAct(c) : form.mayLook(actorOf(c, act.audience));

  const controlIn = (facts: Facts, code: string) =>
    (typeof form.refusedAt === "function" ? form.refusedAt(facts) : form.refusedAt) ?? controlOf(act, code);

  /** What the rule would refuse besides; what is no time at all was said of the field already. */
  function alsoWrong(c: PortalContext, typed: Typed, facts: Facts): readonly FieldError[] {
    const refusal = form.also?.(typed, facts, c);
    return refusal === undefined || refusal.code === "not-a-time"
      ? []
      : [{ field: controlIn(facts, refusal.code), text: act.words(refusal) }];
  }

  const shown = async (
    c: PortalContext,
    facts: Facts,
    filledIn: Pick<Filled, "typed" | "errors" | "refused"> & {
      status: 200 | 422 | 429;
      sent?: RequestKey;
      carried?: Typed["filledIn"];
      draw?: FormOf<A, Facts, Answer, R>["page"];
    },
  ) => {
    const { typed, errors, refused, status, sent, carried, draw = form.page } = filledIn;
    const frame = frameOf(c, await waitsHere(c, proposedBy(act)));
    // Who is shown the form again still decides on what they saw, unless they are told that it has changed.
    const fresh = sent === undefined || refused === STALE.code;
    const ours = {
      // What was refused was not done, so that what is sent instead can have its key; but for one that was used.
      requestKey: sent === undefined || refused === "request-key-reused" ? newRequestKey(c) : sent,
      ...(act.seen === undefined || form.seen === undefined
        ? {}
        : { [act.seen]: fresh ? form.seen(facts) : typed.text(act.seen) }),
    };
    const filled = (inOrder: readonly FieldError[]): Filled => ({
      frame,
      errors: inOrder,
      refused,
      typed,
      final: act.final,
      field: (name) => ({ name, value: typed.text(name), errorMessage: messageFor(errors, name) }),
      Form: ({ children, hidden, ...attributes }) => (
        <Form action={c.req.path} hidden={{ ...carried, ...hidden, ...ours }} {...attributes}>
          {children}
        </Form>
      ),
    });
    return c.html(await inPageOrder(errors, (ordered) => <>{draw(facts, filled(ordered), c)}</>), status);
  };

  const commandOf = (typed: Typed, asked: object, address: object | undefined) =>
    act.command.safeParse({
      ...asked,
      ...(act.seen === undefined ? {} : { [act.seen]: typed.text(act.seen) }),
      ...address,
    });

  /** What was asked for is there no more: where the form that took it away led, if this is that form again. */
  const ledBefore = async (c: PortalContext, typed: Typed, address: object | undefined) => {
    if (form.gone === undefined || act.before === undefined || address === undefined) return undefined;
    const { asked, to } = form.gone(typed, c);
    const command = commandOf(typed, asked, address);
    if (!command.success) return undefined;
    const actor = actorOf(c, act.audience);
    const before = await act.before(c.get("deps"), actor, command.data, typed.requestKey);
    if (!before.ok) return undefined;
    return c.redirect(typeof to === "string" ? to : to(before.value.answer), 303);
  };

  const routes = new Hono<PortalEnv>().post(form.path, async (c) => {
    if (!mayAct(c)) return forbidden(c);
    const address = fieldsOfAddress(c, form.path, act.command);
    if (address !== undefined && act.covers?.(actorOf(c, act.audience), address) === false)
      return forbidden(c, commonRefusalInWords({ code: "not-your-lot" }));
    const facts = address === undefined ? await c.notFound() : await form.facts(c);
    const typed = await readForm(c);
    if (facts instanceof Response) return (await ledBefore(c, typed, address)) ?? facts;
    const again = (errors: readonly FieldError[], refused?: string) =>
      shown(c, facts, { typed, errors, refused, status: 422, sent: typed.requestKey });
    const read =
      form.read === undefined ? accept(textsOf(act.command, typed)) : await form.read(typed, facts, c);
    if (!read.ok) return again(read.error);
    const command = commandOf(typed, read.value, address);
    if (!command.success) {
      const stale = [
        { field: controlIn(facts, STALE.code), text: staleInWords(commonRefusalInWords(STALE)) },
      ];
      const controls = {
        ...form.controls?.(typed, facts),
        ...(act.seen === undefined ? {} : { [act.seen]: stale }),
      };
      const errors = [...fieldErrors(command.error, controls), ...alsoWrong(c, typed, facts)];
      return again(
        errors.filter(({ field }, index) => errors.findIndex((one) => one.field === field) === index),
        stale.some((error) => errors.includes(error)) ? STALE.code : undefined,
      );
    }
    const asked = [c.get("deps"), actorOf(c, act.audience), command.data, typed.requestKey] as const;
    const answered = async (done: Awaited<ReturnType<typeof act.does>>) => {
      if (done.ok) {
        const flash = typeof form.flash === "function" ? form.flash(facts, typed) : form.flash;
        if (flash !== undefined) setFlash(c, flash);
        return c.redirect(form.to(facts, done.value.answer, typed), 303);
      }
      const { code } = done.error;
      if (code === "not-found" && !(code in act.refusals)) return c.notFound();
      const now = await form.facts(c);
      if (now instanceof Response) return now;
      const text = act.words(done.error);
      const errors = [{ field: controlIn(now, code), text: code === STALE.code ? staleInWords(text) : text }];
      const status = statusOf(code) === 429 ? 429 : 422;
      return shown(c, now, { typed, errors, refused: code, status, sent: typed.requestKey });
    };
    const { check } = form;
    const step = typed.text(CHECKED.name);
    if (typeof check !== "function" || step === CHECKED.value) return answered(await act.does(...asked));
    const wrong = alsoWrong(c, typed, facts);
    if (wrong.length > 0) return again(wrong);
    const once = { typed, errors: [], refused: undefined, status: 200, sent: typed.requestKey } as const;
    if (step !== "") return shown(c, facts, once);
    // What is refused is refused here, and a repeat is led where it was led.
    const rehearsed = await rehearse(act.does, ...asked);
    if (!("would" in rehearsed)) return answered(rehearsed);
    const { would } = rehearsed;
    // The page of a proposal is its check, for both people.
    if (would.what === PROPOSED) return answered(await act.does(...asked));
    const says = (name: string) => {
      const said = would.detail[name];
      return typeof said === "string" ? said : "";
    };
    const draw = (_facts: Facts, filled: Filled) => check(facts, { ...filled, would, says }, c);
    return shown(c, facts, { ...once, carried: typed.filledIn, draw });
  });
  const { pagePath = form.path } = form;
  if (pagePath === false) return routes;
  return routes.get(pagePath, async (c) => {
    if (!mayLook(c)) return forbidden(c);
    const address = fieldsOfAddress(c, pagePath, act.command);
    const facts = address === undefined ? await c.notFound() : await form.facts(c);
    if (facts instanceof Response) return facts;
    const typed = nothingTyped(form.start?.(facts, c));
    return (
      (await form.instead?.(facts, c)) ??
      shown(c, facts, { typed, errors: [], refused: undefined, status: 200 })
    );
  });
}

/** That something changed, on a page that gives back what was typed. */
export const staleInWords = (words: string): string => `${words}. Nothing you typed is lost`;

/** The control at which a refusal is said. */
export const controlOf = (
  { refusals }: { refusals: Readonly<Record<string, string>> },
  code: string,
): string => refusals[code] ?? refusals[STALE.code] ?? "main-content";
