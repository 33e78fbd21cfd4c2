import { Hono } from "hono";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import { loadFile } from "../../functions/files/facts.ts";
import { linkToMyFile, loadQuestionFiles } from "../../functions/responses/file-facts.ts";
import { removeFile, uploadSmallFile } from "../../functions/responses/file-operations.ts";
import { safeFileName } from "../../shared/files/name.ts";
import { LARGEST_FORM } from "../../shared/files/allowed.ts";
import { sizeInWords } from "../../shared/kernel/file-words.ts";
import { FileId, RequestKey } from "../../shared/kernel/id.ts";
import { addressed } from "../../functions/platform/addressed.ts";
import { responseRefusalInWords, uploadRefusalInWords } from "../../shared/responses/words.ts";
import { newRequestKey, readForm, sentFields } from "../doors/form.ts";
import { ofNamed, pageOf, together } from "../doors/page-of.tsx";
import { setFlash } from "../doors/session-cookie.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import { FilesPage } from "./files-page.tsx";
import { refusedPage, inStage } from "../handing-in/handing-in-for-routes.tsx";
import { namedResponse } from "./response-for-routes.tsx";
import { filesPath, PQQ } from "./paths.ts";

const FILES = `${PQQ}/files/:question`;

/** The bidder's own response and the question for files that the address names. */
const namedQuestion = ofNamed(namedResponse, (own, c) => {
  for (const section of own.questionnaire?.sections ?? []) {
    const question = section.questions.find(({ questionId }) => questionId === c.req.param("question"));
    if (question?.kind !== "file") continue;
    const asked = { competitionId: own.competition.competitionId, questionId: question.questionId };
    return { ...own, section, question, asked, here: filesPath(asked.competitionId, asked.questionId) };
  }
  return c.notFound();
});
type MyQuestion = Exclude<Awaited<ReturnType<typeof namedQuestion>>, Response>;

/** The same with the file that the address names, whether or not there is one. */
const namedFile = ofNamed(namedQuestion, (own, c) => {
  const fileId = addressed(c, "file", FileId);
  return fileId === undefined ? c.notFound() : { ...own, fileId };
});

/** The files of a bidder's own response, question by question. Mounted at `/bidder`. */
export const responsesFilesRoutes = together(
  pageOf(FILES, namedQuestion, (own, c) => filesPage(c, own)),
  new Hono<PortalEnv>()
    .post(
      FILES,
      ofNamed(namedQuestion, async (own, c) => {
        const { requestKey } = await readForm(c);
        const errors = await keepAll(own, await sentFiles(c), requestKey);
        if (errors.length > 0) return c.html(await filesPage(c, own, errors), 422);
        setFlash(c, "files-added");
        return c.redirect(own.here, 303);
      }),
    )
    // By hand: its button stands in the list of files, it has no page of its own, and the answer is the list.
    .post(
      `${FILES}/:file/remove`,
      ofNamed(namedFile, async (own, c) => {
        const { requestKey } = await readForm(c);
        const command = { ...own.asked, fileId: own.fileId };
        const removed = await removeFile(own.deps, own.actor, command, requestKey);
        if (!removed.ok)
          return removed.error.code === "not-found"
            ? c.notFound()
            : refusedPage(c, own, uploadRefusalInWords(removed.error));
        setFlash(c, "file-removed");
        return c.redirect(`${own.here}?removed=${own.fileId}`, 303);
      }),
    ),
  pageOf(`${FILES}/:file/download`, namedFile, async (own, c) => {
    const link = await linkToMyFile(own.deps, { ...own.asked, ...own.actor }, own.fileId);
    if (link.ok) return c.redirect(link.value, 302);
    return link.error.code === "not-found"
      ? c.notFound()
      : refusedPage(c, own, uploadRefusalInWords(link.error), 403);
  }),
);

async function filesPage(c: PortalContext, own: MyQuestion, errors: readonly FieldError[] = []) {
  const { competitionId, questionId } = own.asked;
  const { organisationId } = own.actor;
  const fileId = FileId.safeParse(c.req.query("removed")).data;
  const removed = fileId && (await loadFile(own.deps.table, { competitionId, organisationId, fileId }));
  return (
    <FilesPage
      {...inStage(c, own, removed && { "file-removed": `${removed.name} is removed` })}
      section={own.section}
      question={own.question}
      files={await loadQuestionFiles(own.deps.table, { ...own.actor, competitionId }, questionId)}
      shut={own.shut && responseRefusalInWords(own.shut)}
      script={own.deps.settings.assets.filesJs}
      requestKey={newRequestKey(c)}
      errors={errors}
    />
  );
}

/** The files that a plain form sent. A control that nothing was chosen in sends one without name and bytes. */
async function sentFiles(c: PortalContext): Promise<readonly File[]> {
  const { files = [] } = await sentFields(c);
  return [files]
    .flat()
    .flatMap((one) => (one instanceof File && (one.name !== "" || one.size > 0) ? [one] : []));
}

/** Keeps each file on its own: what is wrong with one stops no other. Says what is wrong, file by file. */
async function keepAll(
  { deps, actor, asked }: MyQuestion,
  files: readonly File[],
  requestKey: RequestKey,
): Promise<readonly FieldError[]> {
  const wrong = (text: string): FieldError => ({ field: "files", text });
  if (files.length === 0) return [wrong("Choose a file")];
  if (files.reduce((sum, { size }) => sum + size, 0) > LARGEST_FORM)
    return [wrong(`Choose files of ${sizeInWords(LARGEST_FORM)} in all, or send them one after the other`)];
  const errors: FieldError[] = [];
  for (const [index, file] of files.entries()) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    // Each file has a key of its own, made of the form's: the form sent twice adds each of them once.
    const key = RequestKey.parse(`${requestKey.slice(0, 190)}.${index}`);
    const kept = await uploadSmallFile(deps, actor, { ...asked, name: file.name || "file" }, bytes, key);
    if (!kept.ok) errors.push(wrong(`${safeFileName(file.name)}: ${uploadRefusalInWords(kept.error)}`));
  }
  return errors;
}
