import { plainSigns } from "./cleaned.ts";

/** Every postcode of the United Kingdom and the islands, without its space. */
const POSTCODE = /^([A-Z]{1,2}\d[A-Z\d]?|GIR)(\d[A-Z]{2})$/;

/** A postcode as it is written, `SY23 2AB`, however its letters and spaces were typed; undefined for anything else. */
export function postcodeIn(typed: string): string | undefined {
  const [, area, rest] = POSTCODE.exec(plainSigns(typed).toUpperCase().replace(/[ .-]/g, "")) ?? [];
  return area === undefined ? undefined : `${area} ${rest}`;
}

const HERE =
  /^(?:the )?(?:u\.?k\.?|g\.?b\.?|united kingdom|(?:great )?britain|england|scotland|wales|cymru|(?:northern|n\.?) ireland)(?!\p{L})/iu;

/** Whether a country, as it is typed, is one that has such postcodes. */
export const hasPostcodes = (country: string): boolean => HERE.test(country.trim());
