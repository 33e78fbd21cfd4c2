import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { faultFields, jsonLog } from "../../functions/platform/log.ts";
import { epochMs, instantOf, inWords } from "../../shared/kernel/instant.ts";
import { OPENAPI_PATH, SIGNED_IN_PATH } from "../../shared/kernel/names.ts";
import { EDGE_PAGE_BUNDLE, readAssetManifest } from "../build/manifest.ts";
import type { Building } from "./building.ts";
import { changeLanes } from "./change-lanes.ts";
import { changePump } from "./change-pump.ts";
import { claimDataFolder, markBegun } from "./data-version.ts";
import { demonstration, PLAYED } from "./demonstration.ts";
import { demoPeople } from "./demo-people.ts";
import { openDynamo } from "./dynamo/open.ts";
import { openElsewhere, refuseElsewhere } from "./dynamo/table-elsewhere.ts";
import { assetsMount } from "./front/assets.ts";
import { startFront } from "./front/front.ts";
import { fileMount } from "./front/file-mount.ts";
import { listen, LOOPBACK } from "./front/listen.ts";
import { healthMount } from "./front/health.ts";
import { loadDoors, loadEdgePage, loadWorkers } from "./functions.ts";
import { finishBeginning, keptReplay } from "./kept-replay.ts";
import { identityMount } from "./identity/identity.ts";
import {
  IDENTITY_PREFIX,
  localDeps,
  mailDir,
  newSecrets,
  OBJECTS_PREFIX,
  SEALED_BUCKET,
  TABLE,
  UPLOADS_BUCKET,
} from "./local-deps.ts";
import { mailViewer } from "./mail/mail-viewer.ts";
import { openObjectStore } from "./objects/object-store.ts";
import { portalClock, rememberedInstant } from "./portal-clock.ts";
import { ACTS, appointments } from "./replay/acts.ts";
import { newReceiptKey, receiptSigner } from "./receipt-keys.ts";
import { CannotStart, defaultStart, type StartSettings } from "./settings.ts";
import { storedStart } from "./stored-start.ts";
import { whenReady } from "./when-ready.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const BUILD = join(root, ".build");
const FUNCTIONS = join(BUILD, "functions");
const FIRST_ACT_AT = ACTS[0]?.at ?? defaultStart();

/**
 * Opens the whole portal on one machine while it is being built: opens the data, listens, and brings the demonstration to
 * its time. Throws `CannotStart`, `DynamoStoreError` or `PortInUse` with a line for the person who started it.
 */
export async function openPortal(settings: StartSettings, building: Building, say: (line: string) => void) {
  // Before anything is begun in the data folder that a start would leave behind which cannot be.
  await (await listen(LOOPBACK, settings.port, {}, () => undefined)).close();
  const dataDir = usable(resolve(root, settings.dataDir));
  const origin = `http://localhost:${settings.port}`;
  const holdsNone = claimDataFolder(dataDir);
  const isNew = !finishBeginning(dataDir) && holdsNone;
  const replayToKeep = isNew ? await beginData(dataDir, settings, origin, say) : undefined;
  const { tableAt } = settings;
  const own = await openDynamo({ path: join(dataDir, "table") });
  let dynamo = own;
  try {
    if (tableAt === undefined) await refuseElsewhere(own);
    else dynamo = await openElsewhere(own, tableAt, TABLE, (await own.getMeta(PLAYED)) !== undefined);
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
    await building.begun;
    const assets = readAssetManifest(join(BUILD, "assets"));
    const deps = await localDeps({
      dynamo,
      clock,
      dataDir,
      port: settings.port,
      secrets,
      assets,
      log,
      signer: await receiptSigner(dataDir, own),
      ask: {
        seal: async (competition) => void (await workers.seal({ seal: competition })),
        scan: async (competitionId, organisationId, fileId) =>
          void (await workers.scan({ scan: { competitionId, organisationId, fileId } })),
        checkStreams: (competition) => workers.project({ check: competition }),
      },
    });
    const workers = await loadWorkers(FUNCTIONS, deps);
    const onDead = (word: string) => log.error("change-passed-over", { code: word });
    const pumps = [
      changePump(dynamo, "project", workers.project, onDead),
      changePump(dynamo, "notify", workers.notify, onDead),
      changeLanes(dynamo, "scan", workers.scan, onDead),
    ];
    const show = demonstration({
      deps,
      dynamo,
      clock,
      pumps,
      acts: start.empty ? appointments.map((act) => ({ ...act, at: start.at })) : ACTS,
      sealAllDue: () => workers.seal({}),
      releaseDue: () => workers.project({ wake: "due" }),
      onSkipped: (what, why) => say(`  not played: ${what} (${why})`),
    });

    const page = await loadEdgePage(join(BUILD, EDGE_PAGE_BUNDLE), assets);
    // There once everything is.
    let doors: Awaited<ReturnType<typeof loadDoors>> | undefined;
    const isReady = () => doors !== undefined;
    const acting = whenReady(() => doors, {
      page,
      deps,
      clock,
      demonstration: show,
      origin,
      stylesheet: assets["app.css"],
    });
    const objects = await openObjectStore({
      dir: join(dataDir, "objects"),
      prefix: OBJECTS_PREFIX,
      credentials: secrets.objects,
      buckets: [
        { name: SEALED_BUCKET, versioned: true },
        { name: UPLOADS_BUCKET, versioned: false },
      ],
      now: Date.now,
      log: ({ code, requestId, error }) => log.error(code, { requestId, ...faultFields(error) }),
    });
    markBegun(dataDir);
    const front = await startFront({
      port: settings.port,
      doors: acting.doors,
      page,
      now: () => epochMs(clock.now()),
      log: ({ code, requestId, error }) => log.error(code, { requestId, ...faultFields(error) }),
      mounts: [
        healthMount(isReady),
        assetsMount({ prefix: "/assets", dir: join(BUILD, "assets") }),
        fileMount(OPENAPI_PATH, join(BUILD, "documents/openapi.json"), "application/json"),
        objects,
        identityMount({
          issuer: `${origin}${IDENTITY_PREFIX}`,
          client: {
            ...secrets.identity,
            redirectUris: [`${origin}${SIGNED_IN_PATH}`],
            postLogoutRedirectUris: [`${origin}/`],
          },
          people: () => demoPeople(deps.table),
          stylesheet: assets["app.css"],
          now: Date.now,
        }),
        mailViewer({ prefix: "/local/mail", dir: mailDir(dataDir), stylesheet: assets["app.css"] }),
        ...acting.mounts,
      ],
    });

    // What a power cut took from a replay is played again.
    await own.withoutWaiting(isNew, () => show.moveTo(start.at, progressOf(say)));
    await building.done;
    const loaded = await loadDoors(FUNCTIONS, deps);
    await replayToKeep
      ?.keep(dynamo, dataDir)
      .catch((error: unknown) => log.error("replay-not-kept", { fault: String(error) }));
    const failed = (error: unknown) => log.error("tick-failed", { fault: String(error) });
    await clock.run();
    const ticking = setInterval(() => {
      clock.run().catch(failed);
      show.tick().catch(failed);
    }, 1_000);
    const unwatch = dynamo.onChange(show.lookAround);
    doors = loaded;
    say(`The portal is at ${origin} (ready after ${(performance.now() / 1_000).toFixed(1)} s).`);
    say(start.empty ? "It is empty and runs on the real clock." : `Its clock says ${inWords(clock.now())}.`);
    say("Sign in there as anybody from the list. Stop it with Ctrl-C.");
    return {
      async close() {
        clearInterval(ticking);
        unwatch();
        await front.close();
        for (const pump of pumps) await pump.close();
        await clock.remember();
        await dynamo.close();
      },
    };
  } catch (error) {
    await dynamo.close();
    throw error;
  }
}

/**
 * Begins a new data folder: with a copy of a replay that this machine has kept, or else with a key alone. The answer is
 * where the replay that follows is to be kept, if it is the one that others can begin with and none is kept yet.
 */
async function beginData(
  dataDir: string,
  { at = defaultStart(), empty, tableAt }: StartSettings,
  origin: string,
  say: (line: string) => void,
) {
  const beginsLikeOthers = !empty && tableAt === undefined && at >= defaultStart();
  const kept = beginsLikeOthers ? keptReplay(root, BUILD, origin) : undefined;
  if (kept?.isThere() === true && (await kept.begin(dataDir, defaultStart()))) {
    say("The recorded acts were played on this machine before: these data begin with a copy.");
    return undefined;
  }
  await newReceiptKey(dataDir, empty ? instantOf(Date.now()) : FIRST_ACT_AT);
  return at === defaultStart() ? kept : undefined;
}

/** Makes a folder and those above it. Node's own recursive way does not come back from where nothing can be made. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/** The data folder, made if it is not there. */
function usable(dataDir: string): string {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK);
    return dataDir;
  } catch {
    throw new CannotStart(
      `The data folder ${dataDir} cannot be written: choose another with PORTAL_DATA_DIR.`,
    );
  }
}

/** Says how far the replay is: every tenth act, and the last. */
const progressOf = (say: (line: string) => void) => (what: string, done: number, of: number) => {
  if (done % 10 === 0 || done === of) say(`  ${String(done).padStart(3)} of ${of}  ${what}`);
};
