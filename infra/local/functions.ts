import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod";
import type { Deps } from "../../functions/platform/deps.ts";
import type { FileAt } from "../../shared/files/schema.ts";
import type { Door, Worker } from "../../shared/kernel/names.ts";
import type { StreamCheck } from "../../functions/platform/ask.ts";
import type { QueueWorker } from "./change-lanes.ts";
import type { StreamWorker } from "./change-pump.ts";
import type { AssetManifest } from "../build/manifest.ts";
import type { EdgeCode } from "../../shared/kernel/edge-words.ts";
import type { EdgePage } from "./front/answer.ts";
import type { DoorHandler } from "./front/front.ts";

export type Workers = {
  readonly seal: (asked: unknown) => Promise<unknown>;
  readonly project: StreamWorker &
    ((asked: { check: string }) => Promise<StreamCheck>) &
    ((woken: { wake: "due" }) => Promise<unknown>);
  readonly notify: StreamWorker;
  readonly scan: QueueWorker & ((asked: { scan: FileAt }) => Promise<unknown>);
};
const isFunction = (value: unknown): value is (...given: readonly unknown[]) => never =>
  typeof value === "function";
const Made = z.custom<(deps: Deps) => never>(isFunction);
const DoorModule = z.object({ createHandler: Made });
const WorkerModule = z.object({ createWorker: Made });

const loaded = (bundles: string, name: Door | Worker): Promise<unknown> =>
  import(pathToFileURL(join(bundles, name, "index.mjs")).href);

/** One of something for each door. */
export const eachDoor = <T>(one: (door: Door) => T): Record<Door, T> => ({
  signin: one("signin"),
  public: one("public"),
  bidder: one("bidder"),
  partner: one("partner"),
  authority: one("authority"),
});

/** Makes the doors from the bundles that Lambda would get, with the parts of this machine. */
export async function loadDoors(bundles: string, deps: Deps): Promise<Record<Door, DoorHandler>> {
  const loading = eachDoor(async (door): Promise<DoorHandler> =>
    DoorModule.parse(await loaded(bundles, door)).createHandler(deps),
  );
  await Promise.all(Object.values(loading));
  return eachDoor((door) => async (lambdaEvent) => (await loading[door])(lambdaEvent));
}

/** Makes the workers from the bundles that Lambda would get, with the parts of this machine. */
export const loadWorkers = (bundles: string, deps: Deps): Promise<Workers> =>
  workersOf((name) => loaded(bundles, name), deps);

/** Makes the workers from what the bundles are made of, while they are being made. */
export const loadUnbundledWorkers = (deps: Deps): Promise<Workers> =>
  workersOf((name) => import(`../../functions/workers/${name}.ts`), deps);

async function workersOf(load: (name: Worker) => Promise<unknown>, deps: Deps): Promise<Workers> {
  const made = async (worker: Worker): Promise<never> =>
    WorkerModule.parse(await load(worker)).createWorker(deps);
  return {
    seal: await made("seal"),
    project: await made("project"),
    notify: await made("notify"),
    scan: await made("scan"),
  };
}

const EdgePageModule = z.object({
  edgePage:
    z.custom<
      (
        code: EdgeCode,
        assets: { css: string; js: string; icon: string },
        reference?: string,
      ) => Promise<string>
    >(isFunction),
});

/** Loads the page of what the front itself refuses. */
export async function loadEdgePage(bundle: string, assets: AssetManifest): Promise<EdgePage> {
  const { edgePage } = EdgePageModule.parse(await import(pathToFileURL(bundle).href));
  const addresses = { css: assets["app.css"], js: assets["app.js"], icon: assets["icon.svg"] };
  return (code, reference) => edgePage(code, addresses, reference);
}
