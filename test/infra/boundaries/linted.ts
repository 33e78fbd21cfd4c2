import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";

const root = fileURLToPath(new URL("../../..", import.meta.url));

const Report = z.object({
  diagnostics: z.array(
    z.object({
      code: z.string(),
      filename: z.string(),
      labels: z.array(z.object({ span: z.object({ line: z.int() }) })),
    }),
  ),
});

/** A line of code in a file of the house, and where it came to stand. */
export type Planted = { readonly file: string; readonly line: number };
export type Found = Planted & { readonly rule: string };

/** A copy of the house's gates, empty of code, in which lines are planted and then linted in one run. */
export function emptyHouse() {
  const files = new Map<string, string[]>();
  return {
    /** Puts a line at the end of a file. */
    plant(file: string, code: string): Planted {
      const lines = files.get(file) ?? [];
      files.set(file, lines);
      return { file, line: lines.push(code) };
    },
    /** What the project's own configuration finds in it all. */
    async lint(): Promise<readonly Found[]> {
      // Named one by one, because the linter would walk through the link to the packages.
      const rooms = new Set(Array.from(files.keys(), (file) => file.replace(/\/.*/, "")));
      const house = await mkdtemp(join(tmpdir(), "portal-boundaries-"));
      try {
        for (const gate of [".oxlintrc.json", "tsconfig.json", "package.json"])
          await cp(join(root, gate), join(house, gate));
        await symlink(join(root, "node_modules"), join(house, "node_modules"));
        for (const [file, lines] of files) {
          await mkdir(dirname(join(house, file)), { recursive: true });
          await writeFile(join(house, file), `${lines.join("\n")}\n`);
        }
        return Report.parse(JSON.parse(await oxlint(house, rooms))).diagnostics.map(
          ({ code, filename, labels }) => ({ rule: code, file: filename, line: labels[0]?.span.line ?? 0 }),
        );
      } finally {
        await rm(house, { recursive: true });
      }
    },
  };
}

/** The linter's report: it ends with 1 when it has found something, which is no failure here. */
function oxlint(cwd: string, rooms: ReadonlySet<string>): Promise<string> {
  const command = join(root, "node_modules/oxlint/bin/oxlint");
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [command, "--type-aware", "--format", "json", ...rooms],
      { cwd, maxBuffer: 32e6 },
      (error, stdout) => {
        if (error === null || error.code === 1) resolve(stdout);
        else reject(new Error("the linter failed", { cause: error }));
      },
    );
  });
}
