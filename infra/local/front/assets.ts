import { open } from "node:fs/promises";
import { extname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Mount } from "./front.ts";

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** Names that cannot climb out of the folder: no empty or dotted beginnings of a segment. */
const ASSET_PATH = /^(\/[a-z0-9_][a-z0-9._-]*)+$/i;

/** Serves the built files of a folder. Their names carry a hash of their content, so a browser keeps them for good. */
export function assetsMount({ prefix, dir }: { prefix: string; dir: string }): Mount {
  return {
    prefix,
    async handle(req, res, refuse) {
      if (req.method !== "GET" && req.method !== "HEAD") return refuse("read-only", { allow: "GET, HEAD" });
      const path = (req.url ?? "").slice(prefix.length).split("?")[0] ?? "";
      if (!ASSET_PATH.test(path)) return refuse("no-file");
      const file = await open(join(dir, path)).catch(() => undefined);
      const stat = await file?.stat();
      if (!file || !stat?.isFile()) {
        await file?.close();
        return refuse("no-file");
      }
      res.writeHead(200, {
        "content-type": TYPES[extname(path)] ?? "application/octet-stream",
        "content-length": stat.size,
        "cache-control": "public, max-age=31536000, immutable",
        "x-content-type-options": "nosniff",
      });
      if (req.method === "GET") return pipeline(file.createReadStream(), res);
      await file.close();
      res.end();
    },
  };
}
