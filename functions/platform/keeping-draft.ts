import type { BidderActor } from "../../shared/kernel/actor.ts";
import type { RequestKey } from "../../shared/kernel/id.ts";
import { accept, refuse, type RefusalIn, type Result } from "../../shared/kernel/result.ts";
import type { Deps } from "./deps.ts";
import { requestMark } from "./request-mark.ts";
import { stashTogether } from "./stash.ts";
import type { Stashed } from "./table.ts";

type Marked<Draft> = Draft & { readonly request: string };

/** A draft of which the latest version stands, and how a module keeps it. */
type Keeping<Draft, Decided> = {
  /** Whether it may be kept, and as which version. */
  readonly decision: Decided;
  /** The draft itself, and that its request saved it. */
  readonly writes: (draft: Marked<Draft>) => readonly [Stashed, Stashed];
  /** What a request saved before, and whether that is what is asked for now. */
  readonly earlier: (
    request: string,
  ) => Promise<{ readonly draft: Draft; readonly same: boolean } | undefined>;
  /** What stands by now. */
  readonly latest: () => Promise<Draft | undefined>;
};

/**
 * Keeps a draft, which is no evidence. A repeat with the same key gets what it saved, and `latest` says which version stands
 * now; also when nothing can be saved any more. The key of a save that said something else is refused.
 */
export async function keepDraft<
  Draft extends { readonly version: number },
  Decided extends Result<Draft, { readonly code: string }>,
>(
  deps: Pick<Deps, "table">,
  actor: BidderActor,
  requestKey: RequestKey,
  { decision, writes, earlier, latest }: Keeping<Draft, Decided>,
): Promise<
  Result<
    { readonly draft: Draft; readonly latest: number },
    RefusalIn<Decided> | { readonly code: "changed-meanwhile" | "request-key-reused" }
  >
> {
  const request = await requestMark(actor, requestKey);
  if (decision.ok) {
    const draft = { ...decision.value, request };
    if (await stashTogether(deps, ...writes(draft))) return accept({ draft, latest: draft.version });
  }
  // This request may have saved a draft already: when it was sent before, or just now, when its write timed out, was stored
  // all the same, and was refused when it was tried again.
  const [before, stands] = await Promise.all([earlier(request), latest()]);
  if (before === undefined) return decision.ok ? refuse({ code: "changed-meanwhile" }) : decision;
  const { draft, same } = before;
  return same
    ? accept({ draft, latest: stands?.version ?? draft.version })
    : refuse({ code: "request-key-reused" });
}
