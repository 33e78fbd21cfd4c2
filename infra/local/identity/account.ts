import { createHash } from "node:crypto";
import * as z from "zod";
import { MAIL_ADDRESS } from "../../../shared/kernel/mail.ts";

/** Somebody one can continue as. `side` is the heading they are listed under, and below it `organisation`, if they have one. */
export type DemoPerson = { mail: string; name: string; side: string; organisation?: string | undefined };

/** What somebody else types. Mail is compared without regard to case, so it is kept in lower case. */
export const SomeoneElse = z.strictObject({
  mail: z
    .string()
    .transform((mail) => mail.trim().normalize("NFC").toLowerCase())
    .pipe(z.email({ pattern: MAIL_ADDRESS }).max(254)),
  name: z
    .string()
    .transform((name) => name.trim().replace(/\s+/g, " "))
    .pipe(z.string().min(1).max(100)),
});

export type Account = { sub: string; mail: string; name: string };

/**
 * The account of a mail address. `sub` comes from the address alone, so a person is the same person after a restart,
 * although the provider keeps nothing.
 */
export function accountOf({ mail, name }: { mail: string; name: string }): Account {
  const normal = mail.trim().normalize("NFC").toLowerCase();
  return {
    sub: `local-${createHash("sha256").update(normal).digest("hex").slice(0, 32)}`,
    mail: normal,
    name,
  };
}

export function claimsOf({ sub, mail, name }: Account) {
  return { sub, email: mail, email_verified: true, name };
}
