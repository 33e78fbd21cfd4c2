import type * as z from "zod";
import { type Key, partition, sort } from "../../shared/kernel/key.ts";
import { asKept } from "./as-kept.ts";
import type { Participation } from "./stream.ts";
import type { Stashed, Table } from "./table.ts";

/**
 * What each request of an organisation saved in its drafts, by the request's mark: its key then names that for good. `word`
 * is that of one kind of draft, `schema` reads what is kept of it.
 */
export function savedByRequest<Saved extends object>(
  word: Uppercase<string>,
  schema: z.core.$ZodType<Saved>,
) {
  const savedOf = asKept(schema);
  const keyOf = ({ organisationId, competitionId }: Participation, request: string): Key => ({
    pk: partition("DRAFT", organisationId, competitionId),
    sk: sort(word, request),
  });
  return {
    /** Keeps what a request saved, if it has not saved anything before. */
    keepSaved: (of: Participation, request: string, saved: Saved): Stashed => ({
      put: { ...keyOf(of, request), ...saved },
      if: "absent",
    }),
    /** What a request saved; undefined when it saved nothing. */
    loadSaved: async (table: Table, of: Participation, request: string) =>
      savedOf(await table.get(keyOf(of, request))),
  };
}
