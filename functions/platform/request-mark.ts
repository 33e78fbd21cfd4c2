import { digestOf } from "../../shared/kernel/digest.ts";
import type { PersonId, RequestKey } from "../../shared/kernel/id.ts";

type Asking = { readonly personId: PersonId };
/** Half of a mark is of the person. */
const HALF = 16;

/**
 * The mark that a draft keeps of the request which saved it: who asked, and under which key. Only a request with the same
 * mark is a repeat; the same text, or the same name of a person, never makes one.
 */
export async function requestMark({ personId }: Asking, requestKey: RequestKey): Promise<string> {
  return `${await personMark({ personId })}${(await digestOf({ personId, requestKey })).slice(0, HALF)}`;
}

/** Whether a draft was saved by this person, in whichever window. */
export const isMarkOf = async (actor: Asking, mark: string | undefined): Promise<boolean> =>
  mark?.startsWith(await personMark(actor)) === true;

const personMark = async ({ personId }: Asking): Promise<string> =>
  (await digestOf({ personId })).slice(0, HALF);
