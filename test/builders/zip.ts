import { crc32, deflateRawSync } from "node:zlib";

/** One part of a package, and what is odd about it. */
export type ZipPart = {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly stored?: true;
  readonly encrypted?: true;
  /** Its sizes follow it, as programs write them that cannot go back. */
  readonly sizesFollow?: true;
  /** The size that it claims, another than it has. */
  readonly claims?: number;
  /** The list at the end says nothing of it, or calls it something else. */
  readonly listedAs?: string | false;
};

/** A package (ZIP) made of parts, byte by byte, so that it can be wrong in any way. */
export function zipOf(
  parts: readonly ZipPart[],
  odd: { between?: Uint8Array; after?: Uint8Array } = {},
): Buffer {
  const local: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const made = localPart(part);
    if (part.listedAs !== false) list.push(listLine(part, at));
    local.push(made, Buffer.from(odd.between ?? []));
    at += made.length + (odd.between?.length ?? 0);
  }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(list.length, 8);
  end.writeUInt16LE(list.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, listed, end, Buffer.from(odd.after ?? [])]);
}

const bytesOf = ({ content }: ZipPart) => Buffer.from(content);
const flagsOf = ({ encrypted, sizesFollow }: ZipPart) => (encrypted ? 1 : 0) | (sizesFollow ? 8 : 0);

const known = new WeakMap<ZipPart, ReturnType<typeof packedUp>>();

/** Packed once, though it is written twice: some parts are large. */
function facts(part: ZipPart) {
  const made = known.get(part) ?? packedUp(part);
  known.set(part, made);
  return made;
}

function packedUp(part: ZipPart) {
  const whole = bytesOf(part);
  const content = part.stored ? whole : deflateRawSync(whole);
  return {
    packed: content,
    sum: crc32(whole),
    size: part.claims ?? whole.length,
    method: part.stored ? 0 : 8,
  };
}

function localPart(part: ZipPart): Buffer {
  const { packed, sum, size, method } = facts(part);
  const name = Buffer.from(part.name);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(flagsOf(part), 6);
  head.writeUInt16LE(method, 8);
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(sum, 0);
  sizes.writeUInt32LE(packed.length, 4);
  sizes.writeUInt32LE(size, 8);
  if (!part.sizesFollow) sizes.copy(head, 14);
  head.writeUInt16LE(name.length, 26);
  const after = part.sizesFollow ? [Buffer.from([0x50, 0x4b, 0x07, 0x08]), sizes] : [];
  return Buffer.concat([head, name, packed, ...after]);
}

function listLine(part: ZipPart, at: number): Buffer {
  const { packed, sum, size, method } = facts(part);
  const name = Buffer.from(part.listedAs || part.name);
  const line = Buffer.alloc(46);
  line.writeUInt32LE(0x02014b50, 0);
  line.writeUInt16LE(flagsOf(part), 8);
  line.writeUInt16LE(method, 10);
  line.writeUInt32LE(sum, 16);
  line.writeUInt32LE(packed.length, 20);
  line.writeUInt32LE(size, 24);
  line.writeUInt16LE(name.length, 28);
  line.writeUInt32LE(at, 42);
  return Buffer.concat([line, name]);
}
