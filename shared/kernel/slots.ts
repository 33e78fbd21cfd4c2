/** Has something done when its turn has come. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets no more than so many works run at once; the others wait, in the order in which they came. */
export function slots(count: number): InTurn {
  const take = places(count);
  return async (work) => {
    const giveBack = await take();
    try {
      return await work();
    } finally {
      giveBack();
    }
  };
}

/** Gives out so many places; who asks for one more waits until one is given back. */
export function places(count: number): () => Promise<() => void> {
  let free = count;
  const waiting: (() => void)[] = [];
  function giveBack(): void {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }
  return async () => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    return giveBack;
  };
}
