/** Where the public keys of receipts are published, for programs. */
export const KEYS_PATH = "/.well-known/receipt-keys.json";

/** How a receipt is checked without a browser. */
export const COMMAND =
  "npm run --silent verify-receipt -- submitted/receipt.json submitted --keys submitted/receipt-keys.json";
