/** Behaviour of the CDK that the app relies on; given here so that the command line and the tests agree. */
export const CONTEXT = {
  "aws:cdk:bundling-stacks": [],
  "@aws-cdk/aws-s3:createDefaultLoggingPolicy": true,
  "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy": true,
  "@aws-cdk/aws-lambda:recognizeLayerVersion": true,
  "@aws-cdk/aws-dynamodb:resourcePolicyPerReplica": true,
  "@aws-cdk/core:checkSecretUsage": true,
  "@aws-cdk/core:enablePartitionLiterals": true,
  "@aws-cdk/core:annotationsInValidationReport": true,
  "@aws-cdk/core:validateAgainstDefaultRules": true,
};
