import { actNames } from "../../shared/kernel/act-names.ts";
import { type AttributeValue, type DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { createHash, randomBytes } from "node:crypto";
import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate as turn } from "node:timers/promises";
import { type MemoryFiles, memoryFiles } from "./files.ts";
import { type EmbeddedDynamo, openDynamo } from "../../infra/local/dynamo/open.ts";
import { createPortalTable } from "../../infra/local/dynamo/portal-table.ts";
import { acceptInvitations } from "../../infra/local/replay/act.ts";
import type { Ask } from "../../functions/platform/ask.ts";
import type { Deps } from "../../functions/platform/deps.ts";
import { jsonLog } from "../../functions/platform/log.ts";
import { jwkSigner } from "../../functions/platform/signer-jwk.ts";
import type { Mail } from "../../functions/platform/mail.ts";
import { openTable, type Table, type Write } from "../../functions/platform/table.ts";
import { loadInvitedTo } from "../../functions/people/store.ts";
import { signIn } from "../../functions/people/operations.ts";
import { preferencesSealing } from "../../functions/preferences/sealing.ts";
import { responsesSealing } from "../../functions/responses/sealing.ts";
import { sealAllDue, sealDue } from "../../functions/workers/seal-window.ts";
import { checkFile } from "../../functions/files/checking.ts";
import { untold } from "../../shared/audit/fact-words.ts";
import type { Actor } from "../../shared/kernel/actor.ts";
import { AuditEntry } from "../../shared/kernel/chain.ts";
import { type IdKind, RequestKey, spellId } from "../../shared/kernel/id.ts";
import { epochMs, type Instant, instantOf } from "../../shared/kernel/instant.ts";
import { personIdOf } from "../../shared/people/schema.ts";
import { closeAtEnd } from "./closing.ts";
import { fenced } from "./fenced.ts";
import { type Past, pastOf, remembered } from "./played.ts";
import { TEST_KEY } from "./signing-key.ts";

export const TABLE = "portal-test";
export const ORIGIN = "https://portal.example";
const SEALINGS = [responsesSealing, preferencesSealing];

/** A portal in memory: the embedded table, a clock that stands where it is set, and what went out of it. */
export type TestPortal = {
  readonly deps: Deps;
  readonly client: DynamoDBClient;
  /** The embedded table itself, with its change feed. */
  readonly dynamo: EmbeddedDynamo;
  /** Sets the portal clock; the wall clock moves along. */
  at(instant: Instant): void;
  /** Moves the wall clock alone, in ms: sessions grow old, the competition does not. */
  waste(ms: number): void;
  /** Lets the seal worker do what is due. */
  seal(): Promise<void>;
  /** Lets somebody accept what waits for them and sign in: the secret of a session or bearer token, and as whom they act. */
  signIn(mail: string, name?: string, kind?: "cookie" | "bearer"): Promise<SignedInTest>;
  /** Signs somebody in likewise who then acts on a side, as whom they act there. */
  actor<A extends Actor["audience"]>(audience: A, mail: string, name?: string): Promise<ActorOf<A>>;
  /** Plays an act, or copies what it left in a portal with the same past. */
  readonly again: Past["again"];
  /** The object store of uploads; `send` puts what a browser would send into it. */
  readonly files: MemoryFiles;
  readonly mails: Mail[];
  readonly logLines: string[];
  /** Who is told of each write to the table and makes it, if anybody. */
  readonly watching: { by?: Watcher };
  /** A digest of the whole table: the same before and after when nothing was written. */
  digest(): Promise<string>;
  close(): Promise<void>;
};
/** `itself`: whether the portal does it, and not who asked it for something. */
type Watcher = (
  writes: readonly Write[],
  write: () => ReturnType<Table["writeAll"]>,
  itself: boolean,
) => ReturnType<Table["writeAll"]>;
type ActorOf<A> = Extract<Actor, { audience: A }>;
const isOf = <A extends Actor["audience"]>(audience: A, actor: Actor): actor is ActorOf<A> =>
  actor.audience === audience;
export type SignedInTest = Extract<Awaited<ReturnType<typeof signIn>>, { ok: true }>["value"];

const SEALED = remembered<void>("seal");
const SIGNED_IN = remembered<SignedInTest>("sign in");

export const key = (text: string): RequestKey => RequestKey.parse(`test-${text}-key`);

/** What a test may make differently: how other parts are asked, and what would be random. */
export type GivenParts = Partial<Pick<Deps, "ask" | "newId" | "newSecret" | "newSalt">>;

/** The two national leads whom a deployment names. */
const LEADS = ["lead@authority.example", "second.lead@authority.example"];

export async function aPortal(
  given: { at: Instant; nationalLeads?: readonly string[] } & GivenParts,
): Promise<TestPortal> {
  const { nationalLeads = LEADS, at, ...parts } = given;
  let past: Past | undefined;
  let commits = 0;
  const dynamo = await openDynamo({
    heard(commit) {
      commits += 1;
      past?.heard(commit);
    },
  });
  const client = dynamo.connect();
  closeAtEnd(() => dynamo.close());
  await createPortalTable(client, TABLE);
  let clock = epochMs(at);
  let wasted = 0;
  let begun = 0;
  /** The last digest, and after how many commits it was made: without another one the table is the same. */
  let digested: { readonly digest: string; readonly commits: number } | undefined;
  const mails: Mail[] = [];
  const logLines: string[] = [];
  const stored = new Map<string, string>();
  const files = memoryFiles();
  const watching: TestPortal["watching"] = {};
  const ask: Ask = given.ask ?? {
    seal: (competition) => itself.run(true, () => sealDue(fenced(deps, "seal"), SEALINGS, competition)),
    scan: (competitionId, organisationId, fileId) =>
      checkFile(fenced(deps, "scan"), { competitionId, organisationId, fileId }),
    checkStreams: async () => ({ broken: undefined }),
  };
  const deps: Deps = {
    table: watched(bounded(openTable(client, TABLE)), watching),
    now: () => instantOf(clock),
    wall: () => clock + wasted,
    newId: given.newId ?? ((kind: IdKind) => spellId(kind, randomBytes(17))),
    newSecret: given.newSecret ?? (() => randomBytes(32).toString("base64url")),
    newSalt: given.newSalt ?? (() => randomBytes(16).toString("hex")),
    log: jsonLog(
      (line) => void logLines.push(line),
      () => clock,
    ),
    mail: { send: async (mail) => void mails.push(mail) },
    objects: {
      putOnce: async (name, text) => !stored.has(name) && Boolean(stored.set(name, text)),
      read: async (name) => stored.get(name),
    },
    files,
    identity: {
      async begin() {
        const state = `state-${(begun += 1)}`;
        return {
          url: `https://issuer.example/auth?state=${state}`,
          pending: { state, nonce: "n", verifier: "v" },
        };
      },
      // Lets everybody be who they say in the code that they come back with.
      complete: async ({ origin, searchParams }, { state }) =>
        origin === ORIGIN && searchParams.get("state") === state
          ? JSON.parse(searchParams.get("code") ?? "")
          : undefined,
    },
    ask,
    signer: jwkSigner(TEST_KEY),
    settings: {
      publicOrigin: ORIGIN,
      filesOrigin: "https://files.example",
      assets: {
        css: "/assets/app.css",
        js: "/assets/app.js",
        filesJs: "/assets/files.js",
        receiptsJs: "/assets/receipts.js",
        icon: "/assets/icon.svg",
      },
      nationalLeads,
      movableClock: false,
    },
  };
  const onlyTable = () => files.untouched() && mails.length + logLines.length + stored.size === 0;
  // Whoever makes a part differently has a past of their own.
  if (Object.keys(parts).length === 0)
    past = pastOf(
      nationalLeads.join(),
      () => `${clock}+${wasted}`,
      onlyTable,
      (played) => dynamo.commitAgain(played),
    );
  const again: Past["again"] = (kind, name, play) => (past ? past.again(kind, name, play) : play());
  const signedIn: TestPortal["signIn"] = (mail, name = mail, kind = "cookie") =>
    again(SIGNED_IN, JSON.stringify([mail, name, kind]), async () => {
      // Whoever signs in has done so a moment ago: what they then do comes after the power that they got by it.
      clock -= 1;
      try {
        const { capacities: waiting } = await loadInvitedTo(deps.table, await personIdOf(mail), 1);
        if (waiting.length > 0) await acceptInvitations(deps, mail, name);
        const session = await signIn(deps, { mail, name }, kind, RequestKey.parse(deps.newSecret()));
        if (!session.ok) throw new Error(`${mail} could not sign in: ${session.error.code}`);
        return session.value;
      } finally {
        clock += 1;
      }
    });
  return {
    deps,
    client,
    dynamo,
    again,
    watching,
    files,
    mails,
    logLines,
    at: (instant) => void (clock = epochMs(instant)),
    waste: (ms) => void (wasted += ms),
    seal: () => again(SEALED, "", () => itself.run(true, () => sealAllDue(fenced(deps, "seal"), SEALINGS))),
    signIn: signedIn,
    async actor(audience, mail, name) {
      const { actor } = await signedIn(mail, name);
      if (!isOf(audience, actor)) throw new Error(`${mail} does not act as ${audience}`);
      return actor;
    },
    async digest() {
      // What was told to be written is.
      await turn();
      if (digested?.commits === commits) return digested.digest;
      const before = commits;
      const rows = (await allItems(client)).map((item) =>
        JSON.stringify(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1))),
      );
      const digest = createHash("sha256").update(rows.toSorted().join("\n")).digest("hex");
      digested = { digest, commits: before };
      return digest;
    },
    close: () => dynamo.close(),
  };
}

/** The items that a transaction may have, of the 100 that the table takes. The lists in it are bounded so: functions/README.md. */
const MOST_ITEMS = 90;

/** A table on which a transaction with more items than that is a fault, whichever test makes it. */
function bounded(table: Table): Table {
  return {
    ...table,
    async writeAll(writes) {
      if (writes.length > MOST_ITEMS) throw new Error(`a transaction of ${writes.length} items`);
      toldInWords(writes);
      return table.writeAll(writes);
    },
  };
}

/** A fact of an entry that the audit log cannot say in words is a fault, whichever test makes it. */
function toldInWords(writes: readonly Write[]): void {
  for (const write of writes) {
    const entry = "put" in write ? Entry.safeParse(write.put).data : undefined;
    // Acts that a test invents have facts of their own.
    const raw = entry && Object.hasOwn(actNames, entry.what) ? untold(entry.detail) : [];
    if (entry && raw.length > 0) throw new Error(`${entry.what} says ${raw.join(", ")} in no words`);
  }
}
const Entry = AuditEntry.pick({ what: true, who: true, detail: true }).loose();

/** What the portal does itself. */
const itself = new AsyncLocalStorage<true>();

/** A table whose writes are made by who watches them. */
function watched(table: Table, watching: TestPortal["watching"]): Table {
  const through = (writes: readonly Write[], write: () => ReturnType<Table["writeAll"]>) =>
    watching.by === undefined ? write() : watching.by(writes, write, itself.getStore() === true);
  return {
    ...table,
    writeAll: (writes) => through(writes, () => table.writeAll(writes)),
    writeOne: (write) => through([write], () => table.writeOne(write)),
  };
}

/** Everything in the table: for tests alone, since nothing of the portal may scan. */
export async function allItems(client: DynamoDBClient): Promise<readonly Record<string, AttributeValue>[]> {
  const items: Record<string, AttributeValue>[] = [];
  let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: TABLE, ConsistentRead: true, ExclusiveStartKey }),
    );
    items.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return items;
}
