import { connect } from "node:net";
import { handle } from "hono/aws-lambda";
import type { Hono } from "hono";
import {
  type DoorHandler,
  type FrontLine,
  type FrontOptions,
  startFront,
} from "../../../../infra/local/front/front.ts";
import type { GatewayEvent } from "../../../../infra/local/front/gateway-event.ts";
import { eachDoor } from "../../../../infra/local/functions.ts";
import { edgePage } from "../../../../web/govuk/edge-page.tsx";
import { closeAtEnd } from "../../../builders/closing.ts";

const ASSETS = { css: "/assets/app.css", js: "/assets/app.js", icon: "/assets/icon.svg" };

type Given = { doors?: Partial<FrontOptions["doors"]> } & Partial<Omit<FrontOptions, "doors">>;

/** A front on a free port, closed at the end; `doors` and the rest say only what matters. */
export async function aFront({ doors = {}, ...options }: Given = {}) {
  const lines: FrontLine[] = [];
  const named =
    (door: string): DoorHandler =>
    async () => ({ statusCode: 200, body: door });
  const front = await startFront({
    port: 0,
    hosts: ["127.0.0.1"],
    doors: { ...eachDoor(named), ...doors },
    mounts: [],
    page: (code, reference) => edgePage(code, ASSETS, reference),
    now: () => Date.now(),
    log: (line) => lines.push(line),
    ...options,
  });
  closeAtEnd(front.close);
  return { ...front, lines, origin: `http://127.0.0.1:${front.port}` };
}

/** A front whose public door keeps the events it is given. */
export async function watchedFront(options: Given = {}) {
  const seen: GatewayEvent[] = [];
  const front = await aFront({
    doors: { public: async (lambdaEvent) => (seen.push(lambdaEvent), { statusCode: 204 }) },
    ...options,
  });
  return { ...front, seen };
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
