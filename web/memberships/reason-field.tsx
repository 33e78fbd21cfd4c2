import type { Filled } from "../govuk/filled.ts";
import { Textarea } from "../govuk/textarea.tsx";

/** Why a change is asked for, or decided as it is. */
export function ReasonField({ field, hint }: Pick<Filled, "field"> & { hint: string }) {
  return <Textarea {...field("reason")} label={{ m: "Reason" }} hint={hint} />;
}
