import { createHash } from "node:crypto";
import { type FileStore, type ArrivedPart, objectKeyOf } from "../../functions/platform/file-store.ts";

/** An object store in memory. `send` is what a browser does with the link of a part. */
export type MemoryFiles = FileStore & {
  send(link: string, bytes: Uint8Array): void;
  readonly objects: ReadonlyMap<string, Uint8Array>;
  /** Whether nothing was ever put or begun here. */
  untouched(): boolean;
};

type SentPart = ArrivedPart & { readonly bytes: Uint8Array };

/** Makes an empty object store that behaves as the port says, parts of an upload included. */
export function memoryFiles(): MemoryFiles {
  const objects = new Map<string, Uint8Array>();
  const uploads = new Map<string, { readonly objectKey: string; readonly parts: Map<number, SentPart> }>();
  let started = 0;
  const partsOf = ({ objectKey, uploadId }: { objectKey: string; uploadId: string }) => {
    const upload = uploads.get(uploadId);
    return upload?.objectKey === objectKey ? upload.parts : undefined;
  };
  return {
    objects,
    untouched: () => started + objects.size === 0,
    async start(objectKey) {
      const uploadId = `upload-${(started += 1)}`;
      uploads.set(uploadId, { objectKey, parts: new Map() });
      return uploadId;
    },
    partLink: async ({ uploadId }, { number, size }) =>
      `https://files.example/${uploadId}?part=${number}&size=${size}`,
    send(link, bytes) {
      const { pathname, searchParams } = new URL(link);
      const parts = uploads.get(pathname.slice(1))?.parts;
      const number = Number(searchParams.get("part"));
      if (parts === undefined || bytes.length !== Number(searchParams.get("size")))
        throw new Error("the object store refuses this part");
      const etag = createHash("md5").update(bytes).digest("hex");
      parts.set(number, { number, size: bytes.length, etag, bytes });
    },
    async partsArrived(upload) {
      const parts = partsOf(upload);
      return (
        parts &&
        [...parts.values()]
          .map(({ number, size, etag }) => ({ number, size, etag }))
          .toSorted((one, other) => one.number - other.number)
      );
    },
    async complete(upload, parts) {
      const arrived = partsOf(upload);
      if (arrived === undefined || objects.has(upload.objectKey)) return false;
      objects.set(
        upload.objectKey,
        Buffer.concat(parts.map(({ number }) => arrived.get(number)?.bytes ?? Buffer.alloc(0))),
      );
      return uploads.delete(upload.uploadId);
    },
    abort: async ({ uploadId }) => void uploads.delete(uploadId),
    putOnce: async (objectKey, bytes) => !objects.has(objectKey) && Boolean(objects.set(objectKey, bytes)),
    async read(objectKey) {
      const bytes = objects.get(objectKey);
      return bytes && piecesOf(bytes);
    },
    size: async (objectKey) => objects.get(objectKey)?.length,
    async open({ fileId }) {
      const bytes = objects.get(objectKeyOf(fileId));
      if (bytes === undefined) throw new Error("there is no such file to open");
      objects.set(`opened/${fileId}`, bytes);
    },
    downloadLink: async ({ from, fileId }) => `https://files.example/${from}/${fileId}`,
  };
}

/** As a network brings them: in pieces that end anywhere. */
async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 1_000) yield bytes.subarray(start, start + 1_000);
}
