import type { Mount } from "./front.ts";

/** `GET /healthz`: 200 once everything is ready, 503 until then. */
export function healthMount(isReady: () => boolean): Mount {
  return {
    prefix: "/healthz",
    handle(_req, res) {
      const ready = isReady();
      res.writeHead(ready ? 200 : 503, {
        "content-type": "text/plain; charset=utf-8",
        "cache-control": "no-store",
      });
      res.end(ready ? "ok\n" : "starting\n");
    },
  };
}
