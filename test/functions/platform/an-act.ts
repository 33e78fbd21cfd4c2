import { entryOf, type ToCommit } from "../../../functions/platform/commit.ts";
import { authorityStream } from "../../../functions/platform/stream.ts";
import type { TestPortal } from "../../builders/portal.ts";
import { CompetitionId, PersonId, spellId } from "../../../shared/kernel/id.ts";
import { type AuditEntry, firstBreak } from "../../../shared/kernel/chain.ts";
import { sortPrefix } from "../../../shared/kernel/key.ts";

export const PERSON = PersonId.parse(spellId("person", new Uint8Array(17)));
export const COMPETITION = CompetitionId.parse(spellId("competition", new Uint8Array(17)));
export const STREAM = authorityStream(COMPETITION, PERSON);

/** An act of one person of the authority: `said` is what was asked for and answered. */
export const anAct = ({ deps }: Pick<TestPortal, "deps">, said = "something", stream = STREAM): ToCommit => ({
  stream,
  what: "something.done",
  who: { personId: PERSON, name: "Ada", audience: "authority" },
  at: deps.now(),
  competitionId: COMPETITION,
  detail: { said },
  answer: { said },
  command: { said },
});

/** The entries of a stream in order, having seen that nothing in it is missing or altered. */
export async function soundEntries({ deps }: TestPortal, stream = STREAM): Promise<readonly AuditEntry[]> {
  const items = await deps.table.all({ pk: stream.name, beginsWith: sortPrefix("ENTRY") });
  const entries = items.map(entryOf).toSorted((a, b) => a.seq - b.seq);
  const broken = await firstBreak(stream.name, entries);
  if (broken !== undefined) throw new Error(`entry ${broken.seq} is ${broken.why}`);
  return entries;
}
