import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const project = (name: string, floor = name) => ({
  extends: true as const,
  test: { name, include: [`test/${floor}/**/*.test.{ts,tsx}`] },
});

/** Only what hangs is stopped: how long a thing takes is never judged, and a busy machine fails nothing. */
const HANGS_AFTER_MS = 600_000;

/** One project per floor: rules (shared), functions, web, infra, and journeys through a real browser. */
export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    // Files share what they import: no test changes a module, and loading everything anew for each file took half the time.
    isolate: false,
    setupFiles: ["test/set-up.ts"],
    testTimeout: HANGS_AFTER_MS,
    hookTimeout: HANGS_AFTER_MS,
    expect: { poll: { timeout: HANGS_AFTER_MS } },
    // All cores, though one is usually left to the main process: it only waits, and on two cores it would be half.
    maxWorkers: availableParallelism(),
    projects: [
      project("rules", "shared"),
      project("functions"),
      project("web"),
      project("infra"),
      { extends: true, test: { ...project("journeys").test, globalSetup: "test/journeys/set-up.ts" } },
    ],
  },
});
