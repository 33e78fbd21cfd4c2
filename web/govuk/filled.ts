import type { Child } from "hono/jsx";
import type { AuditEntry } from "../../shared/kernel/chain.ts";
import type { FieldError, messageFor } from "./field-error.tsx";
import type { FormProps } from "./form.tsx";
import type { Frame } from "./page.tsx";

/** What the page of a form is given: what was typed, what is wrong with it, and the form to put the controls into. */
export type Filled = {
  readonly frame: Frame;
  readonly errors: readonly FieldError[];
  /** Why it was refused, if it was: the code. */
  readonly refused: string | undefined;
  readonly typed: {
    readonly text: (name: string) => string;
    readonly list: (name: string) => readonly string[];
  };
  /** Name, value and message of a control. */
  readonly field: (name: string) => {
    readonly name: string;
    readonly value: string;
    readonly errorMessage: ReturnType<typeof messageFor>;
  };
  /** The form around its controls: it sends the key and the version that the person saw, and says when the session ends. */
  readonly Form: (
    props: Omit<FormProps, "action"> & {
      /** Where it is sent, if not to the address of its page. */
      readonly action?: string;
    },
  ) => Child;
  /** Why what is asked for is checked once more before it is done, where it is. */
  readonly final: string | undefined;
};

/** What a page is given on which that is checked: its form carries what was typed, and the entry is what it would leave. */
export type Checking = Filled & {
  readonly would: AuditEntry;
  /** What that says under a name. */
  readonly says: (name: string) => string;
};
