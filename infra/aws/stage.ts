/**
 * What a stage is called, what it must be told at deployment and what it tells afterwards. Names only, so that
 * the SST configuration can read it without loading the CDK.
 */

/** Refuses a stage name that could not be part of a bucket, pool or function name. */
export function stackName(stage: string): string {
  if (!/^[a-z][a-z0-9-]{0,15}$/.test(stage))
    throw new Error(`The stage "${stage}" must be 1 to 16 of a-z, 0-9 and "-", starting with a letter`);
  return `portal-${stage}`;
}

/** A stage called dev... is a developer's own: it may be destroyed, and is not paid for in advance. */
export function isDisposable(stage: string): boolean {
  return stage.startsWith("dev");
}

/** Where everything stands, because the bids must not leave the country. */
export const REGION = "eu-west-2";

/** Asked for at deployment, because a template must not hold them. */
export const PARAMETERS = {
  DomainName: "Host name that people use, such as portal.example.gov.uk",
  CertificateArn: "ARN of its certificate, in us-east-1 because CloudFront reads it there",
  NationalLeads:
    "Mail addresses of national leads, with commas between; each counts at that person's sign-in while fewer than two others lead",
  MailFrom: "Mail address that notices come from; the address itself is a verified SES identity",
} as const;
export type Parameter = keyof typeof PARAMETERS;

/** Told after deployment. */
export const OUTPUTS = {
  url: "PortalUrl",
  edge: "EdgeDomainName",
  table: "TableName",
  tableArn: "TableArn",
  issuer: "Issuer",
} as const;
