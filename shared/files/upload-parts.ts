/** A part of a file: its number from 1, where it begins and how many bytes it has. */
type FilePart = { readonly number: number; readonly start: number; readonly size: number };

const SMALLEST_PART = 8 * 1024 * 1024;
/** The object store takes no more parts than this. */
const MOST_PARTS = 10_000;

/** Bytes of every part of a file of this size but the last: 8 MiB, or as much more as it needs to have few enough parts. */
export function partSizeOf(size: number): number {
  const times = Math.ceil(size / (SMALLEST_PART * MOST_PARTS));
  return SMALLEST_PART * Math.max(1, times);
}

/** The parts that a file of this size is sent in, in order. */
export function fileParts(size: number): readonly FilePart[] {
  const partSize = partSizeOf(size);
  return Array.from({ length: Math.ceil(size / partSize) }, (_, index) => {
    const start = index * partSize;
    return { number: index + 1, start, size: Math.min(partSize, size - start) };
  });
}
