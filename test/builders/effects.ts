import { expect } from "vitest";
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
  return outcome.value;
}
