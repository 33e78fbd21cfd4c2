import { createReadStream } from "node:fs";
import type { Mount } from "./front.ts";

/** One built file at an address of its own. */
export const fileMount = (prefix: string, file: string, contentType: string): Mount => ({
  prefix,
  handle(req, res) {
    if (req.method !== "GET" && req.method !== "HEAD")
      return void res.writeHead(405, { allow: "GET" }).end("This address takes GET only.\n");
    res.writeHead(200, {
      "content-type": `${contentType}; charset=utf-8`,
      "x-content-type-options": "nosniff",
    });
    if (req.method === "HEAD") return void res.end();
    createReadStream(file).pipe(res);
  },
});
