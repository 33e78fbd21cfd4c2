/** Runs work that has the same name one after the other, and everything else side by side. */
export function oneAtATime() {
  const last = new Map<string, Promise<unknown>>();

  return async function inTurn<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
    const before = last.get(name) ?? Promise.resolve();
    const mine = before.then(work, work);
    last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (last.get(name) === mine) last.delete(name);
    }
  };
}
