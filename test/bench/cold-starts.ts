import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import * as z from "zod";
import { addPartner } from "../../functions/organisations/operations.ts";
import { environment } from "../../infra/aws/environment.ts";
import type { EmbeddedDynamo } from "../../infra/local/dynamo/open.ts";
import { LotId } from "../../shared/kernel/id.ts";
import { instantOf } from "../../shared/kernel/instant.ts";
import { type Door, DOORS } from "../../shared/kernel/names.ts";
import { aCompetition, anyKey, must } from "../builders/competition.ts";
import { TABLE } from "../builders/portal.ts";

/**
 * What each function is asked, as the table has it: first for what no module gives, as a program and as a person. Everybody
 * is signed in, so that each answer reads the table, as the reference does.
 */
export const ASKED = ["answer", "page", "module’s page"] as const;
type Asked = (typeof ASKED)[number];
export const FUNCTIONS = ["reference", ...DOORS] as const;
type Name = (typeof FUNCTIONS)[number];

const Measured = z.strictObject({ status: z.int(), loaded: z.number(), answered: z.number() });
/** One start: the CPU time until it had loaded, and until it had answered, in ms; `cached` with Node's compile cache. */
export type ColdStart = z.infer<typeof Measured> & {
  readonly name: Name;
  readonly asked: Asked;
  readonly cached: boolean;
};

/** Where the door has a page of a module, and who reads it. */
const PAGES: Readonly<Record<Door, readonly [path: string, mail: string]>> = {
  signin: ["/session/choose", "submit@capita.example"],
  public: ["/help", "submit@capita.example"],
  bidder: ["/bidder/notices", "submit@capita.example"],
  partner: ["/partner/notices", "partner@partner.example"],
  authority: ["/authority/notices", "lead@authority.example"],
};
const API = { signin: "/api/v1/session", public: "/api/v1/public" };
const STATUS: Readonly<Record<Asked, number>> = {
  answer: 404,
  page: 404,
  "module’s page": 200,
};

/**
 * Starts the reference and every door, each in a process of its own for each request, without and with Node's compile
 * cache, one after the other and round by round, with the parts that a function has in AWS: only the table that they
 * reach is this process's. The round before the first fills the cache and does not count.
 */
export async function coldStarts(given: {
  readonly rounds: number;
  readonly bundleOf: (name: Name) => string;
}): Promise<readonly ColdStart[]> {
  const { portal, ask } = await everybodySignedIn();
  const table = await listening(portal.dynamo);
  const env = { ...process.env, ...variables(table.origin) };
  const cache = await mkdtemp(join(tmpdir(), "compile-cache-"));
  const starts: ColdStart[] = [];
  const cases = ASKED.flatMap((asked) =>
    FUNCTIONS.flatMap((name) => [false, true].map((cached) => ({ asked, name, cached }))),
  );
  try {
    for (let round = 0; round <= given.rounds; round += 1)
      for (const { asked, name, cached } of cases) {
        const start = await coldStart(given.bundleOf(name), ask(name, asked), {
          ...env,
          ...(cached && { NODE_COMPILE_CACHE: cache }),
        });
        if (start.status !== (name === "reference" ? 200 : STATUS[asked]))
          throw new Error(`${name} answered ${asked} with ${start.status}`);
        if (round > 0) starts.push({ name, asked, cached, ...start });
      }
  } finally {
    await rm(cache, { recursive: true });
    table.close();
    await portal.close();
  }
  return starts;
}

async function coldStart(bundle: string, lambdaEvent: object, env: NodeJS.ProcessEnv) {
  const program = fileURLToPath(new URL("cold-start.mjs", import.meta.url));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [program, bundle, JSON.stringify(lambdaEvent)],
    { env },
  );
  return Measured.parse(JSON.parse(stdout.split("\n").at(-1) ?? ""));
}

/** A portal of today in which somebody of each audience has signed in, and what each function is asked in it. */
async function everybodySignedIn() {
  const { portal, lead, bidder } = await aCompetition("2013-12-19T09:00");
  await bidder("capita");
  const partner = {
    name: "Borough",
    lots: [LotId.parse("lot-20")],
    mail: PAGES.partner[1],
    personName: "Pat Partner",
  };
  must(await addPartner(portal.deps, lead, partner, anyKey()));
  portal.at(instantOf(Date.now()));
  const secretOf = async (mail: string, kind: "cookie" | "bearer") =>
    (await portal.signIn(mail, mail, kind)).secret;
  const signedIn = new Map<Name, { cookie: string; bearer: string }>();
  for (const door of DOORS) {
    const [, mail] = PAGES[door];
    const cookie = `__Host-session=${await secretOf(mail, "cookie")}`;
    signedIn.set(door, { cookie, bearer: `Bearer ${await secretOf(mail, "bearer")}` });
  }
  const ask = (name: Name, asked: Asked) => {
    if (name === "reference") return lambdaEvent("/item");
    const { cookie = "", bearer: authorization = "" } = signedIn.get(name) ?? {};
    const api = name === "signin" || name === "public" ? API[name] : `/api/v1/${name}`;
    if (asked === "answer") return lambdaEvent(`${api}/nothing`, { authorization });
    return lambdaEvent(asked === "page" ? "/nothing" : PAGES[name][0], {}, [cookie]);
  };
  return { portal, ask };
}

/** A request as the gateway hands it on. */
const lambdaEvent = (rawPath: string, headers: object = {}, cookies: readonly string[] = []) => ({
  version: "2.0",
  routeKey: "$default",
  rawPath,
  rawQueryString: "",
  cookies,
  headers: { host: "portal.example", ...headers },
  requestContext: {
    http: { method: "GET", path: rawPath, sourceIp: "127.0.0.1" },
    requestId: "1",
    timeEpoch: Date.now(),
    domainName: "portal.example",
  },
  isBase64Encoded: false,
});

/** The embedded table on a port, for processes that know no other than that of AWS. */
async function listening({ requestHandler }: EmbeddedDynamo) {
  const server = createServer((request, answer) => {
    void (async () => {
      const target = String(request.headers["x-amz-target"]);
      const { response } = await requestHandler.handle({
        headers: { "x-amz-target": target },
        body: await text(request),
      });
      answer.writeHead(response.statusCode, response.headers).end(response.body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { origin: `http://127.0.0.1:${address.port}`, close: () => void server.close() };
}

/** What a function finds in its environment, as far as it matters here. */
const variables = (dynamo: string) => ({
  AWS_REGION: "eu-west-2",
  AWS_ACCESS_KEY_ID: "bench",
  AWS_SECRET_ACCESS_KEY: "bench",
  AWS_ENDPOINT_URL_DYNAMODB: dynamo,
  AWS_LAMBDA_FUNCTION_NAME: "bench",
  ...environment("public", {
    tableName: TABLE,
    objectsBucket: "objects",
    uploadsBucket: "uploads",
    publicOrigin: "https://portal.example",
    assets: Object.fromEntries(
      ["app.css", "app.js", "files.js", "receipts.js", "icon.svg"].map((name) => [name, `/assets/${name}`]),
    ),
    issuer: "https://issuer.example",
    clientId: "portal",
    clientSecretName: "secret",
    nationalLeads: "lead@authority.example",
    mailFrom: "portal@authority.example",
    receiptKeys: ["key"],
    nameOf: (holder) => holder,
  }),
});
