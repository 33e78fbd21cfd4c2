/** What a validator says by itself. */
export const LIBRARY_WORDS =
  /(^|>|: )(Invalid (input|option|string|key|type|value|discriminator)|Too (small|big):|Unrecognized key)|: expected /;
