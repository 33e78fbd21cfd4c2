/** The outcome of anything that can be refused for a reason a person may be told. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

export const accept = <const T>(value: T) => ({ ok: true, value }) as const;
export const refuse = <const E>(error: E) => ({ ok: false, error }) as const;

/** Why something can be refused that comes out so. */
export type RefusalIn<Outcome> = Extract<Outcome, { readonly ok: false; readonly error: unknown }>["error"];

/** The reasons for which an operation may refuse: what its callers must have words for. */
export type RefusalOf<Operation extends (...given: never[]) => Promise<unknown>> = RefusalIn<
  Awaited<ReturnType<Operation>>
>;
