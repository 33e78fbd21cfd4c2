import { type App, CfnOutput, RemovalPolicy, Stack } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import type { Built } from "./built.ts";
import { deadLetters } from "./dead-letters.ts";
import { edge } from "./edge.ts";
import { environment } from "./environment.ts";
import { WAKING } from "../../shared/kernel/names.ts";
import type { Holder } from "./fence.ts";
import { functions } from "./functions.ts";
import { http } from "./http.ts";
import { identity } from "./identity.ts";
import { encryptionKey } from "./key.ts";
import { grantObjects } from "./grant-objects.ts";
import { RECEIPT_KEY } from "./object-fence.ts";
import { objects } from "./objects.ts";
import { parameters } from "./parameters.ts";
import { publish } from "./publish.ts";
import { letUse, receiptKey } from "./receipt-key.ts";
import { wakeEachMinute } from "./schedule.ts";
import { isDisposable, OUTPUTS, REGION, stackName } from "./stage.ts";
import { wakeByLanes } from "./lanes.ts";
import { wakeByStream } from "./streams.ts";
import { table as portalTable } from "./table.ts";

/** All of the portal in one stack: what exists, and who may do what with it. */
export function portal(app: App, stage: string, built: Built): Stack {
  const name = stackName(stage);
  const disposable = isDisposable(stage);
  const removalPolicy = disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN;
  const stack = new Stack(app, name, {
    stackName: name,
    env: { region: REGION },
    terminationProtection: !disposable,
  });

  const told = parameters(stack);
  const publicOrigin = `https://${told.DomainName}`;
  const nameOf = (holder: Holder) => `${name}-${holder}`;

  const key = encryptionKey(stack, removalPolicy);
  const table = portalTable(stack, { encryptionKey: key, removalPolicy, warmed: !disposable });
  const { logs, uploads, sealed } = objects(stack, { encryptionKey: key, removalPolicy, publicOrigin });
  const signing = receiptKey(stack, removalPolicy);
  const { issuer, clientId, secret, clientSecretName } = identity(stack, {
    publicOrigin,
    name,
    removalPolicy,
  });

  const running = functions(stack, {
    table,
    removalPolicy,
    nameOf,
    bundles: built.bundles,
    environment: (holder) =>
      environment(holder, {
        tableName: table.tableName,
        objectsBucket: sealed.bucketName,
        uploadsBucket: uploads.bucketName,
        publicOrigin,
        assets: built.manifest,
        issuer,
        clientId,
        clientSecretName,
        nationalLeads: told.NationalLeads,
        mailFrom: told.MailFrom,
        receiptKeys: [signing.keyId],
        nameOf,
      }),
  });
  running.signin.role.addToPolicy(
    new PolicyStatement({
      sid: "ClientSecret",
      actions: ["secretsmanager:GetSecretValue"],
      resources: [secret.secretArn],
    }),
  );
  grantObjects(running, { uploads, sealed });
  letUse(signing, {
    signing: RECEIPT_KEY.signing.map((holder) => running[holder].role),
    publishing: RECEIPT_KEY.publishing.map((holder) => running[holder].role),
  });
  running.notify.role.addToPolicy(
    new PolicyStatement({
      sid: "Mail",
      actions: ["ses:SendEmail"],
      resources: [stack.formatArn({ service: "ses", resource: "identity", resourceName: told.MailFrom })],
    }),
  );

  const projections = new Construct(stack, "Projections");
  wakeByStream(projections, running.project, {
    table,
    words: WAKING.project,
    deadLetters: deadLetters(projections, "DeadLetters", removalPolicy),
  });
  const notices = new Construct(stack, "Notices");
  wakeByStream(notices, running.notify, {
    table,
    words: WAKING.notify,
    deadLetters: deadLetters(notices, "DeadLetters", removalPolicy),
  });
  const scanning = new Construct(stack, "Scanning");
  wakeByLanes(scanning, running.scan, { table, words: WAKING.scan, removalPolicy });
  const sealing = new Construct(stack, "Sealing");
  wakeEachMinute(sealing, running.seal, deadLetters(sealing, "DeadLetters", removalPolicy));

  const api = http(stack, running, removalPolicy);
  const { assets, distribution } = edge(stack, {
    api,
    logs,
    removalPolicy,
    domainName: told.DomainName,
    certificateArn: told.CertificateArn,
  });
  publish(stack, built, assets);

  new CfnOutput(stack, OUTPUTS.url, { value: publicOrigin });
  new CfnOutput(stack, OUTPUTS.edge, { value: distribution.distributionDomainName });
  new CfnOutput(stack, OUTPUTS.table, { value: table.tableName });
  new CfnOutput(stack, OUTPUTS.tableArn, { value: table.tableArn });
  new CfnOutput(stack, OUTPUTS.issuer, { value: issuer });
  return stack;
}
