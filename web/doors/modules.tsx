import { Hono, type MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import type { Child } from "hono/jsx";
import { apiOf, type Declaration } from "../../functions/platform/declaration.ts";
import type { Deps } from "../../functions/platform/deps.ts";
import { rateLimiter } from "../../functions/platform/rate-limit.ts";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import type { Door } from "../../shared/kernel/names.ts";
import { type DoorOptions, openDoor } from "./door.tsx";

/** What stands before all addresses of a pattern, such as a guard: there from the start. */
type Before = { readonly path: string; readonly handler: MiddlewareHandler<PortalEnv> };
/** A module's routes, and at which addresses somebody first asks for them. */
type Module = { readonly below: string; readonly asked: RegExp; readonly load: Load };
type Load = () => Promise<Hono<PortalEnv>>;
/** What a door opens, in the order in which it is asked. */
export type Part = Before | Module;

export const before = (path: string, handler: MiddlewareHandler<PortalEnv>): Part => ({ path, handler });

/**
 * Modules whose routes lie below a path, by their addresses there, with spaces between: `:competition` is any one segment,
 * `(timetable|lots)` one of these, and `/*` at the end takes in all that lies below.
 */
export const below = (path: string, modules: Readonly<Record<string, Load>>): readonly Part[] =>
  Object.entries(modules).map(([addresses, load]) => ({
    below: path,
    load,
    asked: new RegExp(
      `^(?:${addresses
        .split(" ")
        .map((address) => pattern(path, address))
        .join("|")})$`,
    ),
  }));

/** What modules declare for programs of one audience: below its part of the API, by their addresses there. */
export const apiBelow = (
  audience: Declaration["audience"],
  modules: Readonly<Record<string, () => Promise<readonly Declaration[]>>>,
  root = `/api/v1/${audience}`,
): readonly Part[] =>
  Object.entries(modules).flatMap(([addresses, load]) =>
    below(root, { [addresses]: async () => apiOf(audience, await load()) }),
  );

function pattern(path: string, address: string): string {
  const [root, end] = [path === "/" ? "" : path, address === "/" && path !== "/" ? "" : address];
  return `${root}${end}`.replace(/:\w+/g, "[^/]+").replaceAll(".", "\\.").replace(/\/\*$/, "(?:/.*)?");
}

/** A door, and for tests what of it is loaded. */
export type OpenedDoor = Hono<PortalEnv> & {
  /** The app as far as it must be loaded to answer at a path. */
  readonly loadedFor: (path: string) => Promise<Hono<PortalEnv>>;
  /** The app with every module. */
  readonly loadedWhole: () => Promise<Hono<PortalEnv>>;
};

/**
 * Opens a door whose modules are loaded at first use. Its app is made anew with each, always in the order of the list, so
 * that what it answers never depends on what was asked before.
 */
export function openDoorTo(
  deps: Deps,
  door: Door,
  parts: readonly Part[],
  options: Omit<DoorOptions, "limit"> = {},
): OpenedDoor {
  const limit = rateLimiter(deps.wall);
  const begin = () => openDoor(deps, door, { ...options, limit });
  const loaded = new Map<Module, Hono<PortalEnv>>();
  const modules = parts.filter((part) => "load" in part);
  let app = assembled();

  function assembled(): Hono<PortalEnv> {
    const made = begin();
    for (const part of parts) {
      if ("handler" in part) made.use(part.path, part.handler);
      const routes = "load" in part ? loaded.get(part) : undefined;
      if ("load" in part && routes !== undefined) made.route(part.below, routes);
    }
    return made;
  }

  async function withModules(needed: readonly Module[]): Promise<Hono<PortalEnv>> {
    const missing = needed.filter((module) => !loaded.has(module));
    if (missing.length === 0) return app;
    await Promise.all(missing.map(async (module) => loaded.set(module, await module.load())));
    return (app = assembled());
  }
  const loadedFor = (path: string) => withModules(modules.filter(({ asked }) => asked.test(path)));
  const loadedWhole = () => withModules(modules);

  const front = new Hono<PortalEnv>();
  front.all("*", async (c) => {
    const loadedApp = await loadedFor(c.req.path).catch((error: unknown) => broken(begin(), error));
    return loadedApp.fetch(c.req.raw, c.env);
  });
  return Object.assign(front, { loadedFor, loadedWhole });
}

/** A door of which a part could not be loaded: a fault like any other, said and logged as such. */
function broken(door: Hono<PortalEnv>, error: unknown): Hono<PortalEnv> {
  return door.use(() => {
    throw error;
  });
}

type Banner = (props: { c: PortalContext }) => Child;

/** Puts a module's banner above every page that shows any, beside what others have put there; it is loaded by the first. */
export function above(load: () => Promise<Banner>) {
  let loaded: Banner | undefined;
  async function Later({ c }: { c: PortalContext }) {
    const Loaded = (loaded ??= await load());
    return <Loaded c={c} />;
  }
  return createMiddleware<PortalEnv>(async (c, next) => {
    c.set(
      "banners",
      <>
        {c.get("banners")}
        <Later c={c} />
      </>,
    );
    await next();
  });
}
