import { expect } from "vitest";
import * as z from "zod";
import type { Deps } from "../../functions/platform/deps.ts";
import { sessionKey } from "../../functions/platform/session.ts";
import { SignedInAs } from "../../shared/kernel/actor.ts";
import { sha256 } from "../../shared/kernel/digest.ts";
import { DOOR_PATHS, DOORS, type Door } from "../../shared/kernel/names.ts";
import { createApp as authority } from "../../web/doors/authority.app.tsx";
import { createApp as bidder } from "../../web/doors/bidder.app.tsx";
import { createApp as partner } from "../../web/doors/partner.app.tsx";
import type { OpenedDoor } from "../../web/doors/modules.tsx";
import { createApp as open } from "../../web/doors/public.app.tsx";
import { createApp as signin } from "../../web/doors/signin.app.tsx";
import { openedFor } from "../../web/doors/opened-for.ts";
import { expectDescribed } from "./described.ts";
import { fenced } from "./fenced.ts";

/** A door that has no more rights than its role in AWS gives it: what the fence refuses is a fault, and is seen. */
const within = (door: Door, createApp: (deps: Deps) => OpenedDoor) => (deps: Deps) =>
  createApp(fenced(deps, door));

/** Every door there is. */
export const APPS = {
  signin: within("signin", signin),
  public: within("public", open),
  bidder: within("bidder", bidder),
  partner: within("partner", partner),
  authority: within("authority", authority),
} as const satisfies Record<Door, (deps: Deps) => OpenedDoor>;

/** Whatever answers requests: a door, or all of them. */
export type Front = {
  request(address: string, init?: RequestInit): Response | Promise<Response>;
  /** For whom whoever holds a session would open a page now; undefined when it is over. */
  openedFor?(session: string): Promise<string | undefined>;
};

/** All doors over one portal, each opened when it is first asked; every answer is looked at. */
export function front(deps: Deps): Front {
  const opened = new Map<Door, OpenedDoor>();
  return {
    async request(path, init = {}) {
      const door = doorOf(new URL(path, "https://portal.example").pathname);
      const app = opened.get(door) ?? APPS[door](deps);
      opened.set(door, app);
      const answer = await app.request(path, init);
      expectGuarded(answer);
      await expectDescribed(init.method ?? "GET", path, answer);
      return answer;
    },
    async openedFor(session) {
      const held = z
        .object({ actor: SignedInAs })
        .safeParse(await deps.table.get(sessionKey(await sha256(session))));
      return held.success ? openedFor(held.data.actor) : undefined;
    },
  };
}

/** As the gateway does: the door with a prefix that fits, else the public one. */
function doorOf(path: string): Door {
  const fits = (prefix: string) => path === prefix || path.startsWith(`${prefix}/`);
  return DOORS.find((door) => door !== "public" && DOOR_PATHS[door].some(fits)) ?? "public";
}

/** What must hold of every single response of every door. */
function expectGuarded(response: Response): void {
  const { headers } = response;
  expect(headers.get("content-security-policy")).toMatch(
    /^default-src 'none'; script-src 'nonce-[\w-]{22}'; .*frame-ancestors 'none'$/,
  );
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
  expect(response.status, "a fault").toBeLessThan(500);
  for (const cookie of headers.getSetCookie()) {
    expect(cookie).toMatch(/^__Host-[a-z-]+=/);
    for (const part of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"]) expect(cookie).toContain(part);
    expect(cookie).not.toMatch(/domain=/i);
  }
}
