import type { Deps } from "../../functions/platform/deps.ts";
import type { Door } from "../../shared/kernel/names.ts";
import { clockMount } from "./clock-page.ts";
import { type EdgePage, refusalResult } from "./front/answer.ts";
import type { DoorHandler, Mount } from "./front/front.ts";
import { tokenMount } from "./token-mount.ts";

const SOON = { "retry-after": "2" };

/**
 * All by which somebody can act, or get what they need to act: doors, clock and tokens. Before the demonstration has
 * reached its time nobody gets in.
 */
export function whenReady(
  isReady: () => boolean,
  given: Parameters<typeof clockMount>[0] & {
    readonly doors: Record<Door, DoorHandler>;
    readonly page: EdgePage;
    readonly deps: Deps;
  },
): { readonly doors: Record<Door, DoorHandler>; readonly mounts: readonly Mount[] } {
  const gated =
    (handler: DoorHandler): DoorHandler =>
    (lambdaEvent) =>
      isReady()
        ? handler(lambdaEvent)
        : refusalResult(given.page, lambdaEvent.rawPath, { code: "starting", headers: SOON });
  const doors = Object.entries(given.doors).map(([door, handler]) => [door, gated(handler)] as const);
  return {
    doors: { ...given.doors, ...Object.fromEntries(doors) },
    mounts: [clockMount(given), tokenMount(given.deps)].map((mount) => ({
      prefix: mount.prefix,
      handle: (req, res, refuse) => (isReady() ? mount.handle(req, res, refuse) : refuse("starting", SOON)),
    })),
  };
}
