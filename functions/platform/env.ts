import * as z from "zod";

/** The addresses of the built assets, by their plain names, as the build writes them down. */
const Assets = z
  .object({
    "app.css": z.string(),
    "app.js": z.string(),
    "files.js": z.string(),
    "receipts.js": z.string(),
    "icon.svg": z.string(),
  })
  .transform((manifest) => ({
    css: manifest["app.css"],
    js: manifest["app.js"],
    filesJs: manifest["files.js"],
    receiptsJs: manifest["receipts.js"],
    icon: manifest["icon.svg"],
  }));

/** What a function in AWS is told by its environment. Parsed once, when the function loads. */
export const Environment = z.object({
  TABLE_NAME: z.string().min(1),
  OBJECTS_BUCKET: z.string().min(1),
  UPLOADS_BUCKET: z.string().min(1),
  /** Lambda itself says where it runs. */
  AWS_REGION: z.string().min(1),
  PUBLIC_ORIGIN: z.url(),
  ASSET_MANIFEST: z.string().transform((text) => Assets.parse(JSON.parse(text))),
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET_NAME: z.string().min(1),
  FIRST_NATIONAL_LEAD: z.email().optional(),
  SEAL_FUNCTION: z.string().optional(),
  PROJECT_FUNCTION: z.string().optional(),
  SCAN_FUNCTION: z.string().optional(),
  MAIL_FROM: z.email(),
  /** Ids of the keys of receipts, divided by commas: the first signs. */
  RECEIPT_KEYS: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.tuple([z.string().min(1)], z.string().min(1))),
});
export type Environment = z.infer<typeof Environment>;
