import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { App, Validations } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { AwsSolutionsChecks } from "cdk-nag";
import * as z from "zod";
import { BUILD_RECORD, type Built, readBuild } from "../../../infra/aws/built.ts";
import { CONTEXT } from "../../../infra/aws/context.ts";
import { HOLDERS } from "../../../infra/aws/fence.ts";
import { portal } from "../../../infra/aws/portal.ts";
import { EDGE_PAGES } from "../../../shared/kernel/names.ts";
import { aFolder } from "../../builders/folder.ts";

/** What a build leaves, with nothing in the functions: templates depend on the folders, not on the code. */
function anEmptyBuild(): Built {
  const root = aFolder();
  const bundles = path.join(root, "functions");
  const assets = path.join(root, "assets");
  for (const holder of HOLDERS) {
    mkdirSync(path.join(bundles, holder), { recursive: true });
    writeFileSync(path.join(bundles, holder, "index.mjs"), `export const handler = () => "${holder}";\n`);
  }
  mkdirSync(assets);
  mkdirSync(path.join(root, "documents"));
  writeFileSync(path.join(root, "documents", "openapi.json"), "{}");
  mkdirSync(path.join(root, "errors"));
  for (const code of Object.values(EDGE_PAGES))
    writeFileSync(path.join(root, "errors", `${code}.html`), `<!DOCTYPE html><title>${code}</title>\n`);
  writeFileSync(path.join(assets, "app.0123.css"), "main { color: black }\n");
  writeFileSync(
    path.join(assets, BUILD_RECORD),
    JSON.stringify({ assets: { "app.css": "/assets/app.0123.css" } }),
  );
  return readBuild(root);
}

const Report = z.object({
  pluginReports: z.array(z.object({ violations: z.array(z.object({ ruleName: z.string() })) })),
});

/**
 * The portal of a stage as it would be deployed, and what cdk-nag and the CDK's own validation say against it;
 * `alter` may spoil it first, to see a check fail.
 */
export function synthesised(stage: string, alter: (stack: ReturnType<typeof portal>) => void = () => {}) {
  process.env["AWS_EC2_METADATA_DISABLED"] = "true";
  const folder = aFolder();
  const built = anEmptyBuild();

  const app = new App({ context: CONTEXT, outdir: folder });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const stack = portal(app, stage, built);
  alter(stack);
  const exitCode = process.exitCode;
  try {
    app.synth();
  } catch (problem) {
    // Findings stop the command line, as they should; here they are what is asked for.
    if (!(problem instanceof Error) || problem.name !== "ValidationFailed") throw problem;
  }
  process.exitCode = exitCode;

  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), "utf8"));
  const findings = Report.parse(read("validation-report.json")).pluginReports.flatMap((plugin) =>
    plugin.violations.map((found) => found.ruleName),
  );
  const template = Template.fromString(JSON.stringify(read(`${stack.stackName}.template.json`)));
  return { template, findings, folder };
}
