import { FENCE, type Holder } from "./fence.ts";
import { type Action, EACH_RIGHT, RIGHTS } from "./rights.ts";

/** The table's actions that a function's role allows, each with the words it allows it for. */
export function allowedTo(holder: Holder): ReadonlyMap<Action, readonly string[]> {
  const allowed = new Map<Action, string[]>();
  for (const [word, fence] of Object.entries(FENCE))
    for (const right of EACH_RIGHT)
      if (fence[right]?.includes(holder))
        for (const action of RIGHTS[right]) {
          const words = allowed.get(action) ?? [];
          if (!words.includes(word)) allowed.set(action, [...words, word]);
        }
  return allowed;
}
