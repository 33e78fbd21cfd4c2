/** Letters, digits and signs that an address may have before its @, with dots only between them. */
const SIGNS = "[a-z\\d!#$%&'*+/=?^_`{|}~-]+";
const LABEL = "[a-z\\d](?:[a-z\\d-]*[a-z\\d])?";

/** A mail address as mail programs take it, `r&d@example.org` too: whoever signs in is known by what they were invited at. */
export const MAIL_ADDRESS = new RegExp(
  `^${SIGNS}(?:\\.${SIGNS})*@(?:${LABEL}\\.)+(?:[a-z]{2,}|xn--${LABEL})$`,
  "i",
);
