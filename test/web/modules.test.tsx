import { Hono } from "hono";
import { beforeAll, describe, expect, it } from "vitest";
import { DOORS } from "../../shared/kernel/names.ts";
import { below, openDoorTo } from "../../web/doors/modules.tsx";
import { london } from "../builders/competition.ts";
import { APPS } from "../builders/doors.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { aPortal, type TestPortal } from "../builders/portal.ts";

let portal: TestPortal;
beforeAll(async () => void (portal = await aPortal({ at: london("2014-02-10T09:00") })));

/** Addresses that a pattern of a route has; a parameter that only some words fit is each of them. */
const SAMPLES: Readonly<Record<string, string>> = { "[0-9]+": "7", "[a-z][a-z0-9-]*\\.json": "answers.json" };
const addressesOf = (path: string): readonly string[] => {
  const [, before = "", given, after = ""] = /^(.*?)\/:\w+(?:\{([^}]+)\})?(.*)$/.exec(path) ?? [];
  if (given === undefined && before === "" && after === "") return [path];
  const words = given === undefined ? ["x1"] : [SAMPLES[given] ?? given].flatMap((one) => one.split("|"));
  return words.flatMap((word) => addressesOf(`${before}/${word}${after}`));
};

describe.each(DOORS)("the %s door", (door) => {
  it("has every route at the first request for its address, whatever was asked before", async () => {
    const whole = await APPS[door](portal.deps).loadedWhole();
    const routes = whole.routes.filter(({ method }) => method !== "ALL");
    expect(routes.length).toBeGreaterThan(9);
    const asked = routes.flatMap(({ method, path }) =>
      addressesOf(path).map((address) => [method, address] as const),
    );
    for (const [method, address] of asked) {
      const app = await APPS[door](portal.deps).loadedFor(address);
      const handlers = ({ router }: typeof app) =>
        router.match(method, address)[0].map(([[, route]]) => `${route.method} ${route.path}`);
      expect(handlers(app), address).toEqual(handlers(whole));
    }
  });

  it("loads no module for what it does not have", async () => {
    const { routes } = await APPS[door](portal.deps).loadedFor("/nothing/here");
    expect(routes.filter(({ method }) => method !== "ALL")).toEqual([]);
  });
});

describe("a module that cannot be loaded", () => {
  it("is a fault of whoever asks for it, and of nobody else", async () => {
    const door = openDoorTo(
      portal.deps,
      "public",
      below("/", { "/broken/*": async () => Promise.reject(new Error("the chunk is gone")) }),
    );
    const broken = await door.request("/broken/page");
    expect(broken.status).toBe(500);
    expect(await broken.text()).toContain("Sorry, there is a problem with the service");
    expect(broken.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect((await door.request("/other")).status).toBe(404);
  });
});

describe("who asks too much", () => {
  it("is braked by one count for the whole door, whichever modules are loaded meanwhile", async () => {
    const page = async () => new Hono<PortalEnv>().get("/:name", (c) => c.text("here"));
    const door = openDoorTo(portal.deps, "public", below("/", { "/first": page, "/second": page }));
    const asked = async (path: string) => (await door.request(path)).status;
    for (let request = 1; request <= 600; request += 1) expect(await asked("/first")).toBe(200);
    expect(await asked("/second")).toBe(429);
  });
});
