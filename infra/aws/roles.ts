import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { TableV2 } from "aws-cdk-lib/aws-dynamodb";
import type { LogGroup } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import type { Holder } from "./fence.ts";
import { allowedTo } from "./allowed.ts";

/** A function's role: its own log, and the part of the table that the fence gives it. */
export function role(scope: Construct, holder: Holder, parts: { table: TableV2; log: LogGroup }): Role {
  const made = new Role(scope, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
  made.addToPolicy(
    new PolicyStatement({
      sid: "Log",
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [parts.log.logGroupArn],
    }),
  );
  for (const statement of fenceStatements(holder, parts.table)) made.addToPolicy(statement);
  return made;
}

/**
 * One statement per action, so that a batch over several allowed words stays inside one statement.
 * `ForAllValues` is true of a request without keys; the `Null` guard refuses such a request.
 */
function fenceStatements(holder: Holder, table: TableV2): PolicyStatement[] {
  return [...allowedTo(holder)].map(
    ([action, words]) =>
      new PolicyStatement({
        sid: `Fence${action}`,
        actions: [`dynamodb:${action}`],
        resources: [table.tableArn],
        conditions: {
          "ForAllValues:StringLike": { "dynamodb:LeadingKeys": words.map((word) => `${word}#*`) },
          Null: { "dynamodb:LeadingKeys": "false" },
        },
      }),
  );
}
