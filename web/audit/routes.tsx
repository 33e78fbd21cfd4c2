import { Hono } from "hono";
import { CheckAuditStreams, ListAuditEntries } from "../../shared/audit/schema.ts";
import { auditRefusalInWords, type QuestionsOf, spokenOfBy, waitingIn } from "../../shared/audit/words.ts";
import { checkAuditStreams, listAuditEntries } from "../../functions/audit/operations.ts";
import { loadThese, loadTitles } from "../../functions/competition/facts.ts";
import { loadStanding } from "../../functions/proposals/facts.ts";
import { recallQuestionnaire } from "../../functions/questionnaire/facts.ts";
import { mayReadLog } from "../../shared/kernel/actor.ts";
import type { CompetitionId } from "../../shared/kernel/id.ts";
import { readLocalTime, timeRefusalInWords } from "../../shared/kernel/typed-clock.ts";
import { loadOrganisations } from "../../functions/organisations/facts.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import { cursorOf } from "../../functions/platform/cursor.ts";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import { localTimeOf } from "../doors/typed-time.ts";
import { fieldErrors, newRequestKey, readForm } from "../doors/form.ts";
import { frameOf } from "../doors/frame.tsx";
import type { FieldError } from "../govuk/field-error.tsx";
import { forbidden } from "../doors/forbidden.tsx";
import type { FilterField, FilterValues } from "./log-filter.tsx";
import { AuditPage, type AuditPageProps } from "./page.tsx";

/** The audit log, below /authority. */
export const auditAuthorityRoutes = new Hono<PortalEnv>()
  .get("/audit", (c) =>
    logPage(
      c,
      valuesOf((name) => c.req.query(name)),
    ),
  )
  // By hand: it changes nothing and leads nowhere. The page itself says what was found.
  .post("/audit/check", async (c) => {
    const log = (await readForm(c)).text("log");
    const command = CheckAuditStreams.safeParse(log === "" ? {} : { log });
    if (!command.success) return c.notFound();
    const outcome = await checkAuditStreams(c.get("deps"), actorOf(c, "authority"), command.data);
    if (outcome.ok)
      return logPage(
        c,
        valuesOf((name) => (name === "log" ? log : "")),
        outcome.value.answer,
      );
    return outcome.error.code === "not-found" ? c.notFound() : forbidden(c);
  });

const valuesOf = (typed: (name: FilterField) => string | undefined): FilterValues => ({
  log: typed("log") ?? "",
  organisation: typed("organisation") ?? "",
  person: typed("person") ?? "",
  what: typed("what") ?? "",
  from: typed("from") ?? "",
  to: typed("to") ?? "",
});

async function logPage(c: PortalContext, values: FilterValues, checked?: AuditPageProps["checked"]) {
  // A field of the form that was left empty asks for nothing.
  const times = { from: localTimeOf(values.from), to: localTimeOf(values.to) };
  const asked = Object.fromEntries(
    Object.entries({ ...values, ...times }).filter(([, value]) => value !== ""),
  );
  const cursor = c.req.query("cursor");
  const query = ListAuditEntries.safeParse({ ...asked, ...(cursor === undefined ? {} : { cursor }) });
  const [{ deps }, actor] = [c.var, actorOf(c, "authority")];
  if (!mayReadLog(actor)) return forbidden(c);
  const listed = query.success ? await listAuditEntries(deps, actor, query.data) : undefined;
  if (listed?.ok === false && listed.error.code === "not-found") return c.notFound();
  const refusedTime = listed?.ok === false ? atTime(times, listed.error) : [];
  const errors = query.success ? refusedTime : fieldErrors(query.error).map(asTyped(values));
  const { items, next } = listed?.ok ? listed.value : { items: [], next: undefined };
  const shown = [...new Set(items.flatMap((entry) => spokenOfBy(entry) ?? []))];
  const [competitions, those, questions, organisations, standing] = await Promise.all([
    loadTitles(deps.table),
    loadThese(deps.table, shown),
    questionsOf(c, shown),
    loadOrganisations(deps.table),
    loadStanding(
      deps,
      items.flatMap((entry) => waitingIn(entry) ?? []),
    ),
  ]);
  const page = (
    <AuditPage
      frame={frameOf(c)}
      values={values}
      competitions={competitions}
      shown={those}
      questions={questions}
      organisations={organisations}
      entries={items}
      became={(entry) => {
        const waiting = waitingIn(entry);
        return waiting && standing.get(waiting.proposalId)?.state;
      }}
      nextHref={next && `/authority/audit?${new URLSearchParams({ ...asked, cursor: cursorOf(next) })}`}
      requestKey={newRequestKey(c)}
      errors={errors}
      checked={checked}
    />
  );
  return c.html(page, errors.length > 0 ? 422 : 200);
}

/** What these competitions asked in their PQQs, as far as that is frozen. */
async function questionsOf(c: PortalContext, competitions: readonly CompetitionId[]): Promise<QuestionsOf> {
  const asked = competitions.map(async (id) => {
    const frozen = await recallQuestionnaire(c.get("deps"), id);
    return [id, frozen?.questionnaire.sections.flatMap(({ questions }) => questions) ?? []] as const;
  });
  return new Map(await Promise.all(asked));
}

/** What is wrong with a time as it was typed; programs write it in another way. */
const asTyped =
  (values: FilterValues) =>
  (error: FieldError): FieldError => {
    if (error.field !== "from" && error.field !== "to") return error;
    const read = readLocalTime(values[error.field]);
    return read.ok ? error : { ...error, text: timeRefusalInWords(read.error) };
  };

/** A time that does not exist, or comes twice, at the field where it was typed. */
function atTime(
  { from }: Pick<FilterValues, "from">,
  refusal: Parameters<typeof auditRefusalInWords>[0],
): FieldError[] {
  const typed = "typed" in refusal ? refusal.typed : undefined;
  return [{ field: typed === from ? "from" : "to", text: auditRefusalInWords(refusal) }];
}
