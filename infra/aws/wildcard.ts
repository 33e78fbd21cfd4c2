import { CfnElement, Stack, Validations } from "aws-cdk-lib";
import type { Role } from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";

/** Acknowledges that a role reaches everything under one resource, such as the objects of a bucket, and why. */
export function acknowledgeAllUnder(role: Role, owner: Construct, suffix: string, reason: string): void {
  const resource = owner.node.defaultChild;
  if (!(resource instanceof CfnElement)) throw new Error(`${owner.node.path} has no resource`);
  const id = Stack.of(owner).getLogicalId(resource);
  Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::<${id}.Arn>${suffix}]`, reason });
}
