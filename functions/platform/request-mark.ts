import { digestOf } from "../../shared/kernel/digest.ts";
import type { PersonId, RequestKey } from "../../shared/kernel/id.ts";

/**
 * The mark that a draft keeps of the request which saved it: who asked, and under which key. Only a request with the same
 * mark is a repeat; the same text, or the same name of a person, never makes one. `of` is what else was asked for, where
 * what is saved does not tell.
 */
export async function requestMark(
  { personId }: { readonly personId: PersonId },
  requestKey: RequestKey,
  of?: string,
): Promise<string> {
  return (await digestOf({ personId, requestKey, ...(of === undefined ? {} : { of }) })).slice(0, 32);
}
