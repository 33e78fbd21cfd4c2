import fc from "fast-check";
import { expect, it } from "vitest";
import { attachment } from "../../../functions/platform/attachment.ts";

it("names the file for old and new readers", () => {
  expect(attachment("Accounts 2013.pdf")).toBe(
    "attachment; filename=\"Accounts 2013.pdf\"; filename*=UTF-8''Accounts%202013.pdf",
  );
  expect(attachment("Éire (a'b).pdf")).toBe(
    "attachment; filename=\"Eire (a'b).pdf\"; filename*=UTF-8''%C3%89ire%20%28a%27b%29.pdf",
  );
});

it("is one value, whatever the file is called", () => {
  const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 120 });
  fc.assert(
    fc.property(name, (called) => {
      const header = attachment(called.toWellFormed());
      expect(header).toMatch(
        /^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]*"; filename\*=UTF-8''[\w.~%!-]*$/,
      );
      // The plain name before it may hold quotes of its own: the last two are meant.
      const encoded = /filename\*=UTF-8''([\w.~%!-]*)$/.exec(header)?.[1];
      expect(decodeURIComponent(encoded ?? "")).toBe(called.toWellFormed());
    }),
    { numRuns: 5_000 },
  );
});
