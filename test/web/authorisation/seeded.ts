import { createHash } from "node:crypto";
import type { GivenParts } from "../../builders/portal.ts";
import { spellId } from "../../../shared/kernel/id.ts";

/**
 * What would be random, drawn from a word: two portals that begin with the same word give the same ids, secrets and
 * salts in the same order.
 */
export function seeded(): Required<Omit<GivenParts, "ask">> & { beginWith(word: string): void } {
  let [word, drawn] = ["the beginning", 0];
  const draw = () =>
    createHash("sha256")
      .update(`${word} ${(drawn += 1)}`)
      .digest();
  return {
    beginWith: (next) => void ([word, drawn] = [next, 0]),
    newId: (kind) => spellId(kind, draw()),
    newSecret: () => draw().toString("base64url"),
    newSalt: () => draw().subarray(0, 16).toString("hex"),
  };
}
