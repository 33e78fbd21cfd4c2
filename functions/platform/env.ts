import * as z from "zod/mini";

/** The addresses of the built assets, by their plain names, as the build writes them down. */
const Assets = z.pipe(
  z.object({
    "app.css": z.string(),
    "app.js": z.string(),
    "files.js": z.string(),
    "receipts.js": z.string(),
    "icon.svg": z.string(),
  }),
  z.transform((manifest) => ({
    css: manifest["app.css"],
    js: manifest["app.js"],
    filesJs: manifest["files.js"],
    receiptsJs: manifest["receipts.js"],
    icon: manifest["icon.svg"],
  })),
);
const Name = z.string().check(z.minLength(1));
const KeyIds = z.tuple([Name], Name);

/** What a function in AWS is told by its environment. Parsed once, when the function loads. */
export const Environment = z.object({
  TABLE_NAME: Name,
  OBJECTS_BUCKET: Name,
  UPLOADS_BUCKET: Name,
  /** Lambda itself says where it runs. */
  AWS_REGION: Name,
  PUBLIC_ORIGIN: z.url(),
  ASSET_MANIFEST: z.pipe(
    z.string(),
    z.transform((text) => Assets.parse(JSON.parse(text))),
  ),
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: Name,
  OIDC_CLIENT_SECRET_NAME: Name,
  /** The addresses of those whom the deployment names as national leads, with commas between. */
  NATIONAL_LEADS: z.optional(z.string()),
  SEAL_FUNCTION: z.optional(z.string()),
  PROJECT_FUNCTION: z.optional(z.string()),
  SCAN_FUNCTION: z.optional(z.string()),
  MAIL_FROM: z.email(),
  /** Ids of the keys of receipts, divided by commas: the first signs. */
  RECEIPT_KEYS: z.pipe(
    z.string(),
    z.transform((text) => KeyIds.parse(text.split(","))),
  ),
});
export type Environment = z.infer<typeof Environment>;
