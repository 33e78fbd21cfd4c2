import { Hono } from "hono";
import type { Child } from "hono/jsx";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";

/** What the address of a request names; or the answer, where it names nothing that can be shown. */
export type Named<Facts> = (c: PortalContext) => Promise<Facts | Response>;

/** What it names, where that can be shown. */
export type Found<N extends Named<object>> = Exclude<Awaited<ReturnType<N>>, Response>;

/** What is made of that: the answer to a request, or more that has to be known for it. */
export const ofNamed =
  <Facts extends object, Made>(
    named: Named<Facts>,
    make: (facts: Facts, c: PortalContext) => Made | Promise<Made>,
  ) =>
  async (c: PortalContext): Promise<Made | Response> => {
    const facts = await named(c);
    return facts instanceof Response ? facts : make(facts, c);
  };

/** A page that shows what its address names, or the answer given in its place. What is sent from a page is `formOf` its act. */
export const pageOf = <Facts extends object>(
  path: string,
  named: Named<Facts>,
  page: (facts: Facts, c: PortalContext) => Child | Response | Promise<Child | Response>,
): Hono<PortalEnv> => {
  const answer = ofNamed(named, async (facts, c) => {
    const shown = await page(facts, c);
    return shown instanceof Response ? shown : c.html(<>{shown}</>);
  });
  return new Hono<PortalEnv>().get(path, answer);
};

/** Routes as one, asked in their order. */
export const together = (...routes: readonly Hono<PortalEnv>[]): Hono<PortalEnv> =>
  routes.reduce((all, one) => all.route("/", one), new Hono<PortalEnv>());
