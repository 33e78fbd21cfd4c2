import { Agent, request } from "node:http";

/** How many ask at once. */
export const CLIENTS = 10;
const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });

export type Answer = { readonly status: number; readonly text: string };
export type Client = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>;

/** Asks whatever listens at an address, JSON both ways, over connections that are kept. */
export const clientAt =
  (base: string, always: Readonly<Record<string, string>> = {}): Client =>
  (method, path, body, headers = {}) => {
    const { promise, resolve: answered, reject } = Promise.withResolvers<Answer>();
    const type: Record<string, string> = body === undefined ? {} : { "content-type": "application/json" };
    const sent = request(`${base}${path}`, { agent, method, headers: { ...always, ...type, ...headers } });
    sent.on("error", reject).on("response", (answer) => {
      const parts: Buffer[] = [];
      answer
        .on("data", (part: Buffer) => parts.push(part))
        .on("end", () => answered({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
    });
    sent.end(body === undefined ? undefined : JSON.stringify(body));
    return promise;
  };
