import type { Deps } from "../../functions/platform/deps.ts";
import type { Holder } from "../../infra/aws/fence.ts";
import { OBJECT_RIGHTS, RECEIPT_KEY } from "../../infra/aws/object-fence.ts";

/** The parts that reach buckets and the key of receipts, as a door or worker has them in AWS. */
export function fencedObjects(deps: Deps, holder: Holder): Pick<Deps, "files" | "objects" | "signer"> {
  const may = (action: string, place: string): void => {
    const given = OBJECT_RIGHTS.some(
      (right) =>
        right.holder === holder &&
        right.actions.includes(`s3:${action}`) &&
        place.startsWith(`${right.bucket}/${right.folder}/`),
    );
    if (!given) throw new Error(`the fence: ${holder} may not ${action} ${place}`);
  };
  const mayUseKey = (use: keyof typeof RECEIPT_KEY): void => {
    if (!RECEIPT_KEY[use].some((one) => one === holder))
      throw new Error(`the fence: the key of receipts is not for ${use} by ${holder}`);
  };
  const { files, objects, signer } = deps;
  return {
    signer: {
      keyId: signer.keyId,
      async sign(message) {
        mayUseKey("signing");
        return signer.sign(message);
      },
      async publishedKeys() {
        mayUseKey("publishing");
        return signer.publishedKeys();
      },
    },
    objects: {
      async putOnce(name, text) {
        may("PutObject", `sealed/${name}`);
        return objects.putOnce(name, text);
      },
      async read(name) {
        may("GetObject", `sealed/${name}`);
        return objects.read(name);
      },
    },
    files: {
      async start(key) {
        may("PutObject", `uploads/${key}`);
        return files.start(key);
      },
      async partLink(upload, part) {
        may("PutObject", `uploads/${upload.objectKey}`);
        return files.partLink(upload, part);
      },
      async partsArrived(upload) {
        may("ListMultipartUploadParts", `uploads/${upload.objectKey}`);
        return files.partsArrived(upload);
      },
      async complete(upload, parts) {
        may("PutObject", `uploads/${upload.objectKey}`);
        return files.complete(upload, parts);
      },
      async abort(upload) {
        may("AbortMultipartUpload", `uploads/${upload.objectKey}`);
        return files.abort(upload);
      },
      async putOnce(key, bytes) {
        may("PutObject", `uploads/${key}`);
        return files.putOnce(key, bytes);
      },
      async read(key) {
        may("GetObject", `uploads/${key}`);
        return files.read(key);
      },
      async size(key) {
        may("GetObject", `uploads/${key}`);
        return files.size(key);
      },
      async open(file) {
        may("GetObject", `uploads/files/${file.fileId}`);
        may("PutObject", `sealed/opened/${file.fileId}`);
        return files.open(file);
      },
      async downloadLink(file) {
        may("GetObject", `${file.from === "opened" ? "sealed/opened" : "uploads/files"}/${file.fileId}`);
        return files.downloadLink(file);
      },
    },
  };
}
