import * as z from "zod";
import { wholeIn, wholeInWords } from "./amount.ts";

/** A whole number from 0 on, as a number or as it is typed; an empty field is none. */
export const typedNumber = (most: number) =>
  z.preprocess(
    (typed) => (typeof typed === "string" ? (wholeIn(typed) ?? typed) : typed),
    z
      .int("Enter a whole number")
      .min(0, "Enter 0 or more")
      .max(most, `Enter up to ${wholeInWords(most)}`),
  );

/** The version of something that a person's page showed; 0 when there was nothing yet. A form that lost it is refused. */
export const SeenCount = typedNumber(999_999_999);
