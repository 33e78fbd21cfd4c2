import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { jsonLog } from "../../functions/platform/log.ts";
import { instantOf, inWords } from "../../shared/kernel/instant.ts";
import { type AssetManifest, EDGE_PAGE_BUNDLE, readAssetManifest } from "../build/manifest.ts";
import type { Building } from "./building.ts";
import { changeLanes } from "./change-lanes.ts";
import { changePump } from "./change-pump.ts";
import { FIRST_ACT_AT, openDataFolder } from "./data-folder.ts";
import { markBegun } from "./data-version.ts";
import { type Demonstration, demonstration, PLAYED } from "./demonstration.ts";
import { type EmbeddedDynamo, openDynamo } from "./dynamo/open.ts";
import { openElsewhere, refuseElsewhere } from "./dynamo/table-elsewhere.ts";
import { listen, LOOPBACK } from "./front/listen.ts";
import { loadDoors, loadEdgePage, loadUnbundledWorkers, loadWorkers } from "./functions.ts";
import { localDeps, newSecrets, TABLE } from "./local-deps.ts";
import { type PortalClock, portalClock, rememberedInstant } from "./portal-clock.ts";
import { openObjects, openPortalFront } from "./portal-front.ts";
import { ACTS, appointments } from "./replay/acts.ts";
import { newReceiptKey, receiptSigner } from "./receipt-keys.ts";
import { defaultStart, type StartSettings } from "./settings.ts";
import { storedStart } from "./stored-start.ts";
import { whenReady } from "./when-ready.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const BUILD = join(root, ".build");
const FUNCTIONS = join(BUILD, "functions");

/**
 * Opens the whole portal on one machine while it is being built: opens the data, listens, and brings the demonstration to
 * its time. Throws `CannotStart`, `DynamoStoreError` or `PortInUse` with a line for the person who started it.
 */
export async function openPortal(settings: StartSettings, building: Building, say: (line: string) => void) {
  // Before anything is begun in the data folder that a start would leave behind which cannot be.
  await (await listen(LOOPBACK, settings.port, {}, () => undefined)).close();
  const origin = `http://localhost:${settings.port}`;
  const folder = await openDataFolder(settings, { root, build: BUILD, origin, say });
  const own = await openDynamo({ path: join(folder.dataDir, "table") });
  let dynamo = own;
  try {
    dynamo = await tableOf(own, settings);
    return await portalOver({ own, dynamo, folder, settings, building, origin, say });
  } catch (error) {
    await dynamo.close();
    throw error;
  }
}

/** The table of the data folder, or the one at an address that it belongs to. */
async function tableOf(own: EmbeddedDynamo, { tableAt }: StartSettings): Promise<EmbeddedDynamo> {
  if (tableAt !== undefined)
    return openElsewhere(own, tableAt, TABLE, (await own.getMeta(PLAYED)) !== undefined);
  await refuseElsewhere(own);
  return own;
}

type Opening = {
  readonly own: EmbeddedDynamo;
  readonly dynamo: EmbeddedDynamo;
  readonly folder: Awaited<ReturnType<typeof openDataFolder>>;
  readonly settings: StartSettings;
  readonly building: Building;
  readonly origin: string;
  readonly say: (line: string) => void;
};

async function portalOver({ own, dynamo, folder, settings, building, origin, say }: Opening) {
  const { dataDir, isNew, replayToKeep } = folder;
  const start = await storedStart(dynamo, settings, defaultStart());
  const clock = portalClock(
    dynamo,
    start.empty ? instantOf(Date.now()) : ((await rememberedInstant(dynamo)) ?? FIRST_ACT_AT),
  );
  const log = jsonLog(
    (line) => void (process.env["PORTAL_LOG"] === "1" && process.stderr.write(`${line}\n`)),
    Date.now,
  );
  const secrets = newSecrets();
  if (settings.newReceiptKey && !isNew) await newReceiptKey(dataDir, clock.now(), own);
  const assets = builtAssets();
  const listening = Promise.withResolvers<unknown>();
  const signer = await receiptSigner(dataDir, own);
  const { port } = settings;
  const { deps, workers, loadBuilt } = await partsOf({
    dynamo,
    clock,
    dataDir,
    port,
    secrets,
    assets,
    listening: listening.promise,
    log,
    signer,
  });
  const onDead = (word: string) => log.error("change-passed-over", { code: word });
  const pumps = [
    changePump(dynamo, "project", (records) => workers().project(records), onDead),
    changePump(dynamo, "notify", (records) => workers().notify(records), onDead),
    changeLanes(dynamo, "scan", (records) => workers().scan(records), onDead),
  ];
  const show = demonstration({
    deps,
    dynamo,
    clock,
    pumps,
    acts: start.empty ? appointments.map((act) => ({ ...act, at: start.at })) : ACTS,
    sealAllDue: () => workers().seal({}),
    releaseDue: () => workers().project({ wake: "due" }),
    onSkipped: (what, why) => say(`  not played: ${what} (${why})`),
  });

  const objects = await openObjects(dataDir, secrets.objects, log);
  markBegun(dataDir);
  // What a power cut took from a replay is played again. It begins while pages are still being built.
  const playing = own.withoutWaiting(isNew, () => show.moveTo(start.at, progressOf(say)));
  // Whoever waits for it hears of a failure, be it later.
  playing.catch(() => undefined);

  await building.begun;
  const page = await loadEdgePage(join(BUILD, EDGE_PAGE_BUNDLE), assets());
  // There once everything is.
  let doors: Awaited<ReturnType<typeof loadDoors>> | undefined;
  const stylesheet = assets()["app.css"];
  const acting = whenReady(() => doors, { page, deps, clock, demonstration: show, origin, stylesheet });
  const isReady = () => doors !== undefined;
  const shown = { dataDir, port, secrets, stylesheet, page, deps, objects, isReady, acting };
  const front = await openPortalFront({ build: BUILD, ...shown });
  listening.resolve(undefined);

  await playing;
  await building.done;
  await loadBuilt();
  const loaded = await loadDoors(FUNCTIONS, deps);
  await replayToKeep
    ?.keep(dynamo, dataDir)
    .catch((error: unknown) => log.error("replay-not-kept", { fault: String(error) }));
  await clock.run();
  const stopTicking = ticking(clock, show, (error) => log.error("tick-failed", { fault: String(error) }));
  const unwatch = dynamo.onChange(show.lookAround);
  doors = loaded;
  say(`The portal is at ${origin} (ready after ${(performance.now() / 1_000).toFixed(1)} s).`);
  say(start.empty ? "It is empty and runs on the real clock." : `Its clock says ${inWords(clock.now())}.`);
  say("Sign in there as anybody from the list. Stop it with Ctrl-C.");
  return {
    async close() {
      stopTicking();
      unwatch();
      await front.close();
      for (const pump of pumps) await pump.close();
      await clock.remember();
      await dynamo.close();
    },
  };
}

/** The addresses of the built assets, read once when they are first asked for. */
function builtAssets(): () => AssetManifest {
  let read: AssetManifest | undefined;
  return () => (read ??= readAssetManifest(join(BUILD, "assets")));
}

/**
 * The parts of this machine, and the workers made of them, which they ask in turn: those that are not bundled yet, with
 * which the demonstration is played, and then the built ones.
 */
async function partsOf(given: Omit<Parameters<typeof localDeps>[0], "ask">) {
  const deps = await localDeps({
    ...given,
    ask: {
      seal: async (competition) => void (await workers.seal({ seal: competition })),
      scan: async (competitionId, organisationId, fileId) =>
        void (await workers.scan({ scan: { competitionId, organisationId, fileId } })),
      checkStreams: (competition) => workers.project({ check: competition }),
    },
  });
  let workers = await loadUnbundledWorkers(deps);
  const loadBuilt = async () => void (workers = await loadWorkers(FUNCTIONS, deps));
  return { deps, workers: () => workers, loadBuilt };
}

/** Writes down every second that the clock runs, and does what it has brought, until it is told to stop. */
function ticking(clock: PortalClock, show: Demonstration, onFailed: (error: unknown) => void): () => void {
  const everySecond = setInterval(() => {
    clock.run().catch(onFailed);
    show.tick().catch(onFailed);
  }, 1_000);
  return () => clearInterval(everySecond);
}

/** Says how far the replay is: every tenth act, and the last. */
const progressOf = (say: (line: string) => void) => (what: string, done: number, of: number) => {
  if (done % 10 === 0 || done === of) say(`  ${String(done).padStart(3)} of ${of}  ${what}`);
};
