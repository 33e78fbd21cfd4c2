import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import type { SealedPqq } from "../../builders/evaluation.ts";
import { type Answer, type Fields, personAt, type Reader, reader } from "../../builders/person.ts";
import { hidden } from "../../builders/page.ts";

/** Signs somebody in who has a role. Paths are below the competition's. */
export async function asPerson(
  { portal, competitionId }: Pick<SealedPqq, "portal" | "competitionId">,
  { name }: Pick<AuthorityActor, "name">,
): Promise<Reader> {
  const mail = name === "National Lead" ? "lead@authority.example" : `${name}@authority.example`;
  const one = reader(await personAt(portal, mail, name));
  const at = (path: string) => `/authority/competitions/${competitionId}${path}`;
  return {
    get: (path) => one.get(at(path)),
    post: (path, fields) => one.post(at(path), fields),
    api: (method, path, ...given) => one.api(method, at(path), ...given),
  };
}

/** Sends a page's form as a person would: with what stands hidden in it. */
export async function send(as: Reader, path: string, fields: Fields): Promise<Answer> {
  const { text } = await as.get(path);
  const seen = text.includes('name="seenVersion"') ? { seenVersion: hidden(text, "seenVersion") } : {};
  return as.post(path, { requestKey: hidden(text, "requestKey"), ...seen, ...fields });
}
