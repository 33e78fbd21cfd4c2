import { Hono } from "hono";
import type { PortalEnv } from "../../functions/platform/request.ts";
import type { PublishedKeys } from "../../shared/kernel/receipt.ts";
import { frameOf } from "../doors/frame.tsx";
import { ReceiptsPage } from "./page.tsx";
import { KEYS_PATH } from "./paths.ts";

/** What everybody may know of the keys of receipts, and how to check one. */
export const receiptsRoutes = new Hono<PortalEnv>()
  .get("/receipts", async (c) => {
    const { signer, settings } = c.get("deps");
    const published = { keys: [...(await signer.publishedKeys())] };
    return c.html(
      <ReceiptsPage frame={frameOf(c)} script={settings.assets.receiptsJs} published={published} />,
    );
  })
  .get(KEYS_PATH, async (c) => {
    const published: PublishedKeys = { keys: [...(await c.get("deps").signer.publishedKeys())] };
    return c.json(published);
  });
