import { execFile } from "node:child_process";
import { access, mkdir, rename, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** A browser that can be started: its program, and the environment it needs. */
type Chromium = { readonly executablePath: string; readonly env: NodeJS.ProcessEnv };

const VERSION = "153.0.0";
const cache = fileURLToPath(new URL("../../node_modules/.cache", import.meta.url));
const unpacker = fileURLToPath(new URL("./unpack-chromium.ts", import.meta.url));

/**
 * The browser that npm brought, unpacked when it is needed for the first time, with the libraries and fonts that a bare
 * machine lacks. `CHROME_PATH` names another one, for machines that the packed one does not fit.
 */
export async function chromiumHere(): Promise<Chromium> {
  const own = process.env["CHROME_PATH"];
  if (own) return { executablePath: own, env: process.env };
  const folder = join(cache, `chromium-${VERSION}`);
  if (!(await exists(folder))) await unpackInto(folder);
  return {
    executablePath: join(folder, "chromium"),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, "al2023", "lib"),
      FONTCONFIG_FILE: join(folder, "fonts.conf"),
    },
  };
}

/** What the pages of some windows and their pictures take. A container often has no more than 64 MB. */
const ROOM_IN_MEMORY = 512 * 2 ** 20;

/**
 * Whether processes of the browser can share memory where the system keeps it. They are else given files on the disk, which
 * are made and cleared for each page.
 */
export const sharesMemory = (): Promise<boolean> =>
  statfs("/dev/shm").then(
    ({ bavail, bsize }) => bavail * bsize > ROOM_IN_MEMORY,
    () => false,
  );

/**
 * Unpacks beside the folder and renames, so that a folder which stands there is whole. The unpacking package changes
 * the environment of the process that loads it; it therefore gets one of its own.
 */
async function unpackInto(folder: string): Promise<void> {
  const half = `${folder}.${process.pid}`;
  await mkdir(half, { recursive: true });
  await promisify(execFile)(process.execPath, [unpacker], {
    env: { ...process.env, TMPDIR: half, AWS_LAMBDA_JS_RUNTIME: "nodejs24.x" },
  });
  await writeFile(join(half, "fonts.conf"), fontsConf(folder));
  await rename(half, folder).catch(async (error: unknown) => {
    await rm(half, { recursive: true });
    // Another run was quicker.
    if (!(await exists(folder))) throw error;
  });
}

/** The packed fonts alone: pages look, and break their lines, the same on every machine. */
const fontsConf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>
`;

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
