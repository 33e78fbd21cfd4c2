import type { IncomingMessage, ServerResponse } from "node:http";
import type Provider from "oidc-provider";
import { errors } from "oidc-provider";
import { readBody } from "../front/request-body.ts";
import { type Account, accountOf, type DemoPerson, SomeoneElse } from "./account.ts";
import { type PageLook, type TypedPerson, writeExpired, writePeoplePage } from "./pages.ts";

type SignInOptions = {
  provider: Provider;
  people: () => Promise<readonly DemoPerson[]>;
  accounts: Map<string, Account>;
  look: PageLook;
};

const FORM_LIMITS = { maxBytes: 16 * 1024, timeoutMs: 10_000 };

const WORDS = {
  mail: "Enter an email address in the correct format, like name@example.com",
  name: "Enter a full name of at most 100 characters",
};

/** The step of a sign-in at which the person says who they are. */
export async function signIn(
  { provider, people, accounts, look }: SignInOptions,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  try {
    await provider.interactionDetails(req, res);
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return writeExpired(res, look);
    throw error;
  }
  const listed = await people();
  if (req.method !== "POST") return writePeoplePage(res, look, listed);

  const read = await readBody(req, FORM_LIMITS);
  const chosen = chosenPerson(new URLSearchParams(read.ok ? read.body.toString() : ""), listed);
  if ("errors" in chosen) return writePeoplePage(res, look, listed, chosen);

  const account = accountOf(chosen);
  accounts.set(account.sub, account);
  await provider.interactionFinished(req, res, { login: { accountId: account.sub } });
}

/** The demo person whose button was pressed, or whoever was typed; demo people keep their name however they came. */
function chosenPerson(
  form: URLSearchParams,
  people: readonly DemoPerson[],
): { mail: string; name: string } | TypedPerson {
  const pressed = people.find(({ mail }) => mail === form.get("person"));
  if (pressed) return pressed;

  const typed = { mail: form.get("mail") ?? "", name: form.get("name") ?? "" };
  const person = SomeoneElse.safeParse(typed);
  if (person.success) return people.find(({ mail }) => mail === person.data.mail) ?? person.data;
  const wrong = new Set(person.error.issues.map(({ path }) => path[0]));
  return {
    ...typed,
    errors: {
      ...(wrong.has("mail") ? { mail: WORDS.mail } : {}),
      ...(wrong.has("name") ? { name: WORDS.name } : {}),
    },
  };
}
