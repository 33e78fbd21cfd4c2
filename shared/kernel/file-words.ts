const MB = 1024 * 1024;
const KB = 1024;

/** "12.4 MB", "3 KB", "1 byte": as people are told sizes everywhere. */
export function sizeInWords(bytes: number): string {
  if (bytes >= 10 * MB) return `${Math.round(bytes / MB)} MB`;
  // What would round to 1024 KB is 1 MB.
  if (bytes >= MB - KB / 2) return `${(bytes / MB).toFixed(1).replace(".0", "")} MB`;
  if (bytes >= KB) return `${Math.round(bytes / KB)} KB`;
  return `${bytes} ${bytes === 1 ? "byte" : "bytes"}`;
}

type Hashed = {
  readonly name: string;
  readonly sha256?: string | undefined;
  readonly announcedSha256?: string | undefined;
};

/** The first characters of a file's hash, where another one has its name and the hash is known. */
export const hashAmongTwins = (
  { name, sha256, announcedSha256 }: Hashed,
  among: readonly { readonly name: string }[],
): string | undefined =>
  among.filter((one) => one.name === name).length > 1 ? (sha256 ?? announcedSha256)?.slice(0, 8) : undefined;
