import * as z from "zod";
import { cleanedLine, plainSigns } from "../kernel/cleaned.ts";

/** The registers an organisation may be found in, by the codes of org-id.guide. */
export const RegistrationScheme = z.enum(
  ["GB-COH", "GB-CHC", "GB-SC", "GB-NIC", "GB-MPR"],
  "Choose a register",
);
export type RegistrationScheme = z.infer<typeof RegistrationScheme>;

/** How the numbers of a register look: the one spelling of a typed number, or undefined when it cannot be one. */
const SPELLINGS = {
  // 01234567, which with its zero left out may be a charity's as well; two letters and six digits: SC123456, OC312345; of
  // Northern Ireland before partition R0000009; of industrial and provident societies IP28871R, SP2375RS.
  "GB-COH": (typed) =>
    spelt(/^(?:\d{8}|[A-Z]{2}\d{6}|R\d{7}|(?:IP|NP|SP)\d{5}[A-Z]|(?:IP|NP|SP)\d{4}[A-Z]{2})$/, typed),
  // 279417, 1090095; a charity linked to one has its number and one more: 279417-1.
  "GB-CHC": (typed) =>
    spelt(
      /^[1-9]\d{5,6}(?:-[1-9]\d{0,3})?$/,
      typed
        .replace(/^0+/, "")
        .replace("/", "-")
        .replace(/-0+(?=\d)/, "-"),
    ),
  // SC042386; of five digits the nought in front was left out, or, where one is in front still, another digit.
  "GB-SC": (typed) =>
    spelt(
      /^SC0\d{5}$/,
      typed.replace(/^SCO/, "SC0").replace(/^(?:SC)?(?:0(?=\d{5}$)|(?=[1-9]\d{4}$))/, "SC0"),
    ),
  // NIC100002.
  "GB-NIC": (typed) => spelt(/^NIC1\d{5}$/, typed.replace(/^(?=1\d{5}$)/, "NIC")),
  // 235C, 29530R, 7350, or eight characters as Companies House writes them: IP031455, IP28871R, SP2375RS.
  "GB-MPR": (typed) =>
    spelt(/^[1-9]\d{0,5}[A-Z]{0,2}$/, typed.replace(/^0+/, "")) ??
    spelt(
      /^(?!C[ES])[A-Z]{2}(?:\d{6}|\d{5}[A-Z]|\d{4}[A-Z]{2})$/,
      typed.replace(/(?<=^[A-Z]{2})(?:(?=\d{5}$)|0(?=\d{5}[A-Z]$))/, (zero) => (zero === "" ? "0" : "")),
    ),
} as const satisfies Record<RegistrationScheme, (typed: string) => string | undefined>;

/** What people write before a number: “No. 123456” is no number NO123456. */
const WHAT_IT_IS =
  /^(?:(?:(?:REG(?:ISTERED|ISTRATION|D)?|CO|COMPANY|COMPANIES HOUSE|CRN|(?:SCOTTISH )?CHARITY|SOCIETY|RHIF|ELUSEN|NO|NUMBER|IN (?:ENGLAND|WALES|SCOTLAND|NORTHERN IRELAND)(?: (?:AND|&) WALES)?)\b|№|Nº|#)[.:,]* ?)+(?=[A-Z]{0,3}[ ./-]*\d)/;

/**
 * A typed number without what people put between its parts. A sign or space before a last digit may mean something of its
 * own (279417-1 is another charity than 2794171), so it stays, and the number is refused where it means nothing.
 */
function joined(scheme: RegistrationScheme, typed: string): string {
  const text = plainSigns(cleanedLine(typed))
    .toUpperCase()
    .replace(/\.$/, "")
    .replace(WHAT_IT_IS, "")
    .replace(/ ?\([A-Z ]+\)$/, "")
    .replace(/^\d{1,3}(?:,\d{3})+$/, (number) => number.replaceAll(",", ""))
    .replace(/ ?- ?/, "-")
    .replace(/^([A-Z]{1,3})[ ./-]+(?=\d)/, "$1")
    .replace(/(?<=\d) (?=[A-Z])/, "");
  // Of the mutuals some have few digits: more of them, apart, may be anything.
  return scheme === "GB-MPR" ? text : text.replace(/(?<=\d) (?=\d{2,}(?!\d))/g, "");
}

const spelt = (form: RegExp, number: string): string | undefined => (form.test(number) ? number : undefined);

/** What to type for each register, in words. */
const EXPECTED = {
  "GB-COH": "Enter a company number of 8 characters, like 01234567 or SC123456",
  "GB-CHC":
    "Enter a charity number of 6 or 7 digits, like 1090095, or that of a linked charity, like 279417-1",
  "GB-SC": "Enter a Scottish charity number, like SC042386",
  "GB-NIC": "Enter a Northern Ireland charity number, like NIC100002",
  "GB-MPR": "Enter a number of the Mutuals Public Register, like 29530R or IP031455",
} as const satisfies Record<RegistrationScheme, string>;

/** What is said of a number that is none of its register. */
function unfitIn(scheme: RegistrationScheme, typed: string): string {
  if (scheme === "GB-MPR" && /^C[ES]\d/.test(typed))
    return `${typed} is the number of a charitable incorporated organisation at Companies House. Enter its charity number instead, and leave this one empty`;
  return scheme === "GB-COH" && /^\d{5,7}$/.test(typed)
    ? `Enter a company number of 8 characters. If ${typed} is one, enter it as ${typed.padStart(8, "0")}`
    : EXPECTED[scheme];
}

/**
 * A number in a register, in one spelling: capital letters, no spaces, leading zeros as the register has them. So one
 * number is one text, and an organisation that is registered already is found whatever way it was typed.
 */
export const RegistrationNumber = z
  .strictObject({ scheme: RegistrationScheme, number: z.string("Enter a registration number") })
  .transform(({ scheme, number }, context) => {
    const typed = joined(scheme, number);
    const spelling = SPELLINGS[scheme](typed);
    if (spelling !== undefined) return { scheme, number: spelling };
    context.addIssue({ code: "custom", message: unfitIn(scheme, typed), path: ["number"] });
    return z.NEVER;
  })
  .pipe(z.strictObject({ scheme: RegistrationScheme, number: z.string() }));
export type RegistrationNumber = z.infer<typeof RegistrationNumber>;

/** An organisation has one number in each register at most. */
export const RegistrationNumbers = z
  .array(RegistrationNumber)
  .max(RegistrationScheme.options.length, "Enter one number for each register")
  .refine(
    (numbers) => new Set(numbers.map(({ scheme }) => scheme)).size === numbers.length,
    "Enter one number for each register",
  );
