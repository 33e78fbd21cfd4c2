import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closeAtEnd } from "./closing.ts";

/** An empty folder, gone when the tests of the file have ended. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "portal-test-"));
  closeAtEnd(async () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
