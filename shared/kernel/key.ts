/**
 * The first word of every partition key. A function's role in AWS stands on it, so it says who may see what follows;
 * the table of who reads and writes each is in infra/aws/README.md.
 */
export const FENCE_WORDS = [
  "CMP",
  "STAGING",
  "WAITING",
  "GATE",
  "TAKERS",
  "DRAFT",
  "FILE",
  "BID",
  "STAND",
  "OPEN",
  "EVAL",
  "QUERY",
  "SHOWN",
  "ORG",
  "REGISTER",
  "CONTACT",
  "MEMBER",
  "INVITE",
  "STAFF",
  "SESSION",
  "SIGNIN",
  "LIMIT",
  "INBOX",
  "REMIND",
  "DEAD",
  "AUDBIDDER",
  "AUDAUTHORITY",
  "AUDSIGNIN",
  "AUDPUBLIC",
  "AUDSEAL",
  "AUDSCAN",
  "WITHHELD",
  "LOG",
] as const;
type FenceWord = (typeof FENCE_WORDS)[number];

/** Where an item lies: partition and sort key. */
export type Key = { readonly pk: string; readonly sk: string };

const COMPONENT = /^[a-z0-9_-]+$/;

function checked(component: string | number): string {
  const text = String(component);
  if (!COMPONENT.test(text)) throw new TypeError("a key component is made of a-z, 0-9, _ and -");
  return text;
}

/**
 * The one builder of partition keys: `partition("BID", organisation, competition)` is `BID#org_…#cmp_…`. Throws on a
 * component outside the grammar, so that no text of a person can reach over a delimiter into another's partition.
 */
export const partition = (
  word: FenceWord,
  first: string | number,
  ...more: readonly (string | number)[]
): string => [word, checked(first), ...more.map(checked)].join("#");

/** A sort key: `sort("WINDOW", "preferences-1")` is `WINDOW#preferences-1`; a word alone names the only one of its kind. */
export const sort = (word: Uppercase<string>, ...components: readonly (string | number)[]): string =>
  [word, ...components.map(checked)].join("#");

/** What a query for all sort keys below these components begins with: it always ends in the delimiter. */
export const sortPrefix = (word: Uppercase<string>, ...components: readonly (string | number)[]): string =>
  `${sort(word, ...components)}#`;

/** A number of a fixed width, so that text order is number order: sequence numbers, milliseconds. */
export const sortable = (number: number): string => String(number).padStart(15, "0");
