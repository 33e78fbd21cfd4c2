import * as z from "zod";
import { Instant } from "../../shared/kernel/instant.ts";
import { ProposalId } from "../../shared/kernel/id.ts";
import { Proposal, Scope } from "../../shared/kernel/proposal.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { proposalRefusalInWords } from "../../shared/proposals/words.ts";
import { loadCompetition } from "../competition/facts.ts";
import { aRead } from "../platform/read.ts";
import { type Followed, loadAllWaiting, loadFollowed, loadHistory } from "./facts.ts";

/** A proposal as a program reads it: what both people read, and not the command that it was made of. */
const Read = () =>
  z.strictObject({
    ...Proposal.shape,
    proposedAt: Instant,
    state: z.enum(["waiting", "lapsed", "overtaken", "confirmed", "withdrawn", "declined"]),
  });
const shown = ({ proposal, state }: Pick<Followed, "proposal" | "state">) => ({ ...proposal, state });

const ofAuthority = { audience: "authority", refusals: [], words: proposalRefusalInWords } as const;

export const proposalReads = [
  aRead({
    ...ofAuthority,
    id: "listWaitingProposals",
    path: "/proposals",
    summary:
      "What waits for a second person, in every competition and on the portal; the first to run out first",
    address: z.strictObject({}),
    answer: () => z.strictObject({ items: z.array(Read()) }),
    reads: async (deps, actor) => {
      const waiting = await loadAllWaiting(deps, actor);
      return accept({ body: { items: waiting.map((proposal) => shown({ proposal, state: "waiting" })) } });
    },
  }),
  aRead({
    ...ofAuthority,
    id: "listProposals",
    path: "/proposals/:scope",
    summary:
      "Every proposal there was in a competition, or on the portal, with what has become of it; the latest first",
    address: z.strictObject({ scope: Scope }),
    answer: () => z.strictObject({ items: z.array(Read()) }),
    reads: async (deps, actor, { scope }) => {
      if (scope !== "portal" && (await loadCompetition(deps.table, scope)) === undefined)
        return refuse({ code: "not-found" });
      return accept({ body: { items: (await loadHistory(deps, actor, scope)).map(shown) } });
    },
  }),
  aRead({
    ...ofAuthority,
    id: "getProposal",
    path: "/proposals/:scope/:proposal",
    summary: "One proposal. The ETag is its hash, on which it is confirmed",
    address: z.strictObject({ scope: Scope, proposalId: ProposalId }),
    answer: Read,
    reads: async (deps, actor, address) => {
      const followed = await loadFollowed(deps, actor, address);
      return followed === undefined
        ? refuse({ code: "not-found" })
        : accept({ body: shown(followed), version: followed.proposal.hash });
    },
  }),
];
