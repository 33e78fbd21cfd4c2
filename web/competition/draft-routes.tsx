import { Hono } from "hono";
import {
  cloningDraft,
  creatingDraft,
  discardingDraft,
  editingDraft,
  proposingPublication,
} from "../../functions/competition/draft-acts.ts";
import { loadDraft, loadDrafts } from "../../functions/competition/draft-facts.ts";
import { createDraft, editDraft } from "../../functions/competition/draft-operations.ts";
import { loadTitles } from "../../functions/competition/facts.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import { addressed } from "../../functions/platform/addressed.ts";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import type { CompetitionDraft } from "../../shared/competition/draft-schema.ts";
import { mayReadDraft } from "../../shared/competition/draft-rules.ts";
import { TEMPLATE_2013 } from "../../shared/competition/template-2013.ts";
import { competitionRefusalInWords } from "../../shared/competition/words.ts";
import { mayReadLog } from "../../shared/kernel/actor.ts";
import { DraftId } from "../../shared/kernel/id.ts";
import { STALE } from "../../shared/kernel/refusal.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { forbidden } from "../doors/forbidden.tsx";
import { newRequestKey, readForm, type Typed } from "../doors/form.ts";
import { formOf, staleInWords } from "../doors/form-of.tsx";
import { frameOf } from "../doors/frame.tsx";
import { type Named, pageOf, together } from "../doors/page-of.tsx";
import { inPageOrder } from "../doors/page-order.tsx";
import { setFlash } from "../doors/session-cookie.ts";
import { dayErrors, dayOf } from "../doors/typed-time.ts";
import { Button } from "../govuk/button.tsx";
import type { FieldError } from "../govuk/field-error.tsx";
import { WarningText } from "../govuk/warning-text.tsx";
import { proposalsPath } from "../proposals/paths.ts";
import { draftTyped } from "./draft-command.ts";
import { DraftFormPage } from "./draft-form-page.tsx";
import {
  DRAFTS_PATH,
  DraftFrame,
  draftPath,
  DraftPage,
  type Copyable,
  CopyPage,
  DraftsPage,
} from "./drafts-pages.tsx";
import {
  newCompetition,
  readCompetition,
  type TypedCompetition,
  typedOf,
  withMoreStages,
} from "./typed-competition.ts";

const DRAFTS = "/competition-drafts";
const A_DRAFT = `${DRAFTS}/:draft`;

/** The draft that an address names, for whoever may read it. */
async function namedDraft(c: PortalContext): Promise<CompetitionDraft | Response> {
  const [actor, id] = [actorOf(c, "authority"), addressed(c, "draft", DraftId)];
  if (id === undefined ? !mayReadLog(actor) : !mayReadDraft(actor, id)) return forbidden(c);
  return (id && (await loadDraft(c.get("deps").table, id))) ?? c.notFound();
}
const prepares = (c: PortalContext) => creatingDraft.who.may(actorOf(c, "authority"));

/** What can be copied: the competition of 2013, then drafts and competitions, the newest first. */
async function loadCopyable(c: PortalContext): Promise<{ copyable: readonly Copyable[] }> {
  const { table } = c.get("deps");
  const [drafts, titles] = await Promise.all([loadDrafts(table), loadTitles(table)]);
  return {
    copyable: [
      { from: "transforming-rehabilitation-2013", name: `${TEMPLATE_2013.title}, as it was in 2013` },
      ...drafts.map(({ draftId, title }) => ({ from: draftId, name: `${title} (draft)` })),
      ...titles.map(({ competitionId, title }) => ({ from: competitionId, name: title })),
    ],
  };
}

/** The form of a draft, empty or as it stands: what was typed of it, and what is wrong with that. */
async function draftForm(
  c: PortalContext,
  draft: CompetitionDraft | undefined,
  filled: {
    readonly typed: TypedCompetition;
    readonly errors?: readonly FieldError[];
    readonly requestKey?: string;
    readonly seen?: string;
    readonly status?: 200 | 422;
  },
) {
  const {
    typed,
    errors = [],
    requestKey = newRequestKey(c),
    seen = draft && String(draft.version),
    status = 200,
  } = filled;
  const hidden = { requestKey, ...(seen === undefined ? {} : { seenVersion: seen }) };
  const page = { frame: frameOf(c), draft, hidden, typed };
  return c.html(await inPageOrder(errors, (ordered) => <DraftFormPage {...page} errors={ordered} />), status);
}

/** Keeps what was typed of a draft where it is well-formed, and says what is wrong with it. */
async function saveDraftForm(c: PortalContext, draft: CompetitionDraft | undefined) {
  const deps = c.get("deps");
  const form = await readForm(c);
  const typed = readCompetition(form);
  const sent = {
    requestKey: form.requestKey,
    ...(draft === undefined ? {} : { seen: form.text("seenVersion") }),
  };
  if (form.text("more") !== "") return draftForm(c, draft, { ...sent, typed: withMoreStages(typed) });
  const { content, errors } = draftTyped(typed, deps.now(), draft);
  if (content === undefined) return draftForm(c, draft, { ...sent, typed, errors, status: 422 });
  const actor = actorOf(c, "authority");
  const saved =
    draft === undefined
      ? await createDraft(deps, actor, content, form.requestKey)
      : await editDraft(
          deps,
          actor,
          { ...content, draftId: draft.draftId, seenVersion: Number(form.text("seenVersion")) },
          form.requestKey,
        );
  if (!saved.ok) {
    const { code } = saved.error;
    const words = competitionRefusalInWords(saved.error);
    const again = code === STALE.code ? { typed } : { ...sent, typed };
    const text = code === STALE.code ? staleInWords(words) : words;
    return draftForm(c, draft, { ...again, errors: [{ field: "title", text }], status: 422 });
  }
  setFlash(c, "competition-draft-saved");
  const own = draftPath({ draftId: DraftId.parse(saved.value.answer["draftId"]) });
  if (form.text("later") !== "") return c.redirect(DRAFTS_PATH, 303);
  return c.redirect(errors.length === 0 ? own : `${own}/edit?problems=shown`, 303);
}

/** A draft of a competition is begun and changed by hand. */
const draftForms = new Hono<PortalEnv>()
  .get(`${DRAFTS}/by-hand`, (c) =>
    creatingDraft.who.may(actorOf(c, "authority"))
      ? draftForm(c, undefined, { typed: newCompetition })
      : forbidden(c),
  )
  .post(`${DRAFTS}/by-hand`, (c) => (prepares(c) ? saveDraftForm(c, undefined) : forbidden(c)))
  .get(`${A_DRAFT}/edit`, async (c) => {
    if (!prepares(c)) return forbidden(c);
    const draft = await namedDraft(c);
    if (draft instanceof Response) return draft;
    const typed = typedOf(draft);
    const errors =
      c.req.query("problems") === undefined ? [] : draftTyped(typed, c.get("deps").now(), draft).errors;
    return draftForm(c, draft, { typed, errors });
  })
  .post(`${A_DRAFT}/edit`, async (c) => {
    if (!editingDraft.who.may(actorOf(c, "authority"))) return forbidden(c);
    const draft = await namedDraft(c);
    return draft instanceof Response ? draft : saveDraftForm(c, draft);
  });

const listOfDrafts: Named<{ drafts: Awaited<ReturnType<typeof loadDrafts>> }> = async (c) =>
  mayReadLog(actorOf(c, "authority")) ? { drafts: await loadDrafts(c.get("deps").table) } : forbidden(c);

/** The day of the launch as it was typed, if anything was. */
const startTyped = ({ text }: Pick<Typed, "text">) => {
  const day = { day: text("starts-day"), month: text("starts-month"), year: text("starts-year") };
  return `${day.day}${day.month}${day.year}`.trim() === "" ? undefined : day;
};

/** Competitions are prepared, where the authority alone sees them, and published. */
export const draftRoutes = together(
  pageOf(DRAFTS, listOfDrafts, ({ drafts }, c) => (
    <DraftsPage frame={frameOf(c)} drafts={drafts} prepares={prepares(c)} />
  )),
  formOf(cloningDraft, {
    path: `${DRAFTS}/copy`,
    facts: loadCopyable,
    start: (_facts, c) => ({ from: c.req.query("from") ?? "" }),
    read: (form) => {
      const day = startTyped(form);
      const amiss = day === undefined ? [] : dayErrors(day, "starts");
      if (amiss.length > 0) return refuse(amiss);
      const title = form.text("title");
      return accept({
        from: form.text("from"),
        ...(title.trim() === "" ? {} : { title }),
        ...(day === undefined ? {} : { startsOn: dayOf(day) }),
      });
    },
    page: (facts, filled) => <CopyPage {...filled} {...facts} />,
    flash: "competition-draft-saved",
    to: (_facts, answer) => draftPath({ draftId: DraftId.parse(answer["draftId"]) }),
  }),
  draftForms,
  formOf(discardingDraft, {
    path: `${A_DRAFT}/discard`,
    facts: namedDraft,
    seen: ({ version }) => version,
    gone: () => ({ asked: {}, to: DRAFTS_PATH }),
    check: "page",
    page: (draft, { frame, errors, final, Form }) => (
      <DraftFrame frame={frame} title="Throw the draft away" draft={draft} errors={errors}>
        <WarningText text={final} />
        <Form>
          <div class="govuk-button-group">
            <Button text="Throw it away" classes="govuk-button--warning" preventDoubleClick />
            <a href={draftPath(draft)}>Keep it, and go back</a>
          </div>
        </Form>
      </DraftFrame>
    ),
    flash: "competition-draft-discarded",
    to: () => DRAFTS_PATH,
  }),
  formOf(proposingPublication, {
    path: `${A_DRAFT}/publish`,
    pagePath: A_DRAFT,
    // Who may read it is told by the draft.
    mayLook: () => true,
    facts: namedDraft,
    seen: ({ version }) => version,
    page: (draft, filled, c) => (
      <DraftPage
        {...filled}
        draft={draft}
        now={c.get("deps").now()}
        prepares={proposingPublication.who.may(actorOf(c, "authority"))}
      />
    ),
    flash: "proposal-made",
    to: () => proposalsPath("portal"),
  }),
);
