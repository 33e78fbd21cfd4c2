import { Readable } from "node:stream";
import { FileAt, type StoredFile } from "../../shared/files/schema.ts";
import type { Key } from "../../shared/kernel/key.ts";
import { RequestKey } from "../../shared/kernel/id.ts";
import { commit } from "../platform/commit.ts";
import type { Deps } from "../platform/deps.ts";
import { inspect, type Inspection } from "./inspection.ts";
import { scanStream } from "../platform/stream.ts";
import { loadFile } from "./facts.ts";
import { fileKey } from "./store.ts";
import { theFileCheck } from "../platform/who.ts";

/** Which file a row of the table is about; undefined for a row of something else. */
export function fileAt({ pk, sk }: Key): FileAt | undefined {
  const [word, organisationId, competitionId] = pk.split("#");
  const [kind, fileId] = sk.split("#");
  if (word !== "FILE" || kind !== "FILE") return undefined;
  return FileAt.safeParse({ organisationId, competitionId, fileId }).data;
}

/**
 * Looks into a file that waits for it, and writes the verdict: once, with an entry in the check's own stream. The entry
 * tells of a bidder's doings, so it counts as the bidder's and is withheld like everything that bidders do. Does
 * nothing for a file that is still arriving or has its verdict.
 */
export async function checkFile(deps: Pick<Deps, "table" | "files" | "now" | "newSalt" | "log">, at: FileAt) {
  const file = await loadFile(deps.table, at);
  if (file?.state !== "checking") return;
  const source = await deps.files.read(file.objectKey);
  // What is not there is as good as empty: one lost file must not keep a window from being sealed.
  if (source === undefined) deps.log.error("file-not-there", { worker: "scan" });
  // A module of its own, because it is also what the process loads that looks.
  const { problemFoundApart } = await import("./scanning-apart.ts");
  const inspected = await inspect(source ?? Readable.from([]), file.name, problemFoundApart);
  const { problem, ...found } = asAnnounced(inspected, file);

  const { competitionId, organisationId, fileId } = at;
  const checkedAt = deps.now();
  const verdict = problem === undefined ? { state: "clean" } : { state: "refused", problem };
  await commit(
    deps,
    [
      {
        update: fileKey(at),
        set: { ...found, ...verdict, checkedAt },
        if: { matching: { state: "checking" } },
      },
    ],
    {
      stream: scanStream(competitionId, organisationId),
      what: problem === undefined ? "file.checked" : "file.refused",
      who: theFileCheck(organisationId),
      at: checkedAt,
      competitionId,
      subject: organisationId,
      detail: {
        fileId,
        name: file.name,
        questionId: file.subject,
        ...found,
        ...(problem === undefined ? {} : { problem }),
      },
      answer: {},
      command: { fileId },
    },
    RequestKey.parse(`verdict-${fileId}`),
  );
}

/** Other bytes than were chosen are what nobody meant to send; lost ones are not other ones. */
function asAnnounced(inspected: Inspection, { announcedSha256, size }: StoredFile): Inspection {
  const isOther = inspected.size === size && inspected.sha256 !== (announcedSha256 ?? inspected.sha256);
  return isOther && inspected.problem !== "malware"
    ? { ...inspected, problem: "changed-while-sent" }
    : inspected;
}
