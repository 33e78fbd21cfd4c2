import { Aws, RemovalPolicy, SecretValue, Validations } from "aws-cdk-lib";
import {
  AccountRecovery,
  CfnUserPoolClient,
  FeaturePlan,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  UserPool,
} from "aws-cdk-lib/aws-cognito";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import { SIGNED_IN_PATH, SIGNED_OUT_PATH } from "../../shared/kernel/names.ts";

/**
 * The default issuer: a user pool with compulsory second factor and threat protection. The sign-in door knows it
 * only as an issuer, a client id and the name of a secret, so another OpenID provider takes its place by setting
 * those three.
 */
export function identity(
  scope: Construct,
  settings: { publicOrigin: string; name: string; removalPolicy: RemovalPolicy },
) {
  const pool = new UserPool(scope, "People", {
    selfSignUpEnabled: true,
    signInAliases: { email: true },
    signInCaseSensitive: false,
    autoVerify: { email: true },
    mfa: Mfa.REQUIRED,
    mfaSecondFactor: { otp: true, sms: false },
    featurePlan: FeaturePlan.PLUS,
    standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
    passwordPolicy: {
      minLength: 12,
      requireLowercase: true,
      requireUppercase: true,
      requireDigits: true,
      requireSymbols: true,
    },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    deletionProtection: settings.removalPolicy === RemovalPolicy.RETAIN,
    removalPolicy: settings.removalPolicy,
  });
  pool.addDomain("Domain", { cognitoDomain: { domainPrefix: `${settings.name}-${Aws.ACCOUNT_ID}` } });

  // Code flow only. The pool checks the code challenge (PKCE) of every request that carries one; the door sends it.
  const client = pool.addClient("Portal", {
    generateSecret: true,
    preventUserExistenceErrors: true,
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
      callbackUrls: [`${settings.publicOrigin}${SIGNED_IN_PATH}`],
      logoutUrls: [`${settings.publicOrigin}${SIGNED_OUT_PATH}`],
    },
  });
  const resource = client.node.defaultChild;
  if (!(resource instanceof CfnUserPoolClient)) throw new Error("A user pool client has no resource");

  const clientSecretName = `${settings.name}/oidc-client-secret`;
  const secret = new Secret(scope, "ClientSecret", {
    secretName: clientSecretName,
    description: "What the sign-in door proves itself with to the issuer",
    secretStringValue: SecretValue.resourceAttribute(resource.attrClientSecret),
    removalPolicy: settings.removalPolicy,
  });
  Validations.of(secret).acknowledge({
    id: "AwsSolutions-SMG4",
    reason: "The issuer makes this secret; it changes by replacing the client, not by a schedule of ours.",
  });
  return { issuer: pool.userPoolProviderUrl, clientId: client.userPoolClientId, secret, clientSecretName };
}
