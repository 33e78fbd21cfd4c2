import { digestOf } from "../../shared/kernel/digest.ts";
import type { PersonId, RequestKey } from "../../shared/kernel/id.ts";

type Asker = { readonly personId: PersonId };
/** Half of a mark is of the person. */
const HALF = 16;

/**
 * The mark that a draft keeps of the request which saved it: who asked, and under which key. Only a request with the same
 * mark is a repeat; the same text, or the same name of a person, never makes one. `of` is what else was asked for, where
 * what is saved does not tell.
 */
export async function requestMark({ personId }: Asker, requestKey: RequestKey, of?: string): Promise<string> {
  const request = await digestOf({ personId, requestKey, ...(of === undefined ? {} : { of }) });
  return `${await personMark({ personId })}${request.slice(0, HALF)}`;
}

/** Whether a draft was saved by this person, in whichever window. */
export const isMarkOf = async (actor: Asker, mark: string | undefined): Promise<boolean> =>
  mark?.startsWith(await personMark(actor)) === true;

const personMark = async ({ personId }: Asker): Promise<string> =>
  (await digestOf({ personId })).slice(0, HALF);
