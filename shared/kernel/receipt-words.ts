import { inWords } from "./instant.ts";
import type { ReceiptCheck, VerificationRefusal } from "./receipt-verification.ts";

/** One thing that was found out about a receipt, as a sentence. */
export type Finding = { readonly holds: boolean; readonly words: string };

const yes = (words: string): Finding => ({ holds: true, words });
const no = (words: string): Finding => ({ holds: false, words });

/** What a receipt proves, sentence by sentence. Of one whose signature does not hold nothing else is said. */
export function checkInWords(check: ReceiptCheck): readonly Finding[] {
  if (check.holds !== "yes") return [signatureInWords(check)];
  return [
    signatureInWords(check),
    receivedInWords(check),
    ...check.items.map(({ item, file }) => {
      if (file === undefined) return no(`“${item.name}” was submitted and is not among the files given.`);
      if (file.name === item.name) return yes(`“${file.name}” is exactly what was submitted.`);
      return yes(`“${file.name}” is exactly what was submitted, then called “${item.name}”.`);
    }),
    ...check.strangers.map(({ name }) =>
      no(`“${name}” is not in this receipt: it was not submitted, or it has changed since.`),
    ),
  ];
}

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
    : no(`${act}. It was received at ${received}, too late: the closing time was ${closing}.`);
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
