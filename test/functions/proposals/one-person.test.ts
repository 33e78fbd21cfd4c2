import { describe, expect, it } from "vitest";
import type { AuthorityAct } from "../../../functions/platform/authority-act.ts";
import type { Deps } from "../../../functions/platform/deps.ts";
import type { Item } from "../../../functions/platform/table.ts";
import { confirmProposal } from "../../../functions/proposals/operations.ts";
import { AUTHORITY_ACTS } from "../../../infra/build/authority-acts.ts";
import { ConfirmProposal } from "../../../shared/proposals/schema.ts";
import { searchAlone } from "../../builders/one-person.ts";

/** `npm run soak` makes it 10,000. */
const SEQUENCES = Number(process.env["RANDOM_SEQUENCES"] ?? 200);
const SEED = Number(process.env["RANDOM_SEED"] ?? 20_140_210);

it(
  `in ${SEQUENCES} random sequences of acts one person of each role reaches nothing that takes two`,
  async () => {
    const search = searchAlone({ seed: SEED });
    for (let number = 0; number < SEQUENCES; number += 1)
      expect(await search.sequence(number), `sequence ${number}, RANDOM_SEED=${SEED}`).toBeUndefined();
    // An act that is always refused proves nothing. How many are done in a few sequences is a matter of chance.
    expect(search.accepted.size).toBeGreaterThan(AUTHORITY_ACTS.length / 2);
    // On a busy machine a sequence takes up to half a second.
  },
  1_800_000 + SEQUENCES * 500,
);

/** The parts, with a table that reads rows otherwise than they are: what is kept of them is not what a rule then sees. */
const misreading = (deps: Deps, sort: string, as: (item: Item) => Item): Deps => {
  const read = (item: Item | undefined) => (item?.sk.startsWith(sort) === true ? as(item) : item);
  return {
    ...deps,
    table: { ...deps.table, get: async (...given) => read(await deps.table.get(...given)) },
  };
};

const planted = (id: string, does: AuthorityAct["does"]): readonly AuthorityAct[] =>
  AUTHORITY_ACTS.map((act) => (act.id === id ? { ...act, does } : act));

/** What keeps one person from doing what takes two, each left out of one act; and what is then reached. */
const PLANTED: Readonly<
  Record<string, { readonly acts: readonly AuthorityAct[]; readonly reached: string }>
> = {
  "whoever proposed something confirms it": {
    reached: "a proposal confirmed",
    acts: planted("confirmProposal", (deps, actor, command, key) => {
      const nobody = { personId: `per_${"0".repeat(26)}`, name: "Nobody" };
      const careless = misreading(deps, "PROPOSAL#", (item) => ({ ...item, proposedBy: nobody }));
      return confirmProposal(careless, actor, ConfirmProposal.parse(command), key);
    }),
  },
  "whoever got the power after a proposal confirms it": {
    reached: "a proposal confirmed",
    acts: planted("confirmProposal", (deps, actor, command, key) => {
      const acceptedAt = "2000-01-01T00:00:00.000Z";
      const careless = misreading(deps, "STAFF#", (item) => ({ ...item, acceptedAt }));
      return confirmProposal(careless, actor, ConfirmProposal.parse(command), key);
    }),
  },
  "an act leaves an entry that it does not declare": {
    reached: "unknown: competition-draft.copied of cloneDraft",
    acts: AUTHORITY_ACTS.map((act) => (act.id === "cloneDraft" ? { ...act, comesTo: {} } : act)),
  },
};

describe("the search finds within 200 sequences that", () => {
  it.each(Object.entries(PLANTED))("%s", async (_way, { acts, reached }) => {
    const search = searchAlone({ seed: SEED, acts });
    let found: Awaited<ReturnType<typeof search.sequence>>;
    for (let number = 0; number < 200 && found === undefined; number += 1)
      found = await search.sequence(number);
    expect(found?.reached).toContain(reached);
  });
});
