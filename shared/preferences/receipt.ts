import { canonical } from "../kernel/digest.ts";
import { Manifest } from "./schema.ts";

/** What a submitted choice is called, as a file and in the receipt. */
export const CHOICE_FILE = "choice.json";

/** What was submitted, byte for byte: the receipt states its SHA-256. */
export const submittedChoice = ({ manifest }: { readonly manifest?: unknown }): string =>
  canonical(Manifest.parse(manifest));

/** The choice in what was handed in: its lots; nothing of a withdrawal. */
export const choiceIn = ({ manifest }: { readonly manifest?: unknown }) => {
  const { lots } = Manifest.parse(manifest);
  return lots === undefined ? {} : { lots };
};
