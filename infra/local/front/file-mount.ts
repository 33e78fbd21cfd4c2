import { createReadStream } from "node:fs";
import type { Mount } from "./front.ts";

/** One built file at an address of its own. */
export const fileMount = (prefix: string, file: string, contentType: string): Mount => ({
  prefix,
  handle(req, res, refuse) {
    if (req.method !== "GET" && req.method !== "HEAD") return refuse("read-only", { allow: "GET, HEAD" });
    res.writeHead(200, {
      "content-type": `${contentType}; charset=utf-8`,
      "x-content-type-options": "nosniff",
    });
    if (req.method === "HEAD") res.end();
    else createReadStream(file).pipe(res);
    return undefined;
  },
});
