import type { IdKind } from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import type { Ask } from "./ask.ts";
import type { FileStore } from "./file-store.ts";
import type { Identity } from "./identity.ts";
import type { Log } from "./log.ts";
import type { Notifier } from "./mail.ts";
import type { Objects } from "./objects.ts";
import type { Signer } from "./signer.ts";
import type { Table } from "./table.ts";

/** The parts that everything which happens is made with. Made by an entry, passed down, never imported. */
export type Deps = {
  readonly table: Table;
  /** The portal clock, for what the competition decides. Inside a request: the instant at which it was taken. */
  readonly now: () => Instant;
  /** The wall clock in ms since 1970, for sessions, tokens, signatures and expiry. On one machine the two may differ. */
  readonly wall: () => number;
  /** A new random id of a kind, with at least 128 random bits. */
  readonly newId: (kind: IdKind) => string;
  /** A new secret of 256 random bits, for sessions and tokens. */
  readonly newSecret: () => string;
  /** A new salt of 128 random bits for an audit entry. */
  readonly newSalt: () => string;
  readonly log: Log;
  readonly mail: Notifier;
  readonly objects: Objects;
  readonly files: FileStore;
  readonly identity: Identity;
  readonly ask: Ask;
  /** Signs receipts, with a key that the bidder can check without asking the portal. */
  readonly signer: Signer;
  readonly settings: Settings;
};

type Settings = {
  /** Where browsers reach the portal: `https://…`, without a slash at the end. */
  readonly publicOrigin: string;
  /** Where browsers send files to and fetch them from: an origin of its own in AWS, the portal's on one machine. */
  readonly filesOrigin: string;
  /** Addresses of style sheet, scripts and icon, with hashed names. */
  readonly assets: {
    readonly css: string;
    readonly js: string;
    readonly filesJs: string;
    readonly receiptsJs: string;
    readonly icon: string;
  };
  /** The mail of the person who becomes national lead at the first sign-in of an empty portal. */
  readonly nationalLeads: readonly string[];
  /** On one machine only: the clock can be seen and moved. */
  readonly movableClock: boolean;
};
