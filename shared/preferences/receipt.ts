import { canonical } from "../kernel/digest.ts";
import type { Receipt } from "./schema.ts";

/** What a submitted choice is called, as a file and in the receipt. */
export const CHOICE_FILE = "choice.json";

/** What was submitted, byte for byte: the receipt states its SHA-256. */
export const submittedChoice = ({ round, lots }: Pick<Receipt, "round" | "lots">): string =>
  canonical({ round, lots });
