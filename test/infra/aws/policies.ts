import type { Template } from "aws-cdk-lib/assertions";
import * as z from "zod";
import { HOLDERS, type Holder } from "../../../infra/aws/fence.ts";
import { allowedTo } from "../../../infra/aws/allowed.ts";

const several = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const Statement = z.object({
  Sid: z.string().optional(),
  Effect: z.string(),
  Action: several,
  Resource: z.unknown(),
  Condition: z.record(z.string(), z.record(z.string(), several)).optional(),
});
type Statement = z.infer<typeof Statement>;

/** The folder of a bucket, as a template names it: a list of its ARN and the rest. */
const Folder = z.object({
  "Fn::Join": z.tuple([
    z.literal(""),
    z.tuple([z.object({ "Fn::GetAtt": z.tuple([z.string(), z.literal("Arn")]) }), z.string()]),
  ]),
});

const LambdaFunction = z.object({
  Properties: z.object({
    FunctionName: z.string().optional(),
    Role: z.object({ "Fn::GetAtt": z.tuple([z.string(), z.literal("Arn")]) }),
  }),
});
const Policy = z.object({
  Properties: z.object({
    PolicyDocument: z.object({ Statement: z.array(Statement) }),
    Roles: z.array(z.object({ Ref: z.string() })),
  }),
});

/** Every statement of every policy attached to the role of one door or worker. */
export function statementsOf(template: Template, stack: string, holder: Holder): readonly Statement[] {
  const roles = Object.values(template.findResources("AWS::Lambda::Function"))
    .map((found) => LambdaFunction.parse(found).Properties)
    .filter((found) => found.FunctionName === `${stack}-${holder}`)
    .map((found) => found.Role["Fn::GetAtt"][0]);
  return Object.values(template.findResources("AWS::IAM::Policy"))
    .map((found) => Policy.parse(found).Properties)
    .filter((policy) => policy.Roles.some(({ Ref }) => roles.includes(Ref)))
    .flatMap((policy) => policy.PolicyDocument.Statement);
}

/** What the roles may do with objects: `bidder s3:GetObject uploads/files/*`. */
export function objectsReached(template: Template, stack: string): string[] {
  return HOLDERS.flatMap((holder) =>
    statementsOf(template, stack, holder).flatMap(({ Action, Resource }) =>
      Action.filter((action) => action.startsWith("s3:")).map(
        (action) => `${holder} ${action} ${folderOf(Resource)}`,
      ),
    ),
  );
}

function folderOf(resource: unknown): string {
  if (typeof resource === "string") return resource;
  const [
    {
      "Fn::GetAtt": [bucket],
    },
    folder,
  ] = Folder.parse(resource)["Fn::Join"][1];
  return bucket.replace(/[0-9A-F]{8}$/, "").toLowerCase() + folder;
}

const RoleArn = z.object({ "Fn::GetAtt": z.tuple([z.string(), z.literal("Arn")]) });
const KeyStatement = Statement.omit({ Resource: true }).extend({
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  Principal: z.object({ AWS: z.union([z.array(z.unknown()), z.unknown().transform((one) => [one])]) }),
});
const KeyResource = z.object({
  Properties: z.object({ KeyPolicy: z.object({ Statement: z.array(KeyStatement) }) }),
});

/** What the policy of the one key of a kind says, each statement with the doors and workers that it is about. */
export function keyPolicy(template: Template, KeySpec: string) {
  const [key] = Object.values(template.findResources("AWS::KMS::Key", { Properties: { KeySpec } }));
  return KeyResource.parse(key).Properties.KeyPolicy.Statement.map(({ Principal, ...statement }) => ({
    ...statement,
    holders: Principal.AWS.flatMap((principal) => {
      const role = RoleArn.safeParse(principal).data?.["Fn::GetAtt"][0];
      const holder = HOLDERS.find((one) => role?.startsWith(`Function${one}Role`));
      return holder === undefined ? [] : [holder];
    }),
  }));
}

const STREAM_ACTIONS = /^dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams)$/;

/** Where the synthesised roles differ from the fence, in words; empty when they are the fence exactly. */
export function fenceProblems(template: Template, stack: string): string[] {
  return HOLDERS.flatMap((holder) => {
    const statements = statementsOf(template, stack, holder).filter((statement) =>
      statement.Action.some((action) => action.startsWith("dynamodb:") && !STREAM_ACTIONS.test(action)),
    );
    return [...statements.flatMap(malformed), ...differences(holder, statements)].map(
      (problem) => `${holder}: ${problem}`,
    );
  });
}

function malformed(statement: Statement): string[] {
  const name = statement.Action.join(", ");
  const keys = leadingKeys(statement);
  const guard = statement.Condition?.["Null"]?.["dynamodb:LeadingKeys"]?.join();
  const operators = Object.keys(statement.Condition ?? {}).toSorted();
  return [
    ...(statement.Effect === "Allow" ? [] : [`${name} is no plain permission`]),
    ...(/scan|\*/i.test(name) ? [`${name} is allowed`] : []),
    ...(keys.length === 0 ? [`${name} has no leading keys`] : []),
    ...keys.filter((key) => !/^[A-Z]+#\*$/.test(key)).map((key) => `${name} on the leading key ${key}`),
    ...(guard === "false" ? [] : [`${name} has no guard against requests without keys`]),
    ...(operators.join() === "ForAllValues:StringLike,Null"
      ? []
      : [`${name} has conditions ${operators.join()}`]),
  ];
}

function differences(holder: Holder, statements: readonly Statement[]): string[] {
  const granted = new Set(
    statements.flatMap((statement) =>
      statement.Action.flatMap((action) => leadingKeys(statement).map((key) => `${action} ${key}`)),
    ),
  );
  const fence = new Set(
    [...allowedTo(holder)].flatMap(([action, words]) => words.map((word) => `dynamodb:${action} ${word}#*`)),
  );
  return [
    ...[...fence].filter((right) => !granted.has(right)).map((missing) => `${missing} is missing`),
    ...[...granted].filter((right) => !fence.has(right)).map((extra) => `${extra} is not in the fence`),
  ];
}

function leadingKeys(statement: Statement): readonly string[] {
  return statement.Condition?.["ForAllValues:StringLike"]?.["dynamodb:LeadingKeys"] ?? [];
}
