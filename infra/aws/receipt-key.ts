import { Aws, type RemovalPolicy } from "aws-cdk-lib";
import { AccountRootPrincipal, PolicyDocument, PolicyStatement, type Role } from "aws-cdk-lib/aws-iam";
import { Key, KeySpec, KeyUsage } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";

/**
 * The Ed25519 key that receipts are signed with. It never leaves the key service, and its own policy says everything:
 * the account's administrators care for it and cannot sign with it, nor let anybody else by a policy of theirs.
 */
export function receiptKey(scope: Construct, removalPolicy: RemovalPolicy): Key {
  return new Key(scope, "ReceiptKey", {
    description: "Signs the receipts of the portal. Keep it: receipts are checked with its public half",
    keySpec: KeySpec.ECC_NIST_EDWARDS25519,
    keyUsage: KeyUsage.SIGN_VERIFY,
    removalPolicy,
    policy: new PolicyDocument({
      statements: [
        new PolicyStatement({
          sid: "Administration",
          principals: [new AccountRootPrincipal()],
          actions: [
            "kms:CancelKeyDeletion",
            "kms:DescribeKey",
            "kms:DisableKey",
            "kms:EnableKey",
            "kms:Get*",
            "kms:List*",
            "kms:PutKeyPolicy",
            "kms:ScheduleKeyDeletion",
            "kms:TagResource",
            "kms:UntagResource",
            "kms:UpdateKeyDescription",
          ],
          resources: ["*"],
        }),
      ],
    }),
  });
}

/** Whom the key lets sign, only as receipts are signed, and whom it shows its public half. */
export function letUse(key: Key, roles: { signing: readonly Role[]; publishing: readonly Role[] }): void {
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: "Signing",
      principals: [...roles.signing],
      actions: ["kms:Sign"],
      resources: ["*"],
      conditions: {
        StringEquals: {
          "kms:CallerAccount": Aws.ACCOUNT_ID,
          "kms:MessageType": "RAW",
          "kms:SigningAlgorithm": "ED25519_SHA_512",
        },
      },
    }),
  );
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: "Publishing",
      principals: [...roles.publishing],
      actions: ["kms:DescribeKey", "kms:GetPublicKey"],
      resources: ["*"],
    }),
  );
}
