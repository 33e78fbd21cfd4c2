import {
  BESIDES_BYTES,
  type GivenFile,
  isBesides,
  isReceipt,
  jsonIn,
  verifyReceipt,
} from "../../shared/kernel/receipt-verification.ts";
import { cannotBeChecked, FOUND, type Report, reportInWords } from "../../shared/kernel/receipt-words.ts";
import { Changed, Gone, sha256Of } from "../files/sha256.client.ts";
import { markRight, markWrong } from "./field-error.client.ts";

const COLOURS = { fails: "red", holds: "green", "left-out": "grey" } as const;

/** What must be chosen otherwise before anything can be checked: in which field, and what it says. */
class Misfit extends Error {
  readonly field: "receipt" | "files" | "folder";

  constructor(field: Misfit["field"], words: string) {
    super(words);
    this.field = field;
  }
}

/** Ends the newest check, the only one that is shown. */
let checking = new AbortController();

const part = (name: string) => document.querySelector<HTMLElement>(`[data-check="${name}"]`);
const form = document.querySelector<HTMLFormElement>('form[data-check="form"]');
form?.addEventListener("submit", (submitting) => {
  submitting.preventDefault();
  forget(form);
  const { signal } = checking;
  part("result")?.replaceChildren("Checking …");
  const shown = (report: Report) => (signal.aborted ? undefined : show(report));
  void check(form, signal).then(shown, (error: unknown) => {
    if (signal.aborted) return undefined;
    if (error instanceof Misfit) {
      part("result")?.replaceChildren();
      return markWrong(error.field, error.message);
    }
    return show(
      cannotBeChecked(
        "This browser cannot check a signature of this kind: use a newer one, or the command below.",
      ),
    );
  });
});
// What was found is not about what is chosen by now.
form?.addEventListener("input", () => forget(form));
form?.removeAttribute("hidden");
part("without-script")?.remove();

/** Also of a check that still runs nothing is shown any more. */
function forget(chosen: HTMLFormElement): void {
  checking.abort();
  checking = new AbortController();
  part("result")?.replaceChildren();
  markRight(chosen);
}

async function check(chosen: HTMLFormElement, signal: AbortSignal): Promise<Report> {
  const data = new FormData(chosen);
  const besideIt = [...filesOf(data, "files"), ...filesOf(data, "folder")];
  const receipt = filesOf(data, "receipt")[0]?.file ?? (await receiptAmong(besideIt));
  const keys = data.get("keys");
  const files: GivenFile[] = [];
  for (const one of besideIt) files.push(await givenOf(one, signal));
  return reportInWords(
    await verifyReceipt({
      receipt: jsonIn(await contentOf({ field: "receipt", file: receipt })),
      keys: jsonIn(new TextEncoder().encode(typeof keys === "string" ? keys : "")),
      files,
    }),
  );
}

type Chosen = { readonly field: Misfit["field"]; readonly file: File };

/** What was chosen in a field; a field that was left empty holds a file without a name. */
const filesOf = (data: FormData, field: Chosen["field"]): readonly Chosen[] =>
  data
    .getAll(field)
    .filter((one) => one instanceof File)
    .filter(({ name }) => name !== "")
    .map((file) => ({ field, file }));

/** The one receipt among the files that were submitted, where it was not chosen by itself. */
async function receiptAmong(chosen: readonly Chosen[]): Promise<File> {
  const receipts: File[] = [];
  for (const one of chosen)
    if (one.file.size <= BESIDES_BYTES && isReceipt(await contentOf(one))) receipts.push(one.file);
  const [receipt, ...more] = receipts;
  if (receipt === undefined)
    throw new Misfit(
      "receipt",
      chosen.length === 0 ? "Choose the receipt" : "Choose the receipt: there is none among the files",
    );
  if (more.length > 0)
    throw new Misfit("receipt", `Choose the receipt: there are ${receipts.length} among the files`);
  return receipt;
}

const contentOf = ({ field, file }: Chosen): Promise<Uint8Array> =>
  file.arrayBuffer().then(
    (bytes) => new Uint8Array(bytes),
    (error: unknown) => {
      throw unreadable(field, file, error);
    },
  );

const unreadable = (field: Misfit["field"], { name }: File, why: unknown) =>
  new Misfit(
    field,
    why instanceof Gone
      ? `“${name}” is not there any more: choose it where it is now`
      : `“${name}” cannot be read, or has changed since you chose it: choose it again`,
  );

/** A file as it lies on the disk. */
async function givenOf(chosen: Chosen, signal: AbortSignal): Promise<GivenFile> {
  const { name, size } = chosen.file;
  try {
    const sha256 = await sha256Of(chosen.file, async () => signal.throwIfAborted());
    return { name, size, sha256, besides: size <= BESIDES_BYTES && isBesides(await contentOf(chosen)) };
  } catch (error) {
    throw error instanceof Changed ? unreadable(chosen.field, chosen.file, error) : error;
  }
}

/** Says the verdict, and what was found, each thing with a tag that needs no colour to be understood. */
function show({ found, verdict, findings }: Report): void {
  const large = document.createElement("p");
  large.className = `govuk-heading-l app-verdict app-verdict--${found}`;
  large.textContent = verdict;
  const list = document.createElement("ul");
  list.className = "govuk-list govuk-list--spaced app-findings";
  for (const one of findings) {
    const tag = document.createElement("strong");
    tag.className = `govuk-tag govuk-tag--${COLOURS[one.found]}`;
    tag.textContent = FOUND[one.found];
    const line = document.createElement("li");
    line.className = "app-typed";
    line.append(tag, ` ${one.words}`);
    list.append(line);
  }
  part("result")?.replaceChildren(large, list);
  part("result")?.scrollIntoView({ block: "start" });
}
