import type { ServerResponse } from "node:http";
import { html, raw } from "hono/html";

/** Escaped HTML, as hono's `html` template makes it. */
export type Html = ReturnType<typeof html>;

type LocalPage = { title: string; banner: string; stylesheet?: string | undefined; content: Html };

/** The few rules that a local page needs to be read without the portal's own stylesheet. */
const PLAIN_STYLE = `
body{margin:0;font:1.1875rem/1.4 Helvetica,Arial,sans-serif;color:#0b0c0c;background:#fff}
main,.local-banner{max-width:60rem;margin:0 auto;padding:1rem;overflow-wrap:anywhere}
.local-strip{border-bottom:.5rem solid #1d5d5b;background:#f3f2f1}
.local-banner{padding-top:.5rem;padding-bottom:.5rem}
button,input{font:inherit;padding:.4rem .6rem;border:2px solid #0b0c0c;max-width:100%;box-sizing:border-box}
button{background:#1d5d5b;color:#fff;text-align:left;cursor:pointer}
input{width:30rem;background:#fff;color:#0b0c0c}
:focus-visible{outline:3px solid #fd0;outline-offset:0;box-shadow:0 0 0 6px #0b0c0c}
label{display:block;font-weight:bold}
.local-list{list-style:none;padding:0}
.local-list li{margin:.6rem 0}
.local-people{border-top:1px solid #b1b4b6;padding:.5rem 0}
.local-people>summary{cursor:pointer}
.local-error{border:4px solid #ca3535;padding:0 1rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.5rem .5rem .5rem 0;border-bottom:1px solid #b1b4b6;vertical-align:top}
pre{white-space:pre-wrap;font:inherit}
`;

/**
 * Answers with a plain page in the manner of GOV.UK, without script. `banner` says that this exists on one machine
 * only. There is no `form-action` rule: the sign-in form ends at the portal, which may be another origin.
 */
export async function writeLocalPage(res: ServerResponse, status: number, page: LocalPage): Promise<void> {
  const { title, banner, stylesheet, content } = page;
  const body = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${raw(PLAIN_STYLE)}
        </style>
        ${stylesheet === undefined ? "" : html`<link rel="stylesheet" href="${stylesheet}" />`}
      </head>
      <body class="govuk-template__body">
        <div class="local-strip"><p class="local-banner">${banner}</p></div>
        <main class="govuk-main-wrapper" id="main-content">${content}</main>
      </body>
    </html>`;
  const bytes = Buffer.from(body.toString());
  const styles = stylesheet?.startsWith("http") ? ` ${new URL(stylesheet).origin}` : "";
  res.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-length": bytes.length,
    "cache-control": "no-store",
    "content-security-policy": `default-src 'none'; style-src 'self' 'unsafe-inline'${styles}; img-src data:; base-uri 'none'; frame-ancestors 'none'`,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
  });
  res.end(res.req.method === "HEAD" ? undefined : bytes);
}
