import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";
import { DynamoStoreError } from "./dynamo/store-error.ts";
import { PortInUse } from "./front/listen.ts";
import { startBuilding } from "./building.ts";
import { CannotStart, readSettings } from "./settings.ts";

// What was compiled once is read again: a third of the processor time of a restart.
enableCompileCache(fileURLToPath(new URL("../../.build/compiled", import.meta.url)));

/** `npm start`: the whole portal on this machine. Every reason not to start is one line and an exit code that is not 0. */
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** What to do about a table that cannot be used. */
const TODO: Record<DynamoStoreError["reason"], string> = {
  locked: "Stop that one, or choose another folder with PORTAL_DATA_DIR",
  corrupt: "Put it back from a copy, move or delete the data folder, or choose another with PORTAL_DATA_DIR",
  unwritable: "Make it readable and writable, or choose another with PORTAL_DATA_DIR",
};

function reasonOf(error: unknown): string | undefined {
  if (error instanceof CannotStart || error instanceof PortInUse) return error.message;
  return error instanceof DynamoStoreError ? `${error.message}. ${TODO[error.reason]}.` : undefined;
}

try {
  const settings = readSettings(process.argv.slice(2), process.env);
  const building = startBuilding();
  // Loaded while the build begins.
  const { openPortal } = await import("./portal.ts");
  const portal = await openPortal(settings, building, say);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    say("Stopping …");
    portal.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
} catch (error) {
  const reason = reasonOf(error);
  if (reason === undefined) throw error;
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}
