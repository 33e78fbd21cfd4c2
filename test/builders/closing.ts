const open = new Set<() => Promise<void>>();

/** Whoever opens something says here how it is closed: it is, when the tests of the file have ended. */
export const closeAtEnd = (close: () => Promise<void>): void => void open.add(close);

/** Closes what the tests of a file opened. */
export async function closeAll(): Promise<void> {
  const closing = [...open];
  open.clear();
  await Promise.all(closing.map((close) => close()));
}
