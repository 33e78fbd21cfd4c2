/** A secret from AWS Secrets Manager by its name. Throws when there is none under it. */
export async function secretOf(name: string): Promise<string> {
  const { GetSecretValueCommand, SecretsManagerClient } = await import("@aws-sdk/client-secrets-manager");
  const { SecretString } = await new SecretsManagerClient({}).send(
    new GetSecretValueCommand({ SecretId: name }),
  );
  if (SecretString === undefined) throw new Error("a secret without a value");
  return SecretString;
}
