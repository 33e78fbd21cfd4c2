import { type FieldError, messageFor } from "./field-error.tsx";
import { Input } from "./input.tsx";

/** Asks for the mail address that somebody signs in with, in the field `mail`. */
export function MailInput({ value, errors }: { value: string; errors: readonly FieldError[] }) {
  return (
    <Input
      name="mail"
      type="email"
      label={{ text: "Email address" }}
      hint={{ text: "The address they sign in with" }}
      value={value}
      spellcheck={false}
      errorMessage={messageFor(errors, "mail")}
    />
  );
}
