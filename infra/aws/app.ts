import path from "node:path";
import { App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { readBuild } from "./built.ts";
import { CONTEXT } from "./context.ts";
import { portal } from "./portal.ts";

/** `npx cdk synth -a "node infra/aws/app.ts" -c stage=prod`, after the build. Needs no credentials. */
const app = new App({ context: CONTEXT });
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

const stage = String(app.node.tryGetContext("stage") ?? "dev");
portal(app, stage, readBuild(path.join(import.meta.dirname, "../../.build")));
app.synth();
