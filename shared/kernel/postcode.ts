import { inCapitals, plainSigns } from "./cleaned.ts";

/** Every postcode of the United Kingdom, the islands and Gibraltar, without its space; and the numbers of the forces’ post. No
 * district begins with a nought: “S01 1AA” is a slip for SO1, which is elsewhere. */
const POSTCODE = /^(?:([A-Z]{1,2}(?:[1-9][A-Z\d]?|0)|GIR)(\d[A-Z]{2})|(BFPO)(\d{1,4}))$/;

/** A postcode as it is written, `SY23 2AB`, however its letters and spaces were typed; undefined for anything else. */
export function postcodeIn(typed: string): string | undefined {
  const parts = POSTCODE.exec(inCapitals(plainSigns(typed)).replace(/[ .,()-]/g, ""))?.slice(1);
  return parts?.filter((part) => part !== undefined).join(" ");
}

const HERE =
  /^(?:the )?(?:u\.?k\.?|g\.?b\.?|united kingdom|(?:great )?britain|england|scotland|wales|cymru|(?:northern|n\.?) ireland)(?!\p{L})/iu;

/** Whether a country, as it is typed, is one that has such postcodes. */
export const hasPostcodes = (country: string): boolean => HERE.test(country.trim());
