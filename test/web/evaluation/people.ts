import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import type { SealedPqq } from "../../builders/evaluation.ts";
import { type Visitor, visitorAt } from "../../builders/visitor.ts";

/** Somebody at a competition: paths are below it. */
export type AtCompetition = Pick<Visitor, "get" | "post" | "fill" | "api">;

/** Signs somebody in who has a role. Paths are below the competition's. */
export async function asPerson(
  { portal, competitionId }: Pick<SealedPqq, "portal" | "competitionId">,
  { name }: Pick<AuthorityActor, "name">,
): Promise<AtCompetition> {
  const mail = name === "National Lead" ? "lead@authority.example" : `${name}@authority.example`;
  const one = await visitorAt(portal, mail, { name });
  const at = (path: string) => `/authority/competitions/${competitionId}${path}`;
  return {
    get: (path) => one.get(at(path)),
    post: (path, fields) => one.post(at(path), fields),
    fill: (path, typed) => one.fill(at(path), typed),
    api: (method, path, ...given) => one.api(method, at(path), ...given),
  };
}
