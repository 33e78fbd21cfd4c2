import type { Child } from "hono/jsx";

export type FormProps = {
  action: string;
  /** Sent along unseen, such as the request key and the version that the person saw. */
  hidden?: Readonly<Record<string, string | number>> | undefined;
  /** `multipart/form-data` when files are sent. */
  enctype?: "multipart/form-data" | undefined;
  id?: string | undefined;
  /** Where the script of the page announces files, and sends them in parts. */
  uploads?: string | undefined;
  class?: string | undefined;
  children: Child;
};

/** A form that changes something. The browser's own checks are off: the server's words are the only ones. */
export function Form({ action, hidden = {}, uploads, children, ...form }: FormProps) {
  return (
    <form method="post" action={action} novalidate data-uploads={uploads} {...form}>
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={String(value)} />
      ))}
      {children}
    </form>
  );
}
