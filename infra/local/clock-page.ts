import type { IncomingMessage, ServerResponse } from "node:http";
import { html } from "hono/html";
import { fromLondon, inWords, toLondon } from "../../shared/kernel/instant.ts";
import { readLocalTime } from "../../shared/kernel/typed-clock.ts";
import type { Demonstration } from "./demonstration.ts";
import type { Mount } from "./front/front.ts";
import { writeLocalPage } from "./front/local-page.ts";
import { readForm } from "./local-form.ts";
import type { PortalClock } from "./portal-clock.ts";

/** Where the portal clock of this machine is seen and moved forward. */
export function clockMount(given: {
  readonly clock: PortalClock;
  readonly demonstration: Demonstration;
  readonly origin: string;
  readonly stylesheet: string;
}): Mount {
  return {
    prefix: "/local/clock",
    async handle(req, res, refuse) {
      if (req.method === "GET" || req.method === "HEAD") return show(given, req, res);
      if (req.method !== "POST") return refuse("not-used-here", { allow: "GET, HEAD, POST" });
      if (req.headers.origin !== given.origin) return refuse("foreign-origin");
      const form = await readForm(req);
      if (form === undefined) return show(given, req, res, "What you typed is too long");
      const typed = form.get("to") ?? "";
      const back = safePath(form.get("back"));
      const read = readLocalTime(typed);
      const to = read.ok ? fromLondon(read.value) : read;
      if (!to.ok)
        return show(given, req, res, `Enter a London time like ${toLondon(given.clock.now())}`, typed, back);
      if (to.value < given.clock.now())
        return show(given, req, res, "The clock can only move forward. Enter a later time", typed, back);
      await given.demonstration.moveTo(to.value);
      res.writeHead(303, { location: back }).end();
    },
  };
}

async function show(
  { clock, demonstration, stylesheet }: Parameters<typeof clockMount>[0],
  req: IncomingMessage,
  res: ServerResponse,
  error?: string,
  typed?: string,
  path?: string,
): Promise<void> {
  const back = path ?? safePath(new URL(req.url ?? "/", "http://localhost").searchParams.get("back"));
  const ahead = (await demonstration.ahead()).slice(0, 12);
  await writeLocalPage(res, error === undefined ? 200 : 422, {
    title: `${error === undefined ? "" : "Error: "}Portal clock`,
    banner: "Portal clock: on one machine only",
    stylesheet,
    content: html`<h1 class="govuk-heading-l">Portal clock</h1>
      <p>It says <strong>${inWords(clock.now())}</strong> and ticks. It never goes back.</p>
      ${error === undefined ? "" : html`<p class="govuk-error-message" id="to-error">${error}.</p>`}
      <form method="post" action="/local/clock">
        <input type="hidden" name="back" value="${back}" />
        <div class="govuk-form-group">
          <label class="govuk-label" for="to">Move it forward to (London time)</label>
          <input
            class="govuk-input govuk-input--width-20"
            id="to"
            name="to"
            value="${typed ?? toLondon(clock.now())}"
            autocomplete="off"
          />
        </div>
        <button class="govuk-button" type="submit">Move forward</button>
      </form>
      <p><a href="${back}">Back to the portal</a></p>
      <h2 class="govuk-heading-m">Recorded acts ahead</h2>
      ${
        ahead.length === 0
          ? html`<p>None: from here on only you act.</p>`
          : html`<ul class="govuk-list govuk-list--bullet">
              ${ahead.map(({ at, what }) => html`<li>${what}: ${inWords(at)}</li>`)}
            </ul>`
      }`,
  });
}

/** A path of this portal to go back to, and nothing else. */
const safePath = (path: string | null): string =>
  path !== null && /^\/(?![/\\])[\x21-\x7e]*$/.test(path) ? path : "/";
