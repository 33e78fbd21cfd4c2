import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { freePort } from "../journeys/portal.ts";
import { loadsOfDirectus } from "./directus.ts";
import { type Answer, type Client, clientAt, CLIENTS } from "./http-client.ts";

/**
 * Requests a second over HTTP, ten clients at once: one thing read, preferences submitted, 50 entries of the audit log
 * listed, each with the portal's processor time for one. Portals of several folders take turns, each started by its own
 * `npm start` on a copy of data that its own replay left: `node test/bench/requests.ts . ../before`. A Directus that runs on
 * this machine takes its turn with them where `DIRECTUS_URL` says where (`directus.ts`); without, none is compared.
 */
const ROUNDS = 3;
const FOR_MS = 3_000;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const here = fileURLToPath(new URL("../..", import.meta.url));
const folders = process.argv.length > 2 ? process.argv.slice(2).map((path) => resolve(path)) : [here];
const work = await mkdtemp(join(tmpdir(), "bench-"));
const directus = process.env["DIRECTUS_URL"];
if (directus === undefined) say("Directus is not compared: DIRECTUS_URL does not say where one runs.");

type Portal = { readonly origin: string; readonly pid: number; close(): Promise<void> };
const Package = z.object({ scripts: z.object({ start: z.string() }) });

/** Starts the portal of a folder as its `start` script says, and waits until it answers. */
async function start(folder: string, data: string): Promise<Portal> {
  const { scripts } = Package.parse(JSON.parse(await readFile(join(folder, "package.json"), "utf8")));
  const [, ...flags] = scripts.start.split(" ");
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), PORTAL_DATA_DIR: data };
  const child = spawn(process.execPath, flags, { cwd: folder, env, stdio: "ignore" });
  const ended = new Promise((gone) => child.once("exit", gone));
  const origin = `http://localhost:${port}`;
  for (;;) {
    const healthy = await fetch(`${origin}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (healthy) break;
    if (child.exitCode !== null) throw new Error(`the portal of ${folder} did not start`);
    await pause(50);
  }
  const close = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  return { origin, pid: child.pid ?? 0, close };
}

async function clientOf({ origin }: Portal, mail: string): Promise<Client> {
  const got = await fetch(`${origin}/local/token`, { method: "POST", body: new URLSearchParams({ mail }) });
  return clientAt(`${origin}/api/v1`, { authorization: `Bearer ${(await got.text()).trim()}` });
}

/** The ten who ask: each has a limit of requests a minute of their own, which stays far. */
const BIDDERS = Array.from({ length: CLIENTS }, (_, index) => `submit@generated-${17 + index}.example`);
const LEADS = ["lead@authority.example", "second.lead@authority.example", "auditor@authority.example"];

/** What is measured: for a client, what it does once. Throws when the portal answers otherwise than it should. */
async function loads(portal: Portal) {
  const [, competition = ""] =
    /competitions\/(cmp_\w+)/.exec(await (await fetch(portal.origin)).text()) ?? [];
  const home = `/bidder/competitions/${competition}`;
  const round = `${home}/preferences/preferences-2`;
  const bidders = await Promise.all(BIDDERS.map((mail) => clientOf(portal, mail)));
  const leads = await Promise.all(LEADS.map((mail) => clientOf(portal, mail)));
  // The version of what stands, which each submission raises by one.
  const stands = bidders.map(() => 0);
  let number = 0;
  return {
    "read one thing": async (client: number) => expectStatus(await of(bidders, client)("GET", home), 200),
    submit: async (client: number) => {
      const lots = [`lot-${1 + ((number += 1) % 21)}`];
      const headers = { "if-match": `"0.${stands[client]}"`, "idempotency-key": `bench-${number}-${client}` };
      expectStatus(await of(bidders, client)("POST", `${round}/submissions`, { lots }, headers), 201);
      stands[client] = (stands[client] ?? 0) + 1;
    },
    "list 50": async (client: number) =>
      expectStatus(await of(leads, client)("GET", "/authority/audit-entries"), 200),
  };
}

function of(clients: readonly Client[], number: number): Client {
  const client = clients[number % clients.length];
  if (client === undefined) throw new Error("no client");
  return client;
}

function expectStatus({ status, text }: Answer, wanted: number): void {
  if (status !== wanted) throw new Error(`${status} ${text.slice(0, 300)}`);
}

/** Processor time of a process so far, user and system, in ms. */
async function cpuOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const [, , , , , , , , , , , user = "0", system = "0"] = stat.slice(stat.indexOf(")") + 2).split(" ");
  return (Number(user) + Number(system)) * 10;
}

const played = new Map<string, string>();
for (const [index, folder] of folders.entries()) {
  const data = join(work, `played-${index}`);
  await (await start(folder, data)).close();
  played.set(folder, data);
}
const results = new Map<string, { perSecond: number; cpu: number }[]>();
const found = (what: string, who: string, perSecond: number, cpu: number) => {
  const key = `${what.padEnd(16)} ${who}`;
  results.set(key, [...(results.get(key) ?? []), { perSecond, cpu }]);
};

/** Each load for some seconds, by all clients at once. */
async function measure(
  who: string,
  each: Readonly<Record<string, (client: number) => Promise<void>>>,
  pid?: number,
): Promise<void> {
  const cpuNow = async () => (pid === undefined ? Number.NaN : await cpuOf(pid));
  for (const [name, once] of Object.entries(each)) {
    for (let warm = 0; warm < 3 * CLIENTS; warm += 1) await once(warm % CLIENTS);
    const [began, before] = [performance.now(), await cpuNow()];
    let done = 0;
    await Promise.all(
      BIDDERS.map(async (_, client) => {
        while (performance.now() - began < FOR_MS) {
          await once(client);
          done += 1;
        }
      }),
    );
    found(name, who, (done * 1_000) / (performance.now() - began), ((await cpuNow()) - before) / done);
  }
}

const atDirectus = directus === undefined ? undefined : await loadsOfDirectus(clientAt(directus));
for (let round = 0; round < ROUNDS; round += 1) {
  if (atDirectus !== undefined) await measure("Directus", atDirectus);
  for (const folder of folders) {
    const data = join(work, "data");
    await cp(played.get(folder) ?? "", data, { recursive: true });
    const portal = await start(folder, data);
    await measure(folder, await loads(portal), portal.pid);
    const status = await readFile(`/proc/${portal.pid}/status`, "utf8").catch(() => "");
    found("peak memory", folder, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024, 0);
    await portal.close();
    await rm(data, { recursive: true });
  }
}
for (const [key, rounds] of [...results].toSorted(([one], [other]) => one.localeCompare(other))) {
  const median = (numbers: number[]) =>
    numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
  const [rate, cpu] = [median(rounds.map((one) => one.perSecond)), median(rounds.map((one) => one.cpu))];
  say(
    cpu === 0
      ? `${key}: ${rate.toFixed(0)} MB`
      : `${key}: ${rate.toFixed(0)} a second${Number.isNaN(cpu) ? "" : `, ${cpu.toFixed(2)} ms of processor time`}`,
  );
}
await rm(work, { recursive: true });
