import { allHolds, type GivenFile, verifyReceipt } from "../../shared/kernel/receipt-verification.ts";
import { checkInWords, type Finding, verificationRefusalInWords } from "../../shared/kernel/receipt-words.ts";

/** Browsers hash only what lies in memory whole. */
const MOST_BYTES = 64 * 1024 * 1024;

const part = (name: string) => document.querySelector<HTMLElement>(`[data-check="${name}"]`);
const form = document.querySelector<HTMLFormElement>('form[data-check="form"]');
form?.addEventListener("submit", (submitting) => {
  submitting.preventDefault();
  void check(form).then(show, () =>
    show([
      {
        holds: false,
        words: "This browser cannot check a signature of this kind: use a newer one, or the command.",
      },
    ]),
  );
});
form?.removeAttribute("hidden");
part("without-script")?.remove();

async function check(chosen: HTMLFormElement): Promise<readonly Finding[]> {
  const data = new FormData(chosen);
  const [receipt] = filesOf(data, "receipt");
  if (receipt === undefined)
    return [{ holds: false, words: "There is nothing to check yet: choose the receipt." }];
  const keys = data.get("keys");
  const files = filesOf(data, "files");
  const tooLarge = files.filter(({ size }) => size > MOST_BYTES);
  const checked = await verifyReceipt({
    receipt: jsonOf(await receipt.text()),
    keys: jsonOf(typeof keys === "string" ? keys : ""),
    files: await Promise.all(files.filter((file) => !tooLarge.includes(file)).map(hashed)),
  });
  if (!checked.ok) return [{ holds: false, words: verificationRefusalInWords(checked.error) }];
  const large = tooLarge.map(({ name }) => ({
    holds: false,
    words: `“${name}” is larger than 64 MB: a browser cannot check it, the command can.`,
  }));
  const everything = allHolds(checked.value) && large.length === 0;
  return [
    { holds: everything, words: everything ? "Everything holds." : "Not everything holds." },
    ...checkInWords(checked.value),
    ...large,
  ];
}

/** What was chosen in a field; a field that was left empty holds a file without a name. */
const filesOf = (data: FormData, name: string): readonly File[] =>
  data
    .getAll(name)
    .filter((one) => one instanceof File)
    .filter((file) => file.name !== "");

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function hashed(file: File): Promise<GivenFile> {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  const sha256 = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { name: file.name, size: file.size, sha256 };
}

/** Says what was found, each thing with a tag that needs no colour to be understood. */
function show(findings: readonly Finding[]): void {
  const list = document.createElement("ul");
  list.className = "govuk-list govuk-list--spaced";
  for (const { holds, words } of findings) {
    const tag = document.createElement("strong");
    tag.className = `govuk-tag govuk-tag--${holds ? "green" : "red"}`;
    tag.textContent = holds ? "Holds" : "Fails";
    const line = document.createElement("li");
    line.append(tag, ` ${words}`);
    list.append(line);
  }
  part("result")?.replaceChildren(list);
}
