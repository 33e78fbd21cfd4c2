import { connect } from "node:net";
import { handle } from "hono/aws-lambda";
import type { Hono } from "hono";
import {
  type DoorHandler,
  type FrontLine,
  type FrontOptions,
  startFront,
} from "../../../../infra/local/front/front.ts";
import { edgePage } from "../../../../web/govuk/edge-page.tsx";

const ASSETS = { css: "/assets/app.css", js: "/assets/app.js", icon: "/assets/icon.svg" };

/** A front on a free port; `doors` and the rest say only what matters. */
export async function aFront({
  doors = {},
  ...options
}: {
  doors?: Partial<Record<"signin" | "public" | "bidder" | "partner" | "authority", DoorHandler>>;
} & Partial<Omit<FrontOptions, "doors">> = {}) {
  const lines: FrontLine[] = [];
  const named =
    (door: string): DoorHandler =>
    async () => ({ statusCode: 200, body: door });
  const front = await startFront({
    port: 0,
    hosts: ["127.0.0.1"],
    doors: {
      signin: named("signin"),
      public: named("public"),
      bidder: named("bidder"),
      partner: named("partner"),
      authority: named("authority"),
      ...doors,
    },
    mounts: [],
    page: (code, reference) => edgePage(code, ASSETS, reference),
    now: () => Date.now(),
    log: (line) => lines.push(line),
    ...options,
  });
  return { ...front, lines, origin: `http://127.0.0.1:${front.port}` };
}

/** A hono application behind the very adapter that Lambda uses. */
export function doorOf(app: Hono): DoorHandler {
  return handle(app);
}

/** Sends bytes as they are and gives back all that is answered until the front closes the connection. */
export function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let answer = "";
    socket.on("data", (chunk) => (answer += chunk.toString()));
    socket.on("error", reject);
    socket.on("close", () => resolve(answer));
  });
}
