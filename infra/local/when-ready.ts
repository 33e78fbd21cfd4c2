import type { Deps } from "../../functions/platform/deps.ts";
import type { Door } from "../../shared/kernel/names.ts";
import { clockMount } from "./clock-page.ts";
import { type EdgePage, refusalResult } from "./front/answer.ts";
import type { DoorHandler, Mount } from "./front/front.ts";
import type { GatewayEvent } from "./front/gateway-event.ts";
import { eachDoor } from "./functions.ts";
import { tokenMount } from "./token-mount.ts";

/** A program asks again when it is told to; a browser does so by itself. */
const SOON = { "retry-after": "2", refresh: "2" };

/**
 * All by which somebody can act, or get what they need to act: doors, clock and tokens. Before there are doors, when the
 * demonstration has reached its time, nobody gets in.
 */
export function whenReady(
  doors: () => Record<Door, DoorHandler> | undefined,
  given: Parameters<typeof clockMount>[0] & { readonly page: EdgePage; readonly deps: Deps },
): { readonly doors: Record<Door, DoorHandler>; readonly mounts: readonly Mount[] } {
  const starting = ({ rawPath }: GatewayEvent) =>
    refusalResult(given.page, rawPath, { code: "starting", headers: SOON });
  return {
    doors: eachDoor((door) => (lambdaEvent) => doors()?.[door](lambdaEvent) ?? starting(lambdaEvent)),
    mounts: [clockMount(given), tokenMount(given.deps)].map((mount) => ({
      prefix: mount.prefix,
      handle: (req, res, refuse) => (doors() ? mount.handle(req, res, refuse) : refuse("starting", SOON)),
    })),
  };
}
