import {
  BESIDES_BYTES,
  type GivenFile,
  isBesides,
  jsonIn,
  verifyReceipt,
} from "../../shared/kernel/receipt-verification.ts";
import { cannotBeChecked, FOUND, type Report, reportInWords } from "../../shared/kernel/receipt-words.ts";
import { Changed, sha256Of } from "../files/sha256.client.ts";

const COLOURS = { fails: "red", holds: "green", "left-out": "grey" } as const;

const part = (name: string) => document.querySelector<HTMLElement>(`[data-check="${name}"]`);
const form = document.querySelector<HTMLFormElement>('form[data-check="form"]');
form?.addEventListener("submit", (submitting) => {
  submitting.preventDefault();
  part("result")?.replaceChildren("Checking …");
  void check(form).then(show, () =>
    show(
      cannotBeChecked(
        "This browser cannot check a signature of this kind: use a newer one, or the command below.",
      ),
    ),
  );
});
// What was found is not about what is chosen by now.
form?.addEventListener("input", () => part("result")?.replaceChildren());
form?.removeAttribute("hidden");
part("without-script")?.remove();

async function check(chosen: HTMLFormElement): Promise<Report> {
  const data = new FormData(chosen);
  const [receipt] = filesOf(data, "receipt");
  if (receipt === undefined) return cannotBeChecked("There is nothing to check yet: choose the receipt.");
  const keys = data.get("keys");
  const files: GivenFile[] = [];
  for (const file of [...filesOf(data, "files"), ...filesOf(data, "folder")]) {
    const given = await givenOf(file);
    if (given === undefined)
      return cannotBeChecked(
        `“${file.name}” cannot be read, or has changed since you chose it: choose it again.`,
      );
    files.push(given);
  }
  return reportInWords(
    await verifyReceipt({
      receipt: jsonIn(new Uint8Array(await receipt.arrayBuffer())),
      keys: jsonIn(new TextEncoder().encode(typeof keys === "string" ? keys : "")),
      files,
    }),
  );
}

/** What was chosen in a field; a field that was left empty holds a file without a name. */
const filesOf = (data: FormData, name: string): readonly File[] =>
  data
    .getAll(name)
    .filter((one) => one instanceof File)
    .filter((file) => file.name !== "");

/** A file as it lies on the disk; undefined when it cannot be read. */
async function givenOf(file: File): Promise<GivenFile | undefined> {
  const { name, size } = file;
  try {
    const sha256 = await sha256Of(file);
    const besides = size <= BESIDES_BYTES && isBesides(new Uint8Array(await file.arrayBuffer()));
    return { name, size, sha256, besides };
  } catch (error) {
    if (error instanceof Changed) return undefined;
    throw error;
  }
}

/** Says the verdict, and what was found, each thing with a tag that needs no colour to be understood. */
function show({ holds, verdict, findings }: Report): void {
  const large = document.createElement("p");
  large.className = `govuk-heading-l app-verdict app-verdict--${holds ? "holds" : "fails"}`;
  large.textContent = verdict;
  const list = document.createElement("ul");
  list.className = "govuk-list govuk-list--spaced";
  for (const { found, words } of findings) {
    const tag = document.createElement("strong");
    tag.className = `govuk-tag govuk-tag--${COLOURS[found]}`;
    tag.textContent = FOUND[found];
    const line = document.createElement("li");
    line.className = "app-typed";
    line.append(tag, ` ${words}`);
    list.append(line);
  }
  part("result")?.replaceChildren(large, list);
  large.scrollIntoView({ block: "nearest" });
}
