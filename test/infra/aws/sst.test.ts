import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { REGION } from "../../../infra/aws/stage.ts";
import { aFolder } from "../../builders/folder.ts";

/** What the configuration made, in order, each with what it was given. */
type Made = { kind: string; name: string; given: unknown };

let made: Made[];
let assembly: string;

beforeEach(() => {
  made = [];
  assembly = aFolder();
  vi.stubEnv("CDK_OUTDIR", assembly);
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

it("deploys the synthesised assembly once per content, tells it the stage's values, and never deletes", async () => {
  synthesisedAs("portal-prod", "one");
  await run("prod");
  const [deployment] = made.filter(({ kind }) => kind === "Command");
  expect(deployment?.given).toEqual({
    create:
      `npx cdk deploy portal-prod --app ${assembly} --require-approval never ` +
      '--parameters DomainName="$DomainName" --parameters CertificateArn="$CertificateArn" ' +
      '--parameters NationalLeads="$NationalLeads" --parameters MailFrom="$MailFrom"',
    dir: process.cwd(),
    environment: {
      DomainName: "secret DomainName",
      CertificateArn: "secret CertificateArn",
      NationalLeads: "secret NationalLeads",
      MailFrom: "secret MailFrom",
    },
    triggers: [expect.stringMatching(/^[0-9a-f]{64}$/)],
  });
});

it("is triggered by what would be deployed and by nothing else", async () => {
  const triggers = async (content: string) => {
    made = [];
    synthesisedAs("portal-prod", content);
    await run("prod");
    return made.find(({ kind }) => kind === "Command")?.given;
  };
  const first = await triggers("one");
  expect(await triggers("one")).toEqual(first);
  expect(await triggers("two")).not.toEqual(first);
});

it("links the stack with leave to describe the table, after the deployment", async () => {
  synthesisedAs("portal-prod", "one");
  const outputs = await run("prod");
  expect(outputs).toEqual({ url: "value of PortalUrl", edge: "value of EdgeDomainName" });
  expect(made.find(({ kind }) => kind === "getStackOutput")).toEqual({
    kind: "getStackOutput",
    name: "portal-prod",
    given: { dependsOn: expect.objectContaining({ made: "Deployment" }) },
  });
  expect(made.find(({ kind }) => kind === "Linkable")?.given).toEqual({
    properties: { url: "value of PortalUrl", table: "value of TableName" },
    include: [{ actions: ["dynamodb:DescribeTable"], resources: ["value of TableArn"] }],
  });
});

it("deploys nothing while developing: the local portal starts, the cloud waits to be asked", async () => {
  await run("dev-ada", true);
  expect(made).toEqual([
    { kind: "DevCommand", name: "Portal", given: { dev: { command: "npm start", autostart: true } } },
    {
      kind: "DevCommand",
      name: "Cloud",
      given: {
        dev: {
          command: "npx cdk watch portal-dev-ada -c stage=dev-ada",
          directory: "infra/aws",
          autostart: false,
        },
      },
    },
  ]);
});

it("refuses to deploy a stage that was not synthesised", async () => {
  synthesisedAs("portal-prod", "one");
  await expect(run("test")).rejects.toThrow("synthesise portal-test first");
});

it("protects production, in the region of the stack", async () => {
  const configuration = await load("prod", false);
  expect(configuration.app({ stage: "prod" })).toMatchObject({
    protect: true,
    removal: "retain",
    providers: { aws: { region: REGION } },
  });
  expect(configuration.app({ stage: "dev-ada" })).toMatchObject({ protect: false });
});

function synthesisedAs(stack: string, content: string): void {
  for (const kind of ["template", "assets"])
    writeFileSync(path.join(assembly, `${stack}.${kind}.json`), content);
}

async function run(stage: string, dev = false) {
  const configuration = await load(stage, dev);
  return configuration.run();
}

/** Loads the real configuration among recording stand-ins; an output here is the plain value it would come to. */
async function load(stage: string, dev: boolean) {
  const record = (kind: string, name: string, given: unknown) => made.push({ kind, name, given });
  const recorded = (kind: string) =>
    class {
      readonly made: string;
      constructor(name: string, given: unknown) {
        this.made = name;
        record(kind, name, given);
      }
    };
  const known = (values: Record<string, string>) => ({
    apply: <Next>(then: (all: object) => Next) => then(values),
  });
  const outputs = ["PortalUrl", "EdgeDomainName", "TableName", "TableArn"].map((name) => [
    name,
    `value of ${name}`,
  ]);

  vi.stubGlobal("$config", (configuration: unknown) => configuration);
  vi.stubGlobal("$app", { name: "competition-portal", stage });
  vi.stubGlobal("$dev", dev);
  vi.stubGlobal("command", { local: { Command: recorded("Command") } });
  vi.stubGlobal("aws", {
    cloudformation: {
      getStackOutput: ({ name }: { name: string }, options: unknown) => {
        record("getStackOutput", name, options);
        return { outputs: known(Object.fromEntries(outputs)) };
      },
    },
  });
  vi.stubGlobal("sst", {
    Secret: class {
      readonly value: string;
      constructor(name: string) {
        this.value = `secret ${name}`;
      }
    },
    Linkable: recorded("Linkable"),
    aws: { permission: (allow: unknown) => allow },
    x: { DevCommand: recorded("DevCommand") },
  });
  const { default: configuration } = await import("../../../sst.config.ts");
  return configuration;
}
