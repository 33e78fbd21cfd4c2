import { RequestKey } from "../../shared/kernel/id.ts";
import { Mail } from "../../shared/people/schema.ts";
import { tokenRefusalInWords } from "../../shared/people/words.ts";
import { signIn } from "../../functions/people/operations.ts";
import type { Deps } from "../../functions/platform/deps.ts";
import type { Mount } from "./front/front.ts";
import { readForm } from "./local-form.ts";

/** Where `npm run token` asks for a bearer token: for people who already have a place, on this machine only. */
export function tokenMount(deps: Deps): Mount {
  return {
    prefix: "/local/token",
    async handle(req, res, refuse) {
      const answer = (status: number, text: string) =>
        void res
          .writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" })
          .end(`${text}\n`);
      // A page in a browser always says where it comes from; a token is for the command line alone.
      const fromBrowser = req.headers.origin !== undefined || req.headers["sec-fetch-site"] !== undefined;
      if (req.method !== "POST" || fromBrowser) return refuse("for-programs");
      const mail = Mail.safeParse((await readForm(req))?.get("mail"));
      if (!mail.success) return answer(422, "Give a mail address like submit@capita.example");
      const key = RequestKey.parse(deps.newSecret());
      const session = await signIn(deps, { mail: mail.data, name: mail.data }, "bearer", key);
      if (!session.ok)
        return session.error.code === "failed"
          ? answer(403, "Try again")
          : answer(409, tokenRefusalInWords(session.error));
      if (session.value.actor.audience === "newcomer")
        return answer(404, `${mail.data} can act for nobody here`);
      return answer(200, session.value.secret);
    },
  };
}
