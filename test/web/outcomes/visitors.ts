import { front } from "../../builders/doors.ts";
import { type Answer, type Fields, personAt, type Reader, reader } from "../../builders/person.ts";
import type { TestPortal } from "../../builders/portal.ts";
import { hidden } from "../../builders/page.ts";

/** Somebody with a browser and with a program of theirs. */
export type Visitor = Reader & {
  /** Sends the form of a page, with the request key that stands in it. `to`: another address than the page's. */
  send(path: string, fields: Fields, to?: string): Promise<Answer>;
};

/** Somebody; without an address somebody who has not signed in. */
export async function visitor(
  portal: TestPortal,
  mail?: string,
  doors = front(portal.deps),
): Promise<Visitor> {
  const one = reader(await personAt(portal, mail, mail, doors));
  return {
    ...one,
    async send(path, fields, to = path) {
      const requestKey = hidden((await one.get(path)).text, "requestKey");
      return one.post(to, { requestKey, ...fields });
    },
  };
}

/** A page without what is drawn anew for each request. */
export const settled = ({ status, text }: Answer) => ({
  status,
  text: text.replaceAll(/nonce="[^"]*"/g, "").replaceAll(/name="requestKey" value="[^"]*"/g, ""),
});
