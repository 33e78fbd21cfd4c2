import { hashAmongTwins, sizeInWords } from "./file-words.ts";
import { inWords } from "./instant.ts";
import {
  allHolds,
  type CannotBeChecked,
  isCalled,
  isReceiptAlone,
  type ReceiptCheck,
  type VerificationRefusal,
} from "./receipt-verification.ts";
import type { ReceiptItem } from "./receipt.ts";
import type { Result } from "./result.ts";

/** One thing that was found out about a receipt, as a sentence. */
export type Finding = { readonly found: "fails" | "holds" | "left-out"; readonly words: string };

/** All that is said of a receipt, on the page and by the command alike: whether everything holds, first, and why. */
export type Report = {
  /** What the verdict says in a word: `left-out` where the receipt holds and nothing was compared with it. */
  readonly found: Finding["found"];
  readonly verdict: string;
  readonly findings: readonly Finding[];
};

const yes = (words: string): Finding => ({ found: "holds", words });
const no = (words: string): Finding => ({ found: "fails", words });

/** What was found out about a receipt; what fails comes first. */
export const reportInWords = (checked: Result<ReceiptCheck, CannotBeChecked>): Report =>
  checked.ok
    ? { ...verdict(checked.value), findings: checkInWords(checked.value) }
    : cannotBeChecked(...checked.error.because.map(verificationRefusalInWords));

/** The same where nothing could be found out. */
export const cannotBeChecked = (...words: readonly string[]): Report => ({
  found: "fails",
  verdict: "This could not be checked.",
  findings: words.map(no),
});

function verdict(check: ReceiptCheck): Omit<Report, "findings"> {
  if (allHolds(check)) return { found: "holds", verdict: "Everything holds." };
  return isReceiptAlone(check)
    ? { found: "left-out", verdict: "The receipt is genuine. No files were compared." }
    : { found: "fails", verdict: "Not everything holds." };
}

/** What a receipt proves, sentence by sentence. Of one whose signature does not hold nothing else is said. */
export function checkInWords(check: ReceiptCheck): readonly Finding[] {
  if (check.holds !== "yes") return [signatureInWords(check)];
  const findings = [
    signatureInWords(check),
    receivedInWords(check),
    ...[...new Set(check.same.map((pair) => sameInWords(pair, check)))].map(yes),
    ...check.changed.map(({ file }) =>
      no(`“${file.name}” has changed: what was submitted under this name is something else.`),
    ),
    ...check.namesakes.map(({ name }) => no(`“${name}” is nothing that was submitted under this name.`)),
    ...missingInWords(check),
    ...check.strangers.map(({ name }) =>
      no(`“${name}” is not in this receipt: it was not submitted, or it has changed since.`),
    ),
    ...check.besides.map(({ name }): Finding => ({
      found: "left-out",
      words: `“${name}” was not compared: a receipt, keys or a file of the computer’s own is no part of what was submitted.`,
    })),
  ];
  const isFailure = ({ found }: Finding) => found === "fails";
  return [...findings.filter(isFailure), ...findings.filter((one) => !isFailure(one))];
}

type Same = ReceiptCheck["same"][number];

/** Whether a file lies where another item is looked for: it is not to be taken for that one. */
const isInPlaceOf = (one: ReceiptItem, { item, file }: Same): boolean =>
  isCalled(file, one) && !isCalled(item, one);

function sameInWords(pair: Same, { missing, statement }: ReceiptCheck): string {
  const [name, { item, file }] = [called(pair.item, statement.items), pair];
  if (file.name.normalize("NFC") === item.name) return `${name} is exactly what was submitted.`;
  return missing.some((one) => isInPlaceOf(one, pair))
    ? `The file that is called “${file.name}” now is exactly what was submitted as ${name}.`
    : `“${file.name}” is exactly what was submitted, then called ${name}.`;
}

function missingInWords(check: ReceiptCheck): readonly Finding[] {
  const items = check.missing.filter(
    (item, at) => !check.missing.slice(0, at).some((one) => isTwin(one, item)),
  );
  const names = items.map((item) => called(item, check.statement.items));
  if (isReceiptAlone(check))
    return [
      { found: "left-out", words: `To be compared besides, as it was submitted: ${names.join(", ")}.` },
    ];
  return items.map((item, at) => {
    const words = `${names[at]} was submitted and is not among the files given`;
    const isTaken = check.same.some((pair) => isInPlaceOf(item, pair));
    return no(isTaken ? `${words}: what is called so now is something else.` : `${words}.`);
  });
}

/** An item by its name; where several have the name, also by what the receipt tells them apart by. */
const called = (item: ReceiptItem, items: readonly ReceiptItem[]): string =>
  `“${item.name}”${amongTwins(item, items)}`;

function amongTwins(item: ReceiptItem, items: readonly ReceiptItem[]): string {
  const hash = hashAmongTwins(item, items);
  const size = item.size === undefined ? "" : `${sizeInWords(item.size)}, `;
  // Files that are the same to the byte differ in nothing but the questions that they were attached to.
  const times = items.filter((one) => isTwin(one, item)).length;
  const often = times > 1 ? `, attached to ${times} questions` : "";
  return hash === undefined ? "" : ` (${size}SHA-256 ${hash}…${often})`;
}

const isTwin = (one: ReceiptItem, other: ReceiptItem): boolean =>
  one.name === other.name && one.sha256 === other.sha256;

/** Each finding in a word. */
export const FOUND = { fails: "Fails", holds: "Holds", "left-out": "Left out" } as const satisfies Record<
  Finding["found"],
  string
>;

function signatureInWords({ holds, keyId }: ReceiptCheck): Finding {
  switch (holds) {
    case "yes":
      return yes(`The portal signed this receipt (key ${keyId}), and nothing in it has changed since.`);
    case "no":
      return no("The signature does not hold: this receipt was changed, or the portal never gave it out.");
    case "key-unknown":
      return no(
        `The receipt names a key that is not among the published ones (${keyId}): it proves nothing.`,
      );
  }
}

function receivedInWords({ inTime, statement }: ReceiptCheck): Finding {
  const { what, reference, organisation, competition, by, receivedAt, closesAt } = statement;
  const act = `${organisation.name} ${what} ${reference} in “${competition.title}” (by ${by})`;
  const [received, closing] = [inWords(receivedAt), inWords(closesAt)];
  return inTime
    ? yes(`${act}. It was received at ${received}, before the closing time, ${closing}.`)
    : no(`${act}. It was received at ${received}, too late: it had to be received before ${closing}.`);
}

/** Why something could not be checked at all. */
export function verificationRefusalInWords({ code }: VerificationRefusal): string {
  switch (code) {
    case "not-a-receipt":
      return "This is not a receipt of the portal, or it was changed so that it cannot be read as one.";
    case "not-published-keys":
      return "These are not the published keys of a portal.";
  }
}
