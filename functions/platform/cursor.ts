/** A cursor for the next page of a list, and back again. Opaque to clients; undefined when it was made up. */
export const cursorOf = (sortKey: string): string => Buffer.from(sortKey).toString("base64url");
export function sortKeyOf(cursor: string): string | undefined {
  const text = Buffer.from(cursor, "base64url").toString();
  return /^[A-Z]+(#[a-z0-9_-]+)*$/.test(text) ? text : undefined;
}
