import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase64url, toBase64url } from "../../../shared/kernel/base64url.ts";

describe("base64url", () => {
  it("base64url is spelt as Node spells it", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        const text = toBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString("base64url"));
        expect(fromBase64url(text)).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it.each(["AAA=", "AA A", "A+AA", "A/AA", "A", "AB", "AAB", "é"])("has one spelling only: not %j", (text) =>
    expect(fromBase64url(text)).toBeUndefined(),
  );
});
