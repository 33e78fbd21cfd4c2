import type { Actor } from "../../shared/kernel/actor.ts";
import { type PersonId, RequestKey } from "../../shared/kernel/id.ts";
import type { ToEnact } from "../platform/enact.ts";
import { portalStream } from "../platform/stream.ts";
import { whoOf } from "../platform/who.ts";

/** What a person asks for at sign-in, whoever they act for: in a stream of their own. */
export const byPerson = (
  actor: Actor,
  what: string,
  command: ToEnact["command"],
  requestKey: RequestKey,
) => ({
  who: whoOf(actor),
  stream: portalStream("AUDSIGNIN", actor.personId),
  what,
  command,
  requestKey,
});

/** What is the same in the entries of all that: it is about themselves. */
export const aboutThemselves = (personId: PersonId) => ({ subject: personId, detail: {}, answer: {} });

/** The key of an act that another one brings with it: sent again, both are recognised. */
export const derivedKey = (requestKey: RequestKey, purpose: string): RequestKey =>
  RequestKey.parse(`${requestKey.slice(0, 180)}-${purpose}`);
