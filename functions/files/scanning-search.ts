/** The file that every virus scanner finds, to be tested with. In pieces, or scanners would find this one. */
const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}", "$EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!", "$H+H*"].join("");

/** Looks for something in bytes that pass piece by piece; what is found stays found. */
export type Search = (bytes: Uint8Array) => boolean;

/** Each byte as one character: the way to look for words in bytes that may be anything. */
export const asCharacters = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");

/** A search for what is harmful wherever it stands. It knows the test file alone: this is no virus scanner. */
export const searchForMalware = (): Search => searchFor((text) => text.includes(EICAR), EICAR.length);

/** A search for what `finds` finds; `longest` is how many characters of it may lie in the piece before. */
export function searchFor(finds: (text: string) => boolean, longest: number): Search {
  let before = "";
  let found = false;
  return (bytes) => {
    if (found) return true;
    const text = before + asCharacters(bytes);
    found = finds(text);
    before = text.slice(-longest);
    return found;
  };
}
