import { accept, refuse, type Result } from "./result.ts";

/** Why a list of members cannot stand. */
export type MembersRefusal =
  | { code: "member-named-twice"; name: string }
  | { code: "probation-trust-cannot-bid"; name: string }
  | { code: "shares-over-100"; total: number };

type Lead = { readonly name: string; readonly kind: string };

/**
 * Decides whether these can be the members of a bidder: each named once, no Probation Trust among them or leading them
 * (they cannot bid for the contracts; mutuals and spin-outs may), and the known shares at most the whole.
 */
export function decideMembers<Member extends Lead & { readonly sharePercent?: number | undefined }>(
  lead: Lead,
  named: readonly Member[],
): Result<readonly Member[], MembersRefusal> {
  const trust = [lead, ...named].find(({ kind }) => kind === "probation-trust");
  if (trust !== undefined) return refuse({ code: "probation-trust-cannot-bid", name: trust.name });
  const seen = new Set<string>();
  for (const { name } of named) {
    if (seen.has(name.toLowerCase())) return refuse({ code: "member-named-twice", name });
    seen.add(name.toLowerCase());
  }
  const total = named.reduce((sum, { sharePercent = 0 }) => sum + sharePercent, 0);
  if (total > 100) return refuse({ code: "shares-over-100", total });
  return accept(named);
}
