/**
 * Names that the code, the local stage and the AWS stage must agree on. The only application file that
 * infra/aws may import.
 */

/** The HTTP functions, one per audience; each has its own bundle, its own role and its own part of the URL space. */
export const DOORS = ["signin", "public", "bidder", "partner", "authority"] as const;
export type Door = (typeof DOORS)[number];

/** The functions nobody can call from outside. */
export const WORKERS = ["seal", "project", "notify", "scan"] as const;
export type Worker = (typeof WORKERS)[number];

/**
 * How the keys of rows begin whose change wakes a worker: every act has an entry; a competition says what was sealed;
 * a warning is due; a file has arrived.
 */
export const WAKING = { project: ["AUD", "CMP#"], notify: ["AUD", "REMIND#"], scan: ["FILE#"] } as const;

/** Which door answers a path: the first prefix that fits, longest first; `/` is the public door. */
export const DOOR_PATHS = {
  signin: ["/sign-in", "/sign-out", "/session", "/api/v1/session"],
  bidder: ["/bidder", "/api/v1/bidder"],
  partner: ["/partner", "/api/v1/partner"],
  authority: ["/authority", "/api/v1/authority"],
  public: ["/"],
} as const satisfies Record<Door, readonly string[]>;

/** Environment variables of every function. */
export const ENVIRONMENT = {
  table: "TABLE_NAME",
  objects: "OBJECTS_BUCKET",
  uploads: "UPLOADS_BUCKET",
  publicOrigin: "PUBLIC_ORIGIN",
  assets: "ASSET_MANIFEST",
  issuer: "OIDC_ISSUER",
  clientId: "OIDC_CLIENT_ID",
  clientSecretName: "OIDC_CLIENT_SECRET_NAME",
  nationalLeads: "NATIONAL_LEADS",
  sealFunction: "SEAL_FUNCTION",
  projectFunction: "PROJECT_FUNCTION",
  scanFunction: "SCAN_FUNCTION",
  mailFrom: "MAIL_FROM",
  receiptKeys: "RECEIPT_KEYS",
} as const;

/** The authority whose competition it is, as the header of every page and an invitation name it. */
export const OWNER = "Ministry of Justice";

/** Where its competition team answers questions. */
export const ENQUIRIES = "competition@authority.example";

/** Paths that somebody outside our code is told: the issuer sends people back here after signing in and out. */
export const SIGNED_IN_PATH = "/sign-in/callback";
export const SIGNED_OUT_PATH = "/";

/** Where the static files are: the local front and the edge serve it, no door does. */
export const ASSETS_PATH = "/assets";

/**
 * What the edge shows in AWS when it answers itself, as `<folder>/<code>.html`: for the statuses that no door ever sends,
 * because the edge would put its page in the place of theirs. The codes are those of `edge-words.ts`.
 */
export const EDGE_PAGES_PATH = "/errors";
export const EDGE_PAGES = {
  414: "address-too-long",
  502: "unreachable",
  504: "took-too-long",
} as const;

/** What a page may load that was made before any request: styles and an icon, and no script. */
export const EDGE_PAGE_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/** Where the API describes itself: the local front and the edge serve it, no door does. */
export const OPENAPI_PATH = "/api/v1/openapi.json";
