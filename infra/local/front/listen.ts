import type { RequestListener, Server, ServerOptions, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { Duplex } from "node:stream";

/**
 * Both addresses that the name `localhost` may mean. Listening on each by itself, and not on `::`, keeps the portal
 * off the network: its sign-in asks nobody for a password.
 */
export const LOOPBACK: readonly string[] = ["127.0.0.1", "::1"];

export class PortInUse extends Error {
  readonly code = "port-in-use";
  readonly port: number;
  constructor(port: number) {
    super(`Port ${port} is in use by another program.`);
    this.port = port;
  }
}

export type Listening = { port: number; close: () => Promise<void> };

/** How long requests in hand may take to finish when the front closes. */
const GRACE_MS = 10_000;

/** Told of what could not be read as a request, and of the last answer on the same connection. */
type BrokenListener = (error: Error, socket: Duplex, answering: ServerResponse | undefined) => void;

const ABSENT_ADDRESS = new Set(["EADDRNOTAVAIL", "EAFNOSUPPORT"]);

/**
 * Serves one listener on one port of every given address; port 0 takes a free one. An address that this machine does
 * not have is left out. Throws PortInUse; closing lets requests in hand finish. Without `onBroken` node answers what
 * cannot be read, with a bare status.
 */
export async function listen(
  hosts: readonly string[],
  port: number,
  options: ServerOptions,
  listener: RequestListener,
  onBroken?: BrokenListener,
): Promise<Listening> {
  const servers: Server[] = [];
  const answers = new WeakMap<Duplex, ServerResponse>();
  const broken = new WeakSet<Duplex>();
  let closing = false;
  const closeIdle = () => servers.forEach((server) => server.closeIdleConnections());
  const close = async () => {
    closing = true;
    const grace = setTimeout(() => servers.forEach((server) => server.closeAllConnections()), GRACE_MS);
    const closed = servers.map((server) => new Promise<void>((done) => server.close(() => done())));
    closeIdle();
    await Promise.all(closed);
    clearTimeout(grace);
  };

  let bound = port;
  for (const host of hosts) {
    const server = createServer(options, (req, res) => {
      res.once("close", () => closing && setImmediate(closeIdle));
      answers.set(req.socket, res);
      listener(req, res);
    });
    if (onBroken)
      server.on("clientError", (error, socket) => {
        // What still arrives after it is broken too, and is answered already.
        if (broken.has(socket)) return;
        broken.add(socket);
        onBroken(error, socket, answers.get(socket));
      });
    try {
      bound = await bind(server, host, bound);
      servers.push(server);
    } catch (error) {
      const another = servers.length > 0 || host !== hosts.at(-1);
      if (another && ABSENT_ADDRESS.has(codeOf(error))) continue;
      await close();
      throw codeOf(error) === "EADDRINUSE" ? new PortInUse(bound) : error;
    }
  }
  return { port: bound, close };
}

function bind(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
