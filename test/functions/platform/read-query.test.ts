import { Hono } from "hono";
import { expect, it } from "vitest";
import * as z from "zod";
import { problem } from "../../../functions/platform/problem.ts";
import { readQuery } from "../../../functions/platform/read.ts";
import type { PortalEnv } from "../../../functions/platform/request.ts";

const door = new Hono<PortalEnv>().get("/lots/:lot", (c) => {
  const query = readQuery(c, z.strictObject({}));
  return query.ok ? c.json(query.value) : problem(c, query.error);
});

it.each([
  ["/lots/lot-7", 200],
  ["/lots/lot-7?", 200],
  ["/lots/lot-7?all", 422],
  ["/lots/lot-7?__proto__=1", 422],
])("an address that knows no query answers %s with %i", async (address, status) =>
  expect((await door.request(address)).status).toBe(status),
);
