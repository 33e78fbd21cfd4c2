import type { Filled } from "./filled.ts";
import { Input } from "./input.tsx";

/** Asks for the mail address that somebody signs in with, in the field `mail`. */
export function MailInput({ field }: Pick<Filled, "field">) {
  return (
    <Input
      {...field("mail")}
      type="email"
      label={{ text: "Email address" }}
      hint={{ text: "The address they sign in with" }}
      spellcheck={false}
    />
  );
}
