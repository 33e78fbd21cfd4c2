/** Where the public keys of receipts are published, for programs. */
export const KEYS_PATH = "/.well-known/receipt-keys.json";

/** What stands for the reference of a receipt in the name that it is downloaded as. */
export const ANY_REFERENCE = "AAAA-BBBB-CCCC";
/** How a receipt is checked without a browser. */
export const COMMAND = `npm run --silent verify-receipt -- submitted/receipt-${ANY_REFERENCE}.json submitted --keys submitted/receipt-keys.json`;
