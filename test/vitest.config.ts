import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const project = (name: string, seconds: number) => ({
  extends: true as const,
  test: {
    name,
    include: [`test/${name}/**/*.test.{ts,tsx}`],
    testTimeout: seconds * 1_000,
    hookTimeout: seconds * 1_000,
  },
});

/** One project per floor: rules (shared), functions, web, infra, and journeys through a real browser. */
export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: {
    // Files share what they import: no test changes a module, and loading everything anew for each file took half the time.
    isolate: false,
    setupFiles: ["test/set-up.ts"],
    // All cores, though one is usually left to the main process: it only waits, and on two cores it would be half.
    maxWorkers: availableParallelism(),
    projects: [
      { ...project("shared", 20), test: { ...project("shared", 20).test, name: "rules" } },
      project("functions", 60),
      project("web", 60),
      project("infra", 120),
      {
        ...project("journeys", 180),
        test: { ...project("journeys", 180).test, globalSetup: "test/journeys/set-up.ts" },
      },
    ],
  },
});
