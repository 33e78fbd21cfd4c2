import type { Context } from "hono";
import type { Child } from "hono/jsx";
import type { Deps } from "./deps.ts";
import type { LiveSession } from "./session.ts";

/** What the gateway tells of a request, of which the portal uses these three. */
type GatewayContext = {
  readonly requestId: string;
  /** The instant at which the gateway took the request, in ms since 1970. */
  readonly timeEpoch: number;
  readonly http: { readonly sourceIp: string };
};

/** What every handler of a door finds in its context. `deps.now` is the instant at which the request was taken. */
export type PortalEnv = {
  Bindings: { event?: { requestContext?: GatewayContext } };
  Variables: {
    requestId: string;
    deps: Deps;
    nonce: string;
    /** Whether this answers a form, at an address that is a page by itself. */
    reopens: () => boolean;
    /** The live session of this request, if it has one. */
    session: LiveSession | undefined;
    /** What a door's middleware puts above every page, such as the warning of an unsent draft. */
    banners: Child;
    /** Where the address lies, for a refusal: within which competition, if there is one that the reader can come to. */
    place: () => Promise<Place | undefined>;
    /** What the questions are called whose answers a form carries by their ids. */
    titles: () => Promise<ReadonlyMap<string, string>>;
  };
};
/** What a page that is not found, or refused, still has of what it lies within. */
export type Place = {
  readonly within: string;
  readonly parts: Child;
  readonly trail: readonly { readonly href: string; readonly text: string }[];
};
export type PortalContext = Context<PortalEnv>;
