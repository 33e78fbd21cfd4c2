import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod";
import type { Deps } from "../../functions/platform/deps.ts";
import type { FileAt } from "../../shared/files/schema.ts";
import { type Door, DOORS, type Worker, WORKERS } from "../../shared/kernel/names.ts";
import type { StreamCheck } from "../../functions/platform/ask.ts";
import type { StreamWorker } from "./change-pump.ts";
import type { AssetManifest } from "../build/manifest.ts";
import type { EdgeCode } from "../../shared/kernel/edge-words.ts";
import type { EdgePage } from "./front/answer.ts";
import type { DoorHandler } from "./front/front.ts";

type Workers = {
  readonly seal: (asked: unknown) => Promise<unknown>;
  readonly project: StreamWorker &
    ((asked: { check: string }) => Promise<StreamCheck>) &
    ((woken: { wake: "due" }) => Promise<unknown>);
  readonly notify: StreamWorker;
  readonly scan: StreamWorker & ((asked: { scan: FileAt }) => Promise<unknown>);
};
type LocalFunctions = {
  readonly doors: (deps: Deps) => Record<Door, DoorHandler>;
  readonly workers: (deps: Deps) => Workers;
};

const isFunction = (value: unknown): value is (...given: readonly unknown[]) => never =>
  typeof value === "function";
const Made = z.custom<(deps: Deps) => never>(isFunction);
const DoorModule = z.object({ createHandler: Made });
const WorkerModule = z.object({ createWorker: Made });

/** Loads the bundles that Lambda would get, to be run with the parts of this machine. */
export async function loadFunctions(bundles: string): Promise<LocalFunctions> {
  const load = (name: Door | Worker): Promise<unknown> =>
    import(pathToFileURL(join(bundles, name, "index.mjs")).href);
  const [signin, publicDoor, bidder, partner, authority] = (await Promise.all(DOORS.map(load))).map(
    (module) => DoorModule.parse(module).createHandler,
  );
  const [seal, project, notify, scan] = (await Promise.all(WORKERS.map(load))).map(
    (module) => WorkerModule.parse(module).createWorker,
  );
  const made = (make: ((deps: Deps) => never) | undefined, deps: Deps): never => {
    if (make === undefined) throw new Error("a bundle is missing");
    return make(deps);
  };
  return {
    doors: (deps) => ({
      signin: made(signin, deps),
      public: made(publicDoor, deps),
      bidder: made(bidder, deps),
      partner: made(partner, deps),
      authority: made(authority, deps),
    }),
    workers: (deps) => ({
      seal: made(seal, deps),
      project: made(project, deps),
      notify: made(notify, deps),
      scan: made(scan, deps),
    }),
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
