import { expect } from "vitest";
import * as z from "zod";
import { factsInWords } from "../../shared/audit/fact-words.ts";
import type { Facts } from "../../shared/kernel/chain.ts";
import type { Deps } from "../../functions/platform/deps.ts";
import type { RequestKey } from "../../shared/kernel/id.ts";
import { anyKey } from "./competition.ts";
import { allItems, type TestPortal } from "./portal.ts";

type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: { readonly code: string } };

/** How many audit entries there are in all streams. */
export const countEntries = async ({ client }: TestPortal): Promise<number> =>
  (await allItems(client)).filter(({ sk }) => sk?.S?.startsWith("ENTRY#")).length;

/** Does something that must be refused with this code, and see that the table is as it was. */
export async function refusesWith(
  portal: TestPortal,
  code: string,
  act: () => Promise<Outcome>,
): Promise<void> {
  const before = await portal.digest();
  const outcome = await act();
  expect(outcome.ok ? "accepted" : outcome.error.code).toBe(code);
  expect(await portal.digest(), "a refusal commits nothing").toBe(before);
}

/** The same of an operation, asked for by somebody with a request key of its own. */
export const refuses = <Actor, Command>(
  portal: TestPortal,
  code: string,
  operation: (deps: Deps, actor: Actor, command: Command, requestKey: RequestKey) => Promise<Outcome>,
  actor: NoInfer<Actor>,
  command: NoInfer<Command>,
): Promise<void> => refusesWith(portal, code, () => operation(portal.deps, actor, command, anyKey()));

/** Does something that must be accepted, and see that it left exactly one audit entry (or as many as said). */
export async function leavesOneEntry<T>(
  portal: TestPortal,
  act: () => Promise<{ ok: true; value: T } | { ok: false; error: { code: string } }>,
  entries = 1,
): Promise<T> {
  const before = await countEntries(portal);
  const outcome = await act();
  if (!outcome.ok) throw new Error(`refused: ${outcome.error.code}`);
  expect((await countEntries(portal)) - before, "audit entries left").toBe(entries);
  const left = LeftEntry.safeParse(outcome.value);
  const detail = left.data?.entry.detail ?? {};
  expect(slugsTold(detail), "what the log tells without a name").toEqual([]);
  expect(unnamed(detail), "facts of the log without a name").toEqual([]);
  return outcome.value;
}

const LeftEntry = z.object({ entry: z.object({ detail: z.custom<Facts>() }) });

/** The facts of an entry that an auditor would read under their names in the code. */
function unnamed(facts: Facts): readonly string[] {
  const { told, technical } = factsInWords(facts, () => undefined);
  return [...told, ...technical].map(({ name }) => name).filter((name) => Object.hasOwn(facts, name));
}

/** What an entry tells people and has the form of an identifier, stages and lots apart: the page knows their names. */
const slugsTold = (facts: Facts): readonly string[] =>
  factsInWords(facts, (key) => (/^(lot|preferences|pqq)(-\d+)?$/.test(key) ? "named" : undefined))
    .told.flatMap(({ value }) => value.split(/[,;] /))
    .filter((value) => /^[a-z]+(-[a-z0-9]+)+( \d+)?$/.test(value));
