import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import * as z from "zod";

const start = fileURLToPath(new URL("../../infra/local/start.ts", import.meta.url));

/** How `npm start` keeps the portal small, at the price of time: for who measures it. */
export const SMALL = ["--max-semi-space-size=8"] as const;

export type RunningPortal = { readonly origin: string; close(): Promise<void> };
/** A portal with the id of the process that everything of it runs in. */
type PortalProcess = RunningPortal & { readonly pid: number };

/**
 * Opens a whole portal in a process of its own, as `npm start` does, on a free port: at the beginning of the
 * demonstration, or at another London time. Resolves when it is ready.
 */
export async function startPortal(
  dataDir: string,
  at?: string,
  flags: readonly string[] = [],
): Promise<PortalProcess> {
  const port = await freePort();
  const day = at === undefined ? [] : ["--at", at];
  const child = spawn(process.execPath, [...flags, start, ...day], {
    env: { ...process.env, PORT: String(port), PORTAL_DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  child.stdout.on("data", (text: Buffer) => said.push(text.toString()));
  child.stderr.on("data", (text: Buffer) => said.push(text.toString()));
  const exited = once(child, "exit");
  let closing = false;
  child.on("exit", (code, signal) => {
    if (!closing) process.stderr.write(`The portal ended by itself (${code ?? signal}):\n${said.join("")}\n`);
  });
  const origin = `http://localhost:${port}`;
  while (!(await isHealthy(origin))) {
    if (child.exitCode !== null) throw new Error("the portal did not start");
    await pause(50);
  }
  return {
    origin,
    pid: child.pid ?? 0,
    async close() {
      closing = true;
      child.kill("SIGTERM");
      await exited;
    },
  };
}

/** Opens a portal on a copy of another's data, which goes when it is closed. */
export async function startPortalFrom(data: string): Promise<PortalProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), "portal-journey-"));
  await cp(data, dataDir, { recursive: true });
  return leavingNothing(await startPortal(dataDir), dataDir);
}

/** Opens a portal whose demonstration begins at a London time. Its data goes when it is closed. */
export async function startPortalAt(at: string, flags: readonly string[] = []): Promise<PortalProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), "portal-journey-"));
  return leavingNothing(await startPortal(dataDir, at, flags), dataDir);
}

const leavingNothing = (portal: PortalProcess, dataDir: string): PortalProcess => ({
  ...portal,
  async close() {
    await portal.close();
    await rm(dataDir, { recursive: true });
  },
});

const isHealthy = (origin: string): Promise<boolean> =>
  fetch(`${origin}/healthz`).then(
    (answer) => answer.status === 200,
    () => false,
  );

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = z.object({ port: z.number() }).parse(server.address());
  server.close();
  await once(server, "close");
  return port;
}
