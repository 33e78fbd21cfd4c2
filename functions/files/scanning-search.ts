/** The file that every virus scanner finds, to be tested with. In pieces, or scanners would find this one. */
const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}", "$EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!", "$H+H*"].join("");

/** Looks for something in bytes that pass piece by piece; what is found stays found. */
export type Search = (bytes: Uint8Array) => boolean;

/** A search for what is harmful wherever it stands. It knows the test file alone: this is no virus scanner. */
export const searchForMalware = (): Search => searchFor(Buffer.from(EICAR));

/** A search for these bytes, in one piece or across two. */
export function searchFor(wanted: Buffer): Search {
  let before = Buffer.alloc(0);
  let found = false;
  return (bytes) => {
    if (found) return true;
    const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const seam = Buffer.concat([before, piece.subarray(0, wanted.length)]);
    found = seam.includes(wanted) || piece.includes(wanted);
    before = Buffer.concat([before, piece.subarray(-wanted.length)]).subarray(1 - wanted.length);
    return found;
  };
}
