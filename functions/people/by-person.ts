import { type PersonId, RequestKey } from "../../shared/kernel/id.ts";
import type { Act } from "../platform/commit.ts";
import { portalStream } from "../platform/stream.ts";

/** What is the same in every act of a person at sign-in: it is about themselves, in a stream of their own. */
export const byPerson = (personId: PersonId, what: string, command: Act["command"]) => ({
  stream: portalStream("AUDSIGNIN", personId),
  what,
  subject: personId,
  detail: {},
  answer: {},
  command,
});

/** The key of an act that another one brings with it: sent again, both are recognised. */
export const derivedKey = (requestKey: RequestKey, purpose: string): RequestKey =>
  RequestKey.parse(`${requestKey.slice(0, 180)}-${purpose}`);
