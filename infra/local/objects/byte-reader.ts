const NOTHING: Buffer = Buffer.alloc(0);

/** Reads a stream of bytes by lines, lengths and boundaries while holding no more of it than one chunk. */
export class ByteReader {
  readonly #source: AsyncIterator<Buffer>;
  #held = NOTHING;

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** What stands before the delimiter, which is consumed. Undefined at the end, or beyond `maxBytes`. */
  async until(delimiter: string, maxBytes: number): Promise<string | undefined> {
    for (;;) {
      const at = this.#held.indexOf(delimiter);
      if (at >= 0 && at <= maxBytes) {
        const before = this.#held.subarray(0, at).toString();
        this.#held = this.#held.subarray(at + delimiter.length);
        return before;
      }
      if (this.#held.length > maxBytes + delimiter.length || !(await this.#more())) return undefined;
    }
  }

  /** Exactly `length` bytes, in pieces. Ends early when the source does: the caller counts. */
  async *take(length: number): AsyncGenerator<Buffer> {
    let wanted = length;
    while (wanted > 0 && (this.#held.length > 0 || (await this.#more()))) {
      const piece = this.#held.subarray(0, wanted);
      this.#held = this.#held.subarray(piece.length);
      wanted -= piece.length;
      yield piece;
    }
  }

  /** Everything before the delimiter, in pieces; false at the end when the source ended without it. */
  async *before(delimiter: string): AsyncGenerator<Buffer, boolean> {
    for (;;) {
      const at = this.#held.indexOf(delimiter);
      if (at >= 0) {
        const last = this.#held.subarray(0, at);
        this.#held = this.#held.subarray(at + delimiter.length);
        if (last.length > 0) yield last;
        return true;
      }
      // The delimiter may have begun in the last bytes held.
      const safe = this.#held.length - delimiter.length + 1;
      if (safe > 0) {
        const piece = this.#held.subarray(0, safe);
        this.#held = this.#held.subarray(safe);
        yield piece;
      }
      if (!(await this.#more())) return false;
    }
  }

  async #more(): Promise<boolean> {
    const next = await this.#source.next();
    if (next.done) return false;
    this.#held = this.#held.length === 0 ? next.value : Buffer.concat([this.#held, next.value]);
    return true;
  }
}
