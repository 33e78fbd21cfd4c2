import { mkdirSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { html } from "hono/html";
import { inWords } from "../../../shared/kernel/instant.ts";
import type { Mount } from "../front/front.ts";
import { type Html, writeLocalPage } from "../front/local-page.ts";
import { readMailFile, type StoredMail } from "./mail-file.ts";

type MailViewerOptions = { prefix: string; dir: string; stylesheet?: string };

type ListedMail = StoredMail & { id: string };

const BANNER = "Local mail: on one machine only. Nothing here was sent to anybody.";
const FILE = /^([0-9a-f]{32})\.eml$/;
const SHOWN = 200;

/** Shows the mails of a folder: newest first, for one recipient if asked (`?to=`), and each on a page of its own. */
export function mailViewer({ prefix, dir, stylesheet }: MailViewerOptions): Mount {
  mkdirSync(dir, { recursive: true });
  const page = { banner: BANNER, stylesheet };
  return {
    prefix,
    async handle(req, res, refuse) {
      if (req.method !== "GET" && req.method !== "HEAD") return refuse("read-only", { allow: "GET, HEAD" });
      const [path = "", query] = (req.url ?? "").split("?");
      const asked = path.slice(prefix.length).replace(/^\/|\/$/g, "");
      const mails = await newestFirst(dir);
      if (asked === "") {
        const to = new URLSearchParams(query).get("to")?.trim().toLowerCase() ?? "";
        const fitting = mails.filter((mail) => to === "" || mail.to.toLowerCase().includes(to));
        return writeLocalPage(res, 200, {
          ...page,
          title: "Mail",
          content: listContent(prefix, fitting, to),
        });
      }
      const mail = mails.find(({ id }) => id === asked);
      if (mail)
        return writeLocalPage(res, 200, { ...page, title: mail.subject, content: mailContent(prefix, mail) });
      const content = html`<h1 class="govuk-heading-l">There is no such mail</h1>
        ${backLink(prefix)}`;
      return writeLocalPage(res, 404, { ...page, title: "There is no such mail", content });
    },
  };
}

async function newestFirst(dir: string): Promise<ListedMail[]> {
  const files = (await readdir(dir)).flatMap((file) => FILE.exec(file)?.[1] ?? []);
  const mails = await Promise.all(
    files.map(async (id) => ({ id, ...readMailFile(await readFile(join(dir, `${id}.eml`), "utf8")) })),
  );
  return mails.toSorted((one, other) => compare(other.at, one.at) || compare(one.id, other.id));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function listContent(prefix: string, mails: readonly ListedMail[], to: string): Html {
  const count = mails.length === 1 ? "1 mail" : `${mails.length} mails`;
  const rows = mails.slice(0, SHOWN).map(
    (mail) =>
      html`<tr class="govuk-table__row">
        <td class="govuk-table__cell"><time datetime="${mail.at}">${inWords(mail.at)}</time></td>
        <td class="govuk-table__cell">${mail.to}</td>
        <td class="govuk-table__cell">
          <a href="${prefix}/${mail.id}">${mail.subject}</a>
        </td>
      </tr>`,
  );
  return html`<h1 class="govuk-heading-l">Mail</h1>
    <form method="get" action="${prefix}">
      <label class="govuk-label" for="to">Sent to</label>
      <p>
        <input class="govuk-input" type="search" id="to" name="to" value="${to}" />
        <button type="submit" class="govuk-button govuk-button--secondary">Show</button>
      </p>
    </form>
    <p>${count}${mails.length > SHOWN ? `; the newest ${SHOWN} are shown` : ""}</p>
    ${
      mails.length === 0
        ? ""
        : html`<table class="govuk-table">
            <caption class="govuk-table__caption">
              Newest first
            </caption>
            <thead class="govuk-table__head">
              <tr class="govuk-table__row">
                <th scope="col" class="govuk-table__header">When</th>
                <th scope="col" class="govuk-table__header">To</th>
                <th scope="col" class="govuk-table__header">Subject</th>
              </tr>
            </thead>
            <tbody class="govuk-table__body">
              ${rows}
            </tbody>
          </table>`
    }`;
}

function mailContent(prefix: string, mail: ListedMail): Html {
  return html`${backLink(prefix)}
    <h1 class="govuk-heading-l">${mail.subject}</h1>
    <p>To ${mail.to}</p>
    <p><time datetime="${mail.at}">${inWords(mail.at)}</time></p>
    <pre class="govuk-body">${mail.text}</pre>`;
}

function backLink(prefix: string): Html {
  return html`<a class="govuk-back-link" href="${prefix}">All mail</a>`;
}
