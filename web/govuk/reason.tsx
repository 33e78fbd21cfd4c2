import { wholeInWords } from "../../shared/kernel/amount.ts";
import type { Filled } from "./filled.ts";
import { Textarea } from "./textarea.tsx";

type ReasonProps = Pick<Filled, "field"> & { label: string; hint: string; most?: 500 | 2000; rows?: number };

/** Asks why something is done, in the field `reason`; the hint says who reads it. */
export const Reason = ({ field, label, hint, most = 2000, rows = most === 500 ? 3 : 5 }: ReasonProps) => (
  <Textarea
    {...field("reason")}
    rows={rows}
    label={{ m: label }}
    hint={`${hint}. Up to ${wholeInWords(most)} characters`}
  />
);
