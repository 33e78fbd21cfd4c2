import { CfnParameter } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { PARAMETERS, type Parameter } from "./stage.ts";

const PATTERNS: Record<Parameter, string> = {
  DomainName: "^[a-z0-9-]+(\\.[a-z0-9-]+)+$",
  CertificateArn: "^arn:aws:acm:us-east-1:[0-9]{12}:certificate/[a-f0-9-]+$",
  NationalLeads: "^[^@\\s,]+@[^@\\s,]+(,[^@\\s,]+@[^@\\s,]+)*$",
  MailFrom: "^[^@\\s]+@[^@\\s]+$",
};

/** The values a stage is told at deployment, as references. None has a default: a portal is somebody's. */
export function parameters(scope: Construct): Record<Parameter, string> {
  const value = (name: Parameter) =>
    new CfnParameter(scope, name, {
      description: PARAMETERS[name],
      allowedPattern: PATTERNS[name],
      noEcho: name === "NationalLeads",
    }).valueAsString;
  return {
    DomainName: value("DomainName"),
    CertificateArn: value("CertificateArn"),
    NationalLeads: value("NationalLeads"),
    MailFrom: value("MailFrom"),
  };
}
