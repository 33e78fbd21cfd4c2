import type * as z from "zod";
import type { CompetitionId, OrganisationId } from "../../shared/kernel/id.ts";
import { type Key, partition, sort } from "../../shared/kernel/key.ts";
import { asKept } from "./as-kept.ts";
import type { Table, Write } from "./table.ts";

/**
 * What each request of an organisation saved in its drafts, by the request's mark: its key then names that for good. `word`
 * is that of one kind of draft, `schema` reads what is kept of it.
 */
export function savedByRequest<Saved extends object>(
  word: Uppercase<string>,
  schema: z.core.$ZodType<Saved>,
) {
  const savedOf = asKept(schema);
  const keyOf = (organisation: OrganisationId, competition: CompetitionId, request: string): Key => ({
    pk: partition("DRAFT", organisation, competition),
    sk: sort(word, request),
  });
  return {
    /** Keeps what a request saved, if it has not saved anything before. */
    keepSaved: (organisation: OrganisationId, competition: CompetitionId, request: string, saved: Saved) =>
      ({
        put: { ...keyOf(organisation, competition, request), ...saved },
        if: "absent",
      }) as const satisfies Write,
    /** What a request saved; undefined when it saved nothing. */
    loadSaved: async (
      table: Table,
      organisation: OrganisationId,
      competition: CompetitionId,
      request: string,
    ): Promise<Saved | undefined> => {
      return savedOf(await table.get(keyOf(organisation, competition, request)));
    },
  };
}
